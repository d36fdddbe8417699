export { eventsOfMove, isWordFromUs } from './events.ts';
export { BREACH_CAUSES, actsOf, isFor, warnAt } from './turn.ts';
export type { BreachCause, ClockState } from './turn.ts';
export { dateInLetter, progressText } from './progress.ts';
