export type { Block, Run } from './blocks.ts';
export { ENVELOPES, PAPERS, POSITIONS, type EnvelopeName } from './envelope.ts';
export { pageOf, titleOf, type Letterhead, type LetterPage } from './page.ts';
export { BATCH_STATES, BATCH_WAYS, mayRelease, sampleOf, type BatchState, type BatchWay } from './batch.ts';
