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
export { dropArticle, emptyLexicon, isWorn, putArticle, type Findable, type Lexicon } from './lexicon.ts';
export { blocksOf, plainOf, type Inline } from './markup.ts';
export { passagesOf, widened } from './passages.ts';
export { find, type Found, type Narrowing } from './ranking.ts';
export { isStillSaid } from './still-said.ts';
export { asked } from './terms.ts';
