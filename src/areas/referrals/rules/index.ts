export {
  PAGE_LINK,
  againLetter,
  customerLetter,
  offerLetter,
  promised,
  sideLetter,
  subjectOf,
  type Told,
} from './letters.ts';
export { PARTICULARS, minimumFor, type Known, type Minimum, type Particular } from './minimum.ts';
export { performanceOf, type Figure } from './performance.ts';
export {
  ACTS,
  GROUNDS,
  MANNERS,
  OUTCOMES,
  STATES,
  actsFrom,
  afterAct,
  asksAfter,
  isOver,
  lackingIn,
  type Act,
  type Ground,
  type Manner,
  type Outcome,
  type Side,
  type State,
} from './states.ts';
