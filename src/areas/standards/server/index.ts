export { prepareStandards } from './rules.ts';
export { standardRoutes } from './routes.ts';
export { openStandards, type BoundRule, type Standards } from './standards.ts';
