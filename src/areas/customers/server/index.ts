export {
  addCustomer,
  contactPointsOf,
  customerName,
  customerNeeds,
  customersReachedAt,
  ensureCustomerAt,
  familyOfCustomer,
  type NewPoint,
} from './customers.ts';
export { customerRoutes } from './routes.ts';
export { searchCustomers, type Hit } from './search.ts';
