export { announce, eventsOf, gatherEvents, hasHappened, type Event } from './events.ts';
export { openReadLog, type ReadLog } from './read-log.ts';
export { recordRoutes } from './routes.ts';
export { seal, verify } from './seal.ts';
