export {
  AUDIENCES,
  REVIEW_AFTER,
  STAGES,
  STANDINGS,
  approvalRefused,
  isReviewDue,
  slugOf,
  standingOf,
  type Audience,
  type Stage,
  type Standing,
} from './article.ts';
export { differences } from './difference.ts';
export { begunGuide, withChanged, withStep, withoutStep } from './guide/edit.ts';
export {
  MOST_CHOICES,
  MOST_STEPS,
  OUTCOMES,
  guideFaults,
  stepOf,
  walkedBy,
  type Given,
  type Guide,
  type GuideFault,
  type Outcome,
  type Question,
  type Step,
  type Walked,
} from './guide/guide.ts';
export { dropArticle, emptyLexicon, isWorn, putArticle, type Findable, type Lexicon } from './lexicon.ts';
export { blocksOf, plainOf, type Inline } from './markup.ts';
export { passagesOf, passagesShown, widened } from './passages.ts';
export { find, type Found, type Narrowing } from './ranking.ts';
export { askingFor, readSuggestion } from './suggestion.ts';
export { isStillSaid } from './still-said.ts';
export { asked } from './terms.ts';
