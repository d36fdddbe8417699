export { isDrawn } from './draw.ts';
export { apart, LEAST, ratesOf, wilson, type Counted, type Rate } from './outcomes.ts';
