export { ROLES, mayOf, permissionsOf, rolesThatMay, type Role } from './roles.ts';
export { FREE_TRIES, LONGEST_WAIT, waitAfter } from './throttle.ts';
