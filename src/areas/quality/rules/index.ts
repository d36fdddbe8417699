export { isDrawn } from './draw.ts';
export { apart, LEAST, ratesOf, wilson, type Counted } from './outcomes.ts';
