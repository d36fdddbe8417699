import { say, sayCount } from '#ui/words/say.ts';

const KIND_WORDS: Readonly<Record<string, () => string>> = {
  'work record': () => say('work record'),
  recording: () => say('recording'),
  document: () => say('document'),
  'customer feedback': () => say('customer feedback'),
  'witness statement': () => say('witness statement'),
  'manager statement': () => say('manager statement'),
  'peer statement': () => say('statement of a colleague'),
  review: () => say('review'),
  observation: () => say('observation'),
  reflection: () => say('reflection'),
  certificate: () => say('certificate'),
  'simulated contact': () => say('simulated contact'),
};
export const kindWords = (kind: string): string => KIND_WORDS[kind]?.() ?? kind;

const STATE_WORDS: Readonly<Record<string, () => string>> = {
  claimed: () => say('waits for a leader'),
  accepted: () => say('accepted'),
  returned: () => say('returned to you'),
  declined: () => say('not accepted'),
  withdrawn: () => say('taken back'),
};
export const stateWords = (state: string): string => STATE_WORDS[state]?.() ?? state;
export const stateMeaning = (state: string): 'kept' | 'due' | 'late' | undefined => {
  if (state === 'accepted') return 'kept';
  if (state === 'returned') return 'due';
  return state === 'declined' ? 'late' : undefined;
};

export const STRENGTHS = ['none', 'begun', 'fair', 'strong'] as const;
export function strengthWords(strength: (typeof STRENGTHS)[number]): string {
  if (strength === 'none') return say('nothing yet');
  if (strength === 'begun') return say('begun');
  return strength === 'fair' ? say('fair') : say('strong');
}

const BECAUSE: Readonly<Record<string, (n: number) => string>> = {
  nothing: () => say('Nothing was accepted for it yet.'),
  works: (n) => sayCount(n, 'One piece of work.', '{{count}} different pieces of work.'),
  'one kind': () => say('All of one kind; another kind would make it stronger.'),
  kinds: (n) => sayCount(n, 'Of one kind.', 'Of {{count}} kinds.'),
  'one rater': () => say('One person agreed; a second would make it stronger.'),
  raters: (n) => sayCount(n, 'One person agreed.', '{{count}} people agreed.'),
  fresh: (n) => sayCount(n, 'The newest is a day old.', 'The newest is {{count}} days old.'),
  'a year old': () => say('The newest is more than a year old.'),
  'two years old': () => say('The newest is more than two years old.'),
};
export const becauseWords = (because: readonly { says: string; n: number }[]): string =>
  because.map(({ says, n }) => BECAUSE[says]?.(n) ?? '').join(' ');

export function standingWords(standing: 'whole' | 'part gone' | 'gone'): string | null {
  if (standing === 'whole') return null;
  return standing === 'gone'
    ? say('The work it points at is not there any more. What was agreed to stands; nobody can look it up.')
    : say('A part of the work was changed or taken out since. The words here are of what is left.');
}

export const raterWords = (role: string): string => {
  if (role === 'self') return say('oneself');
  return role === 'manager' ? say('leader') : say('colleague');
};
