export { inviteFirstAdministrator } from './invitations.ts';
export {
  activeOfficers,
  addOfficer,
  findOfficerByEmail,
  giveSamePassword,
  listOfficers,
  officerAsActor,
  officerNameOf,
  officerSince,
  officerSinceOf,
  colleaguesCalled,
  mailAddressesOf,
  namesOfOfficers,
  officersNamed,
  officersWhoMay,
  resetOfficer,
  setDisabled,
  workingOfficers,
  workingOfficersOf,
  workingRevision,
  type Colleague,
} from './officers.ts';
export { lookOf } from './look.ts';
export { hashPassword } from './password.ts';
export { identityRoutes } from './routes.ts';
export { openSessions, tidyIdentity } from './sessions.ts';
export { addTeam, allTeams, firstTeam, myTeams, sharedTeams, teamNameOf, teamsNamed } from './teams.ts';
