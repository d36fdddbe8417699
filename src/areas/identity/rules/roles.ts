export const ROLES = ['officer', 'team leader', 'complaints manager', 'records officer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

const OFFICER = [
  'cases.read',
  'cases.open',
  'cases.change',
  'cases.note',
  'cases.assign',
  'cases.merge',
  'correspondence.send',
  'customers.read',
  'customers.change',
  'intake.sort',
  'roster.own',
] as const;

const LEADER = [
  ...OFFICER,
  'cases.see-all',
  'cases.see-restricted',
  'complaints.refuse',
  'correspondence.oversee',
  'correspondence.templates',
  'intake.oversee',
  'routing.plan',
  'roster.manage',
  'roster.skills',
] as const;

/**
 * What each role may do. An administrator runs the system and sees the mail that could not be placed, but not the cases:
 * whoever needs both holds both roles. Source: `docs/words.md`, roles.
 */
const PERMISSIONS: Readonly<Record<Role, readonly string[]>> = {
  officer: OFFICER,
  'team leader': LEADER,
  'complaints manager': LEADER,
  'records officer': [...LEADER, 'records.audit'],
  administrator: [
    'identity.administer',
    'intake.oversee',
    'intake.administer',
    'correspondence.oversee',
    'correspondence.templates',
    'records.audit',
    'standards.administer',
    'roster.skills',
  ],
};

/** Every permission these roles give together, in alphabetical order. */
export const permissionsOf = (roles: readonly string[]): string[] =>
  [...new Set(ROLES.filter((role) => roles.includes(role)).flatMap((role) => PERMISSIONS[role]))].toSorted();

/** Asks whether these roles give a permission. */
export function mayOf(roles: readonly string[]): (permission: string) => boolean {
  const held = new Set(permissionsOf(roles));
  return (permission) => held.has(permission);
}
