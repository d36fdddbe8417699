export { ToldMe } from './told-me.tsx';
