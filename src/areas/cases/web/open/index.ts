export { NewCase } from './new-case.tsx';
