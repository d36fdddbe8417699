import type { Finding } from './apart.ts';

/** What went wrong, as the customer met it. */
export const WENT_WRONG = [
  'access',
  'delay',
  'information',
  'decision',
  'process',
  'conduct',
  'communication',
  'privacy',
  'record',
  'facility',
  'digital',
  'cost',
  'policy',
  'partner',
] as const;
export type WentWrong = (typeof WENT_WRONG)[number];

/** Why it did, as we find it on our side. */
export const BECAUSE = [
  'skill',
  'capacity',
  'process missing',
  'process not followed',
  'knowledge',
  'system',
  'data',
  'law',
  'handoff',
  'third party',
  'customer',
  'unavoidable',
] as const;
export type Because = (typeof BECAUSE)[number];

type Point = {
  readonly number: number;
  readonly finding: Finding | null;
  readonly causes: number;
  readonly learned: boolean;
};

/** The numbers of the points that were upheld, wholly or in part, and of which nobody has said why they happened and what is learned. */
export const unlearned = (points: readonly Point[]): readonly number[] =>
  points.flatMap(({ number, finding, causes, learned }) =>
    (finding === 'upheld' || finding === 'partly upheld') && (causes === 0 || !learned) ? [number] : [],
  );
