export { sendBatches } from './batches/send-batches.ts';
export { letterWay } from './letter-way.ts';
export type { Letters } from './letters.ts';
export { openMaker } from './making/open-maker.ts';
export { letterRoutes } from './routes.ts';
