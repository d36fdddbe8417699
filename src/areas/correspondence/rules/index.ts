export { answerable, type Asking } from './answerable.ts';
export { retryAfter } from './retry.ts';
export { helpSentence } from './help-sentence.ts';
export {
  FACTS,
  fillForMany,
  fillTemplate,
  gapAfter,
  gapsIn,
  inLanguage,
  templateFault,
  templatesFor,
} from './template.ts';
export type { Facts, Gap } from './template.ts';
export { MOST_SEGMENTS, segmentsOf } from './text-message.ts';
export { VARIANTS, WAYS, variantFor, wayAdvised, type LetterForm, type Variant, type Way } from './ways.ts';
