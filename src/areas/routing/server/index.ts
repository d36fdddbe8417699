export { settleCases } from './keep-waiting.ts';
export { setQueueRule } from './queue-rules.ts';
export { routingRoutes } from './routes.ts';
export { sweepRouting } from './sweep.ts';
