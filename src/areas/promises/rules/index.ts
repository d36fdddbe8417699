export { promisesIn, type FoundPromise } from './promise-in-text.ts';
export { CAUSES, STANDINGS, dueRefused, renewRefused, standingOf, warnAt } from './standing.ts';
export type { Cause, Standing, State } from './standing.ts';
