export { PromiseFigures } from './promise-figures.tsx';
