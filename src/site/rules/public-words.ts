import { movesFrom, type Kind } from '#areas/cases/rules/index.ts';

/**
 * What a state means to the customer. Who acts next decides the title of the page; the sentence says where the matter
 * stands without any word of ours that they would have to learn.
 */
export type Standing = {
  readonly turn: 'ours' | 'theirs' | 'nobody';
  readonly sentence: string;
};

const ours = (sentence: string): Standing => ({ turn: 'ours', sentence });
const theirs = (sentence: string): Standing => ({ turn: 'theirs', sentence });
const nobody = (sentence: string): Standing => ({ turn: 'nobody', sentence });

/** By state, for every kind that knows the state. */
const ANY: Readonly<Record<string, Standing>> = {
  new: ours('We have your message. It is waiting to be read by the person who will answer it.'),
  open: ours('We are working on it.'),
  'waiting for customer': theirs(
    'Please read our message below. If we asked you something, we need your answer before we can go on.',
  ),
  closed: nobody('This is finished.'),
  answered: nobody('We have answered you, and this is finished.'),
  investigating: ours('We are finding out what happened.'),
};

/** Where a kind means something else by a state, or alone has it. */
const OF_KIND: Readonly<Record<Kind, Readonly<Record<string, Standing>>>> = {
  enquiry: {},
  'service request': {
    'with another team': ours('Another team is doing its part. We stay in charge of it.'),
    done: nobody('What you asked for has been done.'),
    declined: nobody('We could not do what you asked. Our message to you says why, and what you can do next.'),
  },
  complaint: {
    acknowledged: ours('We have read your complaint and are looking into it.'),
    'waiting for evidence': ours('We have asked others for what we need to decide.'),
    answered: theirs('We have answered your complaint. If you do not agree, tell us here.'),
    withdrawn: nobody('You asked us to stop, and we did.'),
  },
  compliment: { 'passed on': nobody('We have passed your kind words on to the people you meant.') },
  suggestion: {
    considered: nobody('We have thought about your suggestion. Our message to you says what comes of it.'),
  },
  'access request': {
    'checking identity': theirs('We need to be sure that it is you before we give anything out.'),
    collecting: ours('We are gathering the records you asked for.'),
    released: nobody('We have given you the records you asked for.'),
    refused: nobody('We could not give you what you asked for. Our message says why, and who can review it.'),
  },
  'privacy complaint': {},
  'human rights complaint': {},
  'safety concern': { 'made safe': nobody('What was dangerous has been made safe.') },
  'corruption report': { 'passed on': nobody('We have passed this on to those who look into it.') },
  'public interest disclosure': { 'passed on': nobody('We have passed this on to those who look into it.') },
  'decision review': {
    reviewing: ours('Somebody who did not make the decision is looking at it again.'),
    decided: nobody('We have looked at the decision again. Our message to you says what we found.'),
  },
};

const BY_PHASE = {
  open: ours('We are working on it.'),
  waiting: ours('We are waiting for something before we can go on.'),
  closed: nobody('This is finished.'),
} as const;

const isKind = (kind: string): kind is Kind => kind in OF_KIND;

/** The customer's words for a case. Total: a state that is newer than this page is told by what it means. */
export function standingOf(kind: string, state: string, phase: keyof typeof BY_PHASE): Standing {
  return (isKind(kind) ? OF_KIND[kind][state] : undefined) ?? ANY[state] ?? BY_PHASE[phase];
}

/** Whether a state of a kind has words of its own: what the test of totality asks. */
export const hasOwnWords = (kind: Kind, state: string): boolean => (OF_KIND[kind][state] ?? ANY[state]) !== undefined;

/** Every state a kind knows. */
export const statesOf = (kind: Kind): string[] => ['new', ...movesFrom(kind, 'new').map(({ state }) => state)];
