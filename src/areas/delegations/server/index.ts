export {
  addLine,
  appoint,
  checkDelegation,
  deciderOf,
  positionsOf,
  tableFor,
  type Delegations,
} from './delegations.ts';
export { delegationRoutes } from './routes.ts';
