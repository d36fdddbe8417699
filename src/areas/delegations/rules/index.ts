export {
  POWERS,
  inForce,
  isMoney,
  mayDecide,
  standsFor,
  type Acting,
  type Allowed,
  type Decider,
  type Holder,
  type Line,
  type Matter,
  type Power,
  type Table,
  type Verdict,
} from './delegation.ts';
export { centsIn, inMoney } from './money.ts';
