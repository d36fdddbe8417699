export {
  addCustomer,
  contactPointsOf,
  customerName,
  customerNeeds,
  customersReachedAt,
  ensureCustomerAt,
  familyOfCustomer,
  primaryEmail,
  recordKnownAs,
  type NewPoint,
} from './customers.ts';
export { mergeCustomers } from './merge.ts';
export { addPoint, belong, changeCustomer, customerRoutes } from './routes.ts';
export { searchCustomers, type Hit } from './search.ts';
