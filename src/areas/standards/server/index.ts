export { adoptPack, prepareStandards } from './rules.ts';
export { officeCalendar } from './calendars.ts';
export { standardRoutes } from './routes.ts';
export { openStandards, type BoundRule, type Standards } from './standards.ts';
