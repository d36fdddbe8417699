export { AGENCY, DOMAIN } from './agency.ts';
export { PASSWORD, fillDemo, type Filled } from './fill.ts';
