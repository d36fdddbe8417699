export { promisingBy } from './promising.ts';
export { promisesOfDay, type DayOfPromises } from './of-day.ts';
export { promisersOf, promisesNamed, promisesSettled, publicPromises, type PublicPromise } from './read.ts';
export { promiseRoutes } from './routes.ts';
export { joinPromises, keepPromise, makePromise, movePromises } from './settle.ts';
export { sweepPromises } from './sweep.ts';
export { promisesToday } from './today.ts';
