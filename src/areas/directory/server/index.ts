export { judgeAddress, judgeFiles } from './check.ts';
export { bringIn, giveOut } from './files.ts';
export { findServices, type Found } from './find.ts';
export { keepGathered, relate } from './keep.ts';
export { saveSynonym } from './synonyms.ts';
export { directoryRoutes } from './routes.ts';
export { organizationsCalled, servicesCalled, type OrganizationRow, type ServiceRow } from './store.ts';
