export {
  announce,
  eventsOf,
  followEvents,
  gatherEvents,
  hasElseHappened,
  hasHappened,
  hasRead,
  sharedCases,
} from './events.ts';
export type { Event, Happening } from './events.ts';
export { openReadLog, type ReadLog } from './read-log.ts';
export { recordRoutes } from './routes.ts';
export { seal, verify } from './seal.ts';
