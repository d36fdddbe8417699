export { Performance } from './performance.tsx';
