export { ROLES, mayOf, permissionsOf, type Role } from './roles.ts';
export { FREE_TRIES, LONGEST_WAIT, waitAfter } from './throttle.ts';
