export { assessmentRoutes } from './routes.ts';
export { openPlans } from './plans.ts';
