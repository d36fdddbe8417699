export { ROLES, mayOf, permissionsOf, type Role } from './roles.ts';
export { waitAfter } from './throttle.ts';
