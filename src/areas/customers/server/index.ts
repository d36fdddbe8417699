export {
  addCustomer,
  contactPointsOf,
  customerName,
  customerNeeds,
  customersReachedAt,
  ensureCustomerAt,
  familyOfCustomer,
  namesOfCustomers,
  primaryEmail,
  reachedBy,
  recordKnownAs,
  spokenWith,
  type NewPoint,
  type Reached,
} from './customers.ts';
export { mergeCustomers } from './merge.ts';
export { addNeed, giveAuthority } from './around.ts';
export { addPoint } from './points.ts';
export { belong, changeCustomer, customerRoutes } from './routes.ts';
export { recordsCalled, searchCustomers, type Hit } from './search.ts';
