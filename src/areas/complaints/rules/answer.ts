import { undecided } from './apart.ts';

/** What of the customer's side has to be said before anybody decides their complaint. Who else is affected may be nobody. */
export const SIDE = ['asked', 'needs', 'feels', 'expects'] as const;
export type SidePart = (typeof SIDE)[number];

type Issue = { readonly number: number; readonly found: { readonly stage: number } | null };
type OnRecord = {
  readonly issues: readonly Issue[];
  readonly stage: number;
  /** The parts of the customer's side that are on record. */
  readonly said: readonly string[];
};

export type Missing = {
  readonly points: boolean;
  /** The numbers of the points without a finding of this stage. */
  readonly undecided: readonly number[];
  readonly unsaid: readonly SidePart[];
};

/** What the record lacks before the answer of a stage can go. */
export const missingFor = ({ issues, stage, said }: OnRecord): Missing => ({
  points: issues.length === 0,
  undecided: undecided(issues, stage).map(({ number }) => number),
  unsaid: SIDE.filter((part) => !said.includes(part)),
});

const SIDE_WORDS: Readonly<Record<SidePart, string>> = {
  asked: 'what they asked',
  needs: 'what they need',
  feels: 'how they feel',
  expects: 'what they expect',
};

/** Why a complaint cannot be answered yet, in one sentence; undefined when it can. */
export function answerRefused({ points, undecided: open, unsaid }: Missing): string | undefined {
  if (points) return 'This complaint has no points yet. Add what they complain of, and say what was found.';
  const [first] = open;
  if (first !== undefined)
    return `Point ${first} has no finding of this stage. Say what was found and why before the answer goes.`;
  if (unsaid.length > 0)
    return `Their side of it is not told yet: ${unsaid.map((part) => SIDE_WORDS[part]).join(', ')}. Say it on the case first.`;
  return undefined;
}
