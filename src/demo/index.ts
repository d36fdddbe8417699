export { AGENCY, DOMAIN, TELEPHONE } from './agency.ts';
export { PASSWORD, fillDemo, type Filled } from './fill.ts';
