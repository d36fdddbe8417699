export { CAPABILITY_TODAY } from './today.tsx';
