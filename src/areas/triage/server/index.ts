export { learnTriage } from './learn.ts';
export { openModels, type Reader } from './models.ts';
export { triageRoutes } from './routes.ts';
export { agencyOfCase, keepLabel } from './say.ts';
export { sortNewCases, watchTrends } from './trends.ts';
