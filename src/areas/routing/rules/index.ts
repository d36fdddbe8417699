export { INTERVAL_SECONDS, gapOf, intervalOf, type Asked } from './day.ts';
export { handledOf, spreadOf, type InHand, type Spread } from './handling.ts';
export { forecastOf, type Expected, type Weeks } from './forecast.ts';
export { byTurn, steadyAfter, type Waiting } from './assigning.ts';
export { openExchange } from './exchange.ts';
export {
  changesNeeds,
  channelOf,
  concernsRouting,
  isAnswer,
  isGiving,
  isInHand,
  keepsWaiting,
  whatBecameOf,
  whyNoLonger,
  type Mode,
} from './keeping.ts';
export { faultsOfNeeds, meets, type Need } from './needs.ts';
export { HEEDS, OWN_NEEDS, USUAL_HEED, bothNeeds, needsOfCase, type Heed } from './own-needs.ts';
export { whyNothing, type NothingReason } from './nothing.ts';
export { whyTo, whyWaits, type Known, type Reason } from './reasons.ts';
