export { MeOf, useAskMe, useMe, useNameOf, useOfficers, useTeams } from './me.tsx';
export { SignIn } from './sign-in.tsx';
export { Welcome } from './welcome.tsx';
export { useSignOut } from './sign-out.ts';
export { roleCalled, roleName } from './roles.ts';
export { useKeepLook } from './keep-look.ts';
