export { recoveryToday } from './today.ts';
export { complimentsFor, recoveryRoutes } from './recovery.ts';
export { letDown, lookAtContact } from './signals.ts';
