import { say } from '#ui/words/say.ts';
import { ROLES, type Role } from '../rules/index.ts';

/** What a role is called on the screen. */
export function roleName(role: Role): string {
  switch (role) {
    case 'officer':
      return say('officer');
    case 'team leader':
      return say('team leader');
    case 'complaints manager':
      return say('complaints manager');
    case 'records officer':
      return say('records officer');
    case 'administrator':
      return say('administrator');
    case 'board':
      return say('board on a wall');
    case 'training provider':
      return say('training provider');
    case 'independent assessor':
      return say('independent assessor');
    case 'quality assurer':
      return say('quality assurer');
    case 'external examiner':
      return say('external examiner');
    case 'assessment administrator':
      return say('assessment administrator');
  }
}

/** The same of a word that is on record. One that is no role of ours stays as it was written. */
export function roleCalled(word: string): string {
  const role = ROLES.find((one) => one === word);
  return role === undefined ? word : roleName(role);
}

/** What it opens, in one line. */
export function roleTold(role: Role): string {
  switch (role) {
    case 'officer':
      return say('answers customers in their own queues');
    case 'team leader':
      return say('sees every queue and what is restricted');
    case 'complaints manager':
      return say('as a leader, for complaints');
    case 'records officer':
      return say('as a leader, and reads the record of who did what');
    case 'administrator':
      return say('runs the system; sees no cases without another role');
    case 'board':
      return say('an account for a screen everybody sees: it counts, and opens nothing');
    case 'training provider':
      return say('teaches apprentices; sees their programmes and no cases');
    case 'independent assessor':
      return say('assesses who is allocated to them; sees no cases');
    case 'quality assurer':
      return say('looks at samples of assessments; sees no cases');
    case 'external examiner':
      return say('reads assessments and changes nothing; sees no cases');
    case 'assessment administrator':
      return say('runs the assessment organisation: briefs, allocation, release; sees no cases');
  }
}
