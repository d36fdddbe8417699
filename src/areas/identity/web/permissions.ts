import { say } from '#ui/words/say.ts';
import { permissionsOf } from '../rules/index.ts';

/** What each permission lets an officer do, as one would say it to a new colleague. */
const words = (): Readonly<Record<string, string>> => ({
  'cases.count': say('See on the board how many there are of anything'),
  'cases.read': say('Read the cases of their queues'),
  'cases.open': say('Open a case'),
  'cases.change': say('Work on a case: tasks, tags, people, next step'),
  'cases.note': say('Write notes for colleagues'),
  'cases.assign': say('Hand a case over'),
  'cases.merge': say('Join and split cases'),
  'cases.see-all': say('See the cases of every queue'),
  'cases.see-restricted': say('See restricted cases'),
  'correspondence.send': say('Write to customers'),
  'correspondence.oversee': say('See mail of all that did not go out'),
  'customers.read': say('Look customers up'),
  'customers.change': say('Correct customer records'),
  'intake.sort': say('Sort mail by hand'),
  'intake.oversee': say('See where all incoming mail is'),
  'intake.administer': say('Say which address feeds which queue'),
  'identity.colleagues': say('See who works here'),
  'identity.administer': say('Add officers, give roles, make queues'),
  'roster.own': say('See their own roster, ask for leave, offer shifts, say whether they are here'),
  'roster.manage': say('Make the roster of their teams and decide on leave and swaps'),
  'roster.skills': say('Say what officers can do, and how well'),
  'assessment.take-part': say('See the apprenticeship programmes they are part of'),
  'assessment.employ': say('Begin an apprenticeship programme'),
  'assessment.assess': say('Assess the apprentices allocated to them'),
  'assessment.assure': say('Look at samples of assessments'),
  'assessment.inspect': say('Read every assessment from outside'),
  'assessment.organise': say('Run the assessment organisation'),
  'records.audit': say('Read the record of who did what'),
});

/** What these roles permit together. One that has no words yet is named as the system names it. */
export const permissionWords = (roles: readonly string[]): readonly string[] => {
  const told = words();
  return permissionsOf(roles).map((permission) => told[permission] ?? permission);
};
