export { conductRoutes } from './routes.ts';
export { conductToday } from './today.ts';
export { mustBeOpen, noteDeparture } from './restrictions.ts';
