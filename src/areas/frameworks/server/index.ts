export { prepareFrameworks } from './adopt.ts';
export { guideOf } from './guide.ts';
export { frameworkRoutes } from './routes.ts';
export { giveRole, holdTo, measuresOf, profilesOf, rolesNow, rolesOf } from './people.ts';
export { itemsCalled, itemsOf, versionCalled, versionInUse, versionsOf, type ItemRow } from './store.ts';
