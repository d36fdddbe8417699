import type { Instant } from '#kernel/time.ts';

/** What somebody did with a stage. Stage 0 is what it is about: the officer who was complained of. */
export const PARTS = ['subject', 'owner', 'investigator', 'decider', 'finding'] as const;
export type Part = (typeof PARTS)[number];

export type Touch = {
  readonly stage: number;
  readonly officerId: string;
  readonly part: Part;
  readonly at: Instant;
};

/**
 * Who is kept apart from a stage: whoever was complained of, always; where the stage is independent, whoever had to do with an
 * earlier one in whatever way; and, where a complaint was joined that had got further, whoever had to do with that.
 */
export function keptApart(
  touches: readonly Pick<Touch, 'stage' | 'officerId'>[],
  stage: { readonly number: number; readonly independent: boolean },
): ReadonlySet<string> {
  const apart = touches.filter(
    (touch) => touch.stage === 0 || touch.stage > stage.number || (stage.independent && touch.stage < stage.number),
  );
  return new Set(apart.map(({ officerId }) => officerId));
}

/**
 * Somebody who had to do with an independent stage and with an earlier one as well, once two complaints are one: they cannot be
 * joined. `independent`: the first stage from which on others look at it.
 */
export function clashIn(
  touches: readonly Pick<Touch, 'stage' | 'officerId'>[],
  independent: number,
): string | undefined {
  const early = new Set(
    touches.flatMap(({ stage, officerId }) => (stage > 0 && stage < independent ? [officerId] : [])),
  );
  return touches.find(({ stage, officerId }) => stage >= independent && early.has(officerId))?.officerId;
}

export const FINDINGS = ['upheld', 'partly upheld', 'not upheld', 'not determined'] as const;
export type Finding = (typeof FINDINGS)[number];

export const GRADES = ['low', 'medium', 'high'] as const;
export type Grade = (typeof GRADES)[number];

type Found = { readonly stage: number };

/** The points that wait for a finding of this stage. A later stage looks at each of them for itself. */
export const undecided = <Issue extends { readonly found: Found | null }>(
  issues: readonly Issue[],
  stage: number,
): readonly Issue[] => issues.filter(({ found }) => found === null || found.stage < stage);
