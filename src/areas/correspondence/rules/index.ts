export { answerable, type Asking } from './answerable.ts';
export { retryAfter } from './retry.ts';
