export { AGENCY, DOMAIN, type Agency } from './agency.ts';
export { PASSWORD, fillDemo } from './fill.ts';
