export { OfficersAndTeams } from './officers.tsx';
