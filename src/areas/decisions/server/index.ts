export { askDecision } from './ask.ts';
export type { Deciding } from './deciding.ts';
export { moneyWithin, type MoneyWithin } from './money-within.ts';
export { decisionRoutes } from './routes.ts';
export { decisionOf, decisionsNow, decisionsWithPartOf, settledDecisions } from './store.ts';
export { decisionsToday } from './today.ts';
export { vettingBy } from './vet.ts';
