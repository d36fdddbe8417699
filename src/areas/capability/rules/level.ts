import { STRONG } from './strength.ts';

/** One accepted item for a level of a capability. */
export type Shown = {
  readonly level: number;
  readonly workId: string;
  readonly kind: string;
  readonly raters: readonly string[];
};

export type LevelWorking = {
  readonly level: number;
  readonly works: number;
  readonly kinds: number;
  readonly raters: number;
  readonly enough: boolean;
};

/**
 * The level that evidence shows: the highest for which there are enough works, of enough kinds, agreed to by enough people. What
 * was shown at a higher level shows the lower one as well. With the working for every level.
 */
export function evidencedLevel(
  shown: readonly Shown[],
  levels: number,
): { level: number; working: readonly LevelWorking[] } {
  const working = Array.from({ length: levels }, (_, n): LevelWorking => {
    const at = shown.filter(({ level }) => level >= n + 1);
    const works = new Set(at.map(({ workId }) => workId)).size;
    const kinds = new Set(at.map(({ kind }) => kind)).size;
    const raters = new Set(at.flatMap((one) => one.raters)).size;
    const enough = works >= STRONG.works && kinds >= STRONG.kinds && raters >= STRONG.raters;
    return { level: n + 1, works, kinds, raters, enough };
  });
  return { level: working.findLast(({ enough }) => enough)?.level ?? 0, working };
}

/** How many levels are missing to what the role asks for, by what a manager confirmed. Never less than none. */
export const gapOf = (required: number, confirmed: number | null): number => Math.max(0, required - (confirmed ?? 0));
