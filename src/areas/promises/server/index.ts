export { promisingBy } from './promising.ts';
export { promisersOf, publicPromises, type PublicPromise } from './read.ts';
export { promiseRoutes } from './routes.ts';
export { joinPromises, movePromises } from './settle.ts';
export { sweepPromises } from './sweep.ts';
export { promisesToday } from './today.ts';
