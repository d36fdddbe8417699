/** How many came of one topic on one day, as its number since 1 January 1970. */
export type DayCount = { readonly topic: string; readonly day: number; readonly count: number };

export type Rise = {
  readonly topic: string;
  readonly count: number;
  /** How many there are on such a day as a rule. */
  readonly expected: number;
  /** How likely so many would be if nothing had changed. */
  readonly chance: number;
};

const WEEK = 7;
const WEEKS = 8;
/** So many come by chance on one day of a year and a topic at the most. */
const UNLIKELY = 1 / 400;
const LEAST = 4;
/** Even what hardly ever comes is expected now and then: without it the first two of a topic would be news. */
const LEAST_EXPECTED = 0.25;

/**
 * Topics that rise faster than expected today. What is expected is what came up to the same hour on the same weekday of the eight
 * weeks before; how unlikely it is, is the tail of a Poisson distribution around it. Counts are up to this hour on each day.
 */
export function rising(counts: readonly DayCount[], today: number): readonly Rise[] {
  const byTopic = Map.groupBy(counts, ({ topic }) => topic);
  return [...byTopic]
    .map(([topic, of]) => {
      const on = (day: number) => of.reduce((sum, one) => sum + (one.day === day ? one.count : 0), 0);
      const before = Array.from({ length: WEEKS }, (_, n) => on(today - WEEK * (n + 1)));
      const expected = Math.max(LEAST_EXPECTED, before.reduce((sum, n) => sum + n, 0) / WEEKS);
      const count = on(today);
      return { topic, count, expected, chance: atLeast(count, expected) };
    })
    .filter(({ count, chance }) => count >= LEAST && chance < UNLIKELY)
    .toSorted((one, other) => one.chance - other.chance);
}

/** How likely so many or more are where so many are expected (Poisson). */
export function atLeast(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let below = 0;
  for (let n = 0; n < count; n += 1) {
    below += term;
    term *= expected / (n + 1);
  }
  return Math.max(0, 1 - below);
}
