export { checkLetter, listLetters, releaseBatch, showBatch } from './batches/batches.ts';
export { makeBatch } from './batches/make-batch.ts';
export { sendBatches } from './batches/send-batches.ts';
export { letterWay } from './letter-way.ts';
export type { Letters } from './letters.ts';
export { openMaker } from './making/open-maker.ts';
export { listToPost, postLetters } from './post.ts';
export { letterRoutes } from './routes.ts';
export { setLetter } from './set-letter.ts';
