export { GivingOut } from './giving-out.tsx';
