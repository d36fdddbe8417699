export type { Block, Run } from './blocks.ts';
export { ENVELOPES, PAPERS, POSITIONS, type EnvelopeName, type Paper } from './envelope.ts';
export { pageOf, type Letterhead, type LetterPage } from './page.ts';
export {
  BATCH_STATES,
  BATCH_WAYS,
  LETTER_STATES,
  mayRelease,
  sampleOf,
  type BatchState,
  type BatchWay,
} from './batch.ts';
