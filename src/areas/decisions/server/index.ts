export { moneyWithin, type MoneyWithin } from './money-within.ts';
export { decisionRoutes } from './routes.ts';
export { decisionsToday } from './today.ts';
export { vettingBy } from './vet.ts';
