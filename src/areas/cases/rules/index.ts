export { stillSaid } from './promised.ts';
export { goesAt, goingNow, isNothing, toldOfBefore } from './begun.ts';
export { OUTCOMES, afterCall, settledState, subjectFrom, type Outcome } from './calling.ts';
export {
  CHANNELS,
  KINDS,
  PARTY_ROLES,
  PHASES,
  TONES,
  isKind,
  movesFrom,
  phaseOf,
  stateAfterCustomerWrote,
} from './kinds.ts';
export type { Kind, Move, Phase } from './kinds.ts';
export { firstStepOnline, type WantedOnline } from './first-step-online.ts';
export { AFTER_REPLY_STEP, FIRST_STEP, defaultDue } from './next-step.ts';
export { numberOf, referenceOf, referencesIn } from './reference.ts';
export { afterMove, stateAsKind, type Moving } from './moving.ts';
export { namedIn, stillNamed } from './naming.ts';
export { wholeWord } from './whole-word.ts';
export {
  MOST_PERSPECTIVE,
  PERSPECTIVE_PARTS,
  differs,
  sentencesOf,
  standsIn,
  type PerspectivePart,
  type SaidPart,
} from './perspective.ts';
export { ADVICE_STATES, whyNotAdvice, type AdviceAct, type AdviceState } from './advice.ts';
export { goesElsewhere, handOverNote, waitsFor } from './hand-over.ts';
export { COLUMNS, DUES, MOST_AT_ONCE, ORDERS, SHOWN, USUAL_COLUMNS, WAITS, orderFor, spanOf } from './wanted.ts';
export type { Column, Due, Order, Shown, Waits } from './wanted.ts';
export {
  COST_OF_ADVICE,
  COST_OF_GOING,
  COST_OF_HANDED,
  COST_OF_NAMED,
  COST_OF_QUEUE,
  COST_OF_TASK,
  COST_OF_UNDELIVERED,
  PARTS,
  costOf,
  inOrder,
  partOf,
  reasonFor,
} from './today.ts';
export type { CaseFacts, Moment, Need, Part } from './today.ts';
export { HANDED_WITH_OTHERS, REFUSALS, bulkVerdict, gapOf, permissionFor, undone, wordsFor } from './bulk.ts';
export type { BulkAct, Changeable, Chosen, Refused } from './bulk.ts';
export { excerptOf, OPERATORS, printQuery, readQuery, suggestionsFor, wordsOf } from './search/index.ts';
export type { Operator, Piece, QueryPart } from './search/index.ts';
export { becomesOf, likenessOf, type CaseField, type CaseSide, type SameReason } from './joining.ts';
