/**
 * Which area may use which. A row lists everything it may import from other areas; nothing else is allowed.
 * Read it from the top: no row mentions an area further down, so the whole stays free of loops.
 */
export const MAP = {
  // Facts
  records: [],
  identity: ['records'],
  customers: ['records', 'identity'],
  standards: ['records'],
  roster: ['records', 'identity', 'standards'],
  delegations: ['records', 'identity'],
  directory: ['records', 'identity'],
  frameworks: ['records', 'identity'],

  // The work
  cases: ['records', 'identity', 'customers'],
  knowledge: ['records', 'identity', 'customers', 'cases'],

  // What happens around a case
  writing: ['records', 'identity', 'cases'],
  clocks: ['records', 'identity', 'customers', 'standards', 'cases'],
  promises: ['records', 'identity', 'customers', 'standards', 'cases', 'clocks'],
  correspondence: ['records', 'identity', 'customers', 'cases'],
  decisions: ['records', 'identity', 'customers', 'roster', 'delegations', 'cases', 'promises', 'correspondence'],
  conduct: ['records', 'identity', 'customers', 'cases', 'correspondence', 'decisions'],
  complaints: [
    'records',
    'identity',
    'customers',
    'standards',
    'cases',
    'clocks',
    'promises',
    'correspondence',
    'decisions',
  ],
  quality: ['records', 'identity', 'customers', 'cases', 'complaints', 'decisions'],
  referrals: ['records', 'identity', 'customers', 'directory', 'cases', 'promises', 'correspondence'],
  triage: ['records', 'identity', 'cases', 'knowledge'],
  recovery: ['records', 'identity', 'cases', 'complaints'],
  letters: ['records', 'identity', 'customers', 'cases', 'correspondence'],
  outreach: ['records', 'identity', 'customers', 'standards', 'correspondence', 'letters'],
  intake: ['records', 'identity', 'customers', 'cases', 'correspondence'],
  routing: ['records', 'identity', 'customers', 'standards', 'roster', 'cases', 'clocks', 'promises'],
  assessment: ['records', 'identity', 'standards', 'roster', 'correspondence'],
  recruitment: ['records', 'identity', 'frameworks', 'cases'],
  capability: ['records', 'identity', 'customers', 'roster', 'frameworks', 'cases'],
} as const satisfies Record<string, readonly string[]>;
