export type { Nature, ReadMessage } from './message.ts';
export { placeOf, type Facts, type Placing } from './place.ts';
