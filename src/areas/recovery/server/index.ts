export { recoveryToday } from './today.ts';
export { recoveryRoutes } from './recovery.ts';
export { letDown, lookAtContact } from './signals.ts';
