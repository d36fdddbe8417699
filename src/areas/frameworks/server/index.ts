export { prepareFrameworks } from './adopt.ts';
export { frameworkRoutes } from './routes.ts';
export { giveRole, holdTo, measuresOf, profilesOf, rolesOf } from './people.ts';
export { itemsCalled, itemsOf, versionCalled, versionInUse, versionsOf, type ItemRow } from './store.ts';
