import { movesFrom, phaseOf } from './kinds.ts';

/** What a call came to. */
export const OUTCOMES = ['spoke', 'settled', 'ring back', 'left a message', 'no answer'] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Proposal = {
  /** Nothing more is owed: the case is closed with the call. */
  readonly closes: boolean;
  readonly nextStep: string;
  /** In how many working days. */
  readonly days: number;
};

const PROPOSALS: Readonly<Record<Outcome, Proposal>> = {
  spoke: { closes: false, nextStep: 'Do what was said on the telephone', days: 2 },
  settled: { closes: true, nextStep: '', days: 0 },
  'ring back': { closes: false, nextStep: 'Ring them back', days: 1 },
  'left a message': { closes: false, nextStep: 'See whether they rang back', days: 2 },
  'no answer': { closes: false, nextStep: 'Try to ring them again', days: 1 },
};

/** What usually follows a call that came to this; the officer may say otherwise. */
export const afterCall = (outcome: Outcome): Proposal => PROPOSALS[outcome];

/** The closed state that says a call settled the matter, in the words of the case's kind. */
export function settledState(kind: string): string {
  const closed = movesFrom(kind, 'new').flatMap(({ state, phase }) => (phase === 'closed' ? [state] : []));
  return ['answered', 'done'].find((state) => phaseOf(kind, state) === 'closed') ?? closed[0] ?? 'closed';
}

const LONGEST = 80;

/** What a new case is called when nobody had time to name it: the beginning of what was said. */
export function subjectFrom(said: string): string {
  const [line = ''] = said.trim().split(/\n|(?<=[.!?])\s/);
  const words = line.replace(/\s+/g, ' ').trim();
  if (words.length <= LONGEST) return words === '' ? 'A call' : words;
  const cut = words.slice(0, LONGEST);
  const end = cut.lastIndexOf(' ');
  return `${(end > LONGEST / 2 ? cut.slice(0, end) : cut).toWellFormed()}…`;
}
