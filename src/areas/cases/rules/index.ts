export { CHANNELS, KINDS, PARTY_ROLES, PHASES, TONES, movesFrom, phaseOf, stateAfterCustomerWrote } from './kinds.ts';
export type { Kind, Move, Phase } from './kinds.ts';
export { firstStepOnline, type WantedOnline } from './first-step-online.ts';
export { AFTER_REPLY_STEP, FIRST_STEP, defaultDue } from './next-step.ts';
export { numberOf, referenceOf, referencesIn } from './reference.ts';
export { afterMove, stateAsKind, type Moving } from './moving.ts';
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
