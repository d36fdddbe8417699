export { OfficersAndTeams } from './officers.tsx';
export { SignInRules } from './sign-in-rules.tsx';
