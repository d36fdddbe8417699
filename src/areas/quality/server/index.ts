export { causeText, drawFor, prepareQuality } from './looks.ts';
export { qualityRoutes } from './routes.ts';
