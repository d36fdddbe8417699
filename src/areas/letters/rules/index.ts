export type { Block, Run } from './blocks.ts';
export { ENVELOPES, PAPERS, POSITIONS, type EnvelopeName } from './envelope.ts';
export { LARGEST_LOGO, LOGO_TYPES, judgeLogo, pictureSize, type LogoType } from './logo.ts';
export { CODES, pageOf, titleOf, type Letterhead, type LetterPage, type Logo } from './page.ts';
export { BATCH_STATES, BATCH_WAYS, mayRelease, sampleOf, type BatchState, type BatchWay } from './batch.ts';
