export { fillDemo, type Filling } from './fill.ts';
