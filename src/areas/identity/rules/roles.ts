export const ROLES = [
  'officer',
  'team leader',
  'complaints manager',
  'records officer',
  'administrator',
  'board',
  'training provider',
  'independent assessor',
  'quality assurer',
  'external examiner',
  'assessment administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** What hangs on a wall: how many there are of anything, and nothing of any of it. */
const BOARD = ['cases.count'] as const;

const OFFICER = [
  ...BOARD,
  'assessment.take-part',
  'cases.read',
  'cases.open',
  'cases.change',
  'cases.note',
  'cases.assign',
  'cases.merge',
  'correspondence.send',
  'customers.read',
  'customers.change',
  'directory.read',
  'identity.colleagues',
  'intake.sort',
  'letters.post',
  'knowledge.read',
  'roster.own',
  'frameworks.read',
  'capability.own',
  'recruitment.judge',
] as const;

const LEADER = [
  ...OFFICER,
  'assessment.employ',
  'cases.see-all',
  'cases.see-restricted',
  'complaints.refuse',
  'correspondence.oversee',
  'correspondence.templates',
  'delegations.read',
  'directory.change',
  'intake.oversee',
  'letters.batch',
  'outreach.manage',
  'quality.look-again',
  'knowledge.write',
  'routing.plan',
  'roster.manage',
  'roster.skills',
  'writing.words',
  'capability.lead',
  'capability.courses',
  'recruitment.run',
] as const;

/**
 * What each role may do. An administrator runs the system and sees the mail that could not be placed, but not the cases:
 * whoever needs both holds both roles. A board is an account for a screen that everybody walks past. Source: `docs/words.md`, roles.
 */
const PERMISSIONS: Readonly<Record<Role, readonly string[]>> = {
  board: BOARD,
  officer: OFFICER,
  'team leader': LEADER,
  'complaints manager': LEADER,
  'records officer': [...LEADER, 'records.audit'],
  administrator: [
    'identity.administer',
    'identity.colleagues',
    'intake.oversee',
    'intake.administer',
    'correspondence.oversee',
    'correspondence.templates',
    'letters.administer',
    'letters.post',
    'records.audit',
    'standards.administer',
    'delegations.read',
    'delegations.administer',
    'directory.read',
    'directory.change',
    'roster.skills',
    'writing.words',
    'frameworks.read',
    'frameworks.administer',
    'capability.courses',
  ],
  // People from outside: they see the programmes they are part of, and nothing of the cases.
  'training provider': ['assessment.take-part'],
  'independent assessor': ['assessment.take-part', 'assessment.assess'],
  'quality assurer': ['assessment.take-part', 'assessment.assure'],
  'external examiner': ['assessment.take-part', 'assessment.inspect'],
  'assessment administrator': ['assessment.take-part', 'assessment.employ', 'assessment.organise'],
};

/** Every permission these roles give together, in alphabetical order. */
export const permissionsOf = (roles: readonly string[]): string[] =>
  [...new Set(ROLES.filter((role) => roles.includes(role)).flatMap((role) => PERMISSIONS[role]))].toSorted();

/** The roles that give a permission. */
export const rolesThatMay = (permission: string): readonly Role[] =>
  ROLES.filter((role) => PERMISSIONS[role].includes(permission));

/** Asks whether these roles give a permission. */
export function mayOf(roles: readonly string[]): (permission: string) => boolean {
  const held = new Set(permissionsOf(roles));
  return (permission) => held.has(permission);
}
