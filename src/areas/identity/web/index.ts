export { MeOf, useAskMe, useMe, useNameOf, useOfficers, useTeams, type Me, type OfficerCard } from './me.tsx';
export { SignIn } from './sign-in.tsx';
export { Welcome } from './welcome.tsx';
export { useSignOut } from './sign-out.ts';
