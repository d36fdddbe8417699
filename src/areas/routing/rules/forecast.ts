/** Arrivals by interval, oldest first. A week has as many intervals as its calendar says; the first is the same in each. */
export type Weeks = readonly (readonly number[])[];

export type Expected = { readonly expected: number; readonly low: number; readonly high: number };

export type Forecast = {
  readonly intervals: readonly Expected[];
  /** How many weeks the mean is taken of. */
  readonly of: number;
  /** Measured by forecasting weeks that had already been, from those before them; null where there were too few. */
  readonly measured: Measured | null;
};

export type Measured = {
  readonly weeks: number;
  /** The sum of all misses over the sum of all arrivals. */
  readonly error: number;
  /** The same for a forecast that says the week before comes again. */
  readonly errorOfLastWeek: number;
  /** How many intervals of a held-back week were inside the band, which was made without that week. */
  readonly inside: number;
};

/** Of how many weeks a mean is taken: enough to calm chance, few enough to follow the season. */
const MOST_WEEKS = 6;
/** Eight intervals in ten are to lie in the band: one in ten below it, one above. */
const BELOW = 0.1;
/** Where nothing was measured yet, as far as chance alone goes: the normal curve's tenth. */
const CHANCE = 1.2816;
/** Under so many misses the measured tenth is chance itself. */
const ENOUGH_MISSES = 40;

/**
 * The coming week: each interval as the mean of the same interval in the last weeks. The band is as wide as the forecast
 * was wrong on weeks held back, beside the spread that arrivals have by themselves, which is the root of their number.
 */
export function forecastOf(weeks: Weeks): Forecast {
  const misses = weeks.flatMap((week, n) => (n < 2 ? [] : missesOf(week, meanOf(weeks.slice(0, n)))));
  return {
    intervals: banded(meanOf(weeks), misses),
    of: Math.min(weeks.length, MOST_WEEKS),
    measured: measuredOn(weeks),
  };
}

function meanOf(weeks: Weeks): number[] {
  const last = weeks.slice(-MOST_WEEKS);
  const [first = []] = last;
  return first.map((_, at) => last.reduce((sum, week) => sum + (week[at] ?? 0), 0) / last.length);
}

const spreadOf = (expected: number) => Math.sqrt(Math.max(expected, 0.25));

/** By how many spreads each interval missed. Intervals in which nothing ever arrives, as at night, would only flatter. */
const missesOf = (week: readonly number[], mean: readonly number[]): number[] =>
  week.flatMap((arrived, at) => {
    const expected = mean[at] ?? 0;
    return arrived === 0 && expected === 0 ? [] : [(arrived - expected) / spreadOf(expected)];
  });

function banded(mean: readonly number[], misses: readonly number[]): Expected[] {
  const sorted = misses.toSorted((a, b) => a - b);
  const known = sorted.length >= ENOUGH_MISSES;
  const down = known ? (sorted[Math.floor(BELOW * sorted.length)] ?? 0) : -CHANCE;
  const up = known ? (sorted[Math.ceil((1 - BELOW) * sorted.length) - 1] ?? 0) : CHANCE;
  return mean.map((expected) =>
    expected === 0
      ? { expected, low: 0, high: 0 }
      : {
          expected,
          low: Math.max(0, expected + Math.min(0, down) * spreadOf(expected)),
          high: expected + Math.max(0, up) * spreadOf(expected),
        },
  );
}

/** Weeks before the first that is held back: two for a mean, and one more whose misses make a band. */
const BEFORE = 3;

function measuredOn(weeks: Weeks): Measured | null {
  const held = weeks.flatMap((week, n) => (n < BEFORE ? [] : heldBack(week, weeks.slice(0, n))));
  const sum = (of: (one: Held) => number) => held.reduce((all, one) => all + of(one), 0);
  const arrived = sum(({ came }) => came);
  if (arrived === 0) return null;
  return {
    weeks: weeks.length - BEFORE,
    error: sum(({ came, expected }) => Math.abs(came - expected)) / arrived,
    errorOfLastWeek: sum(({ came, last }) => Math.abs(came - last)) / arrived,
    // Only whole customers arrive, so the edges count.
    inside: sum(({ came, low, high }) => Number(came >= Math.floor(low) && came <= Math.ceil(high))) / held.length,
  };
}

type Held = Expected & { readonly came: number; readonly last: number };

/** What came in each interval of a week beside what those before it would have said. */
function heldBack(week: readonly number[], before: Weeks): Held[] {
  const misses = before.flatMap((one, at) => (at < 2 ? [] : missesOf(one, meanOf(before.slice(0, at)))));
  return banded(meanOf(before), misses).flatMap((band, at) => {
    const came = week[at] ?? 0;
    return came === 0 && band.expected === 0 ? [] : [{ ...band, came, last: before.at(-1)?.[at] ?? 0 }];
  });
}
