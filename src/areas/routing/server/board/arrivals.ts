import { countedArrivals } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { dayIn, instantOfDay } from '#platform/zone.ts';
import { INTERVAL_SECONDS, forecastOf, type Expected } from '../../rules/index.ts';
import { A_DAY, MOST_WEEKS, momentOf, weeksOf } from '../weeks.ts';

const EVERY = INTERVAL_SECONDS * 1000;

type Interval = Expected & { readonly at: Instant; readonly came: number | null };
type Flow = { readonly weeks: number; readonly intervals: Interval[] };
export type ArrivalsOfToday = {
  readonly read: (reading: Reading, teamIds: readonly string[]) => Promise<Flow>;
};

type Awaited = { readonly of: number; readonly today: readonly Expected[] };

/** Boards of so many sets of queues, of which each is worked out once a day. */
const MOST_KNOWN = 50;

/**
 * What comes each half hour beside what was to be expected. What is expected today was settled by what came until yesterday,
 * so it is found once a day and a board that is asked every few seconds counts the arrivals of today alone.
 */
export function openArrivals(zone: string): ArrivalsOfToday {
  const known = new Map<string, Promise<Awaited>>();
  const expectedFor = (reading: Reading, teamIds: readonly string[], today: number): Promise<Awaited> => {
    const key = `${today} ${[...teamIds].toSorted().join(' ')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST_KNOWN) known.clear();
    const made = expected(reading, { zone, teamIds, today });
    known.set(key, made);
    made.catch(() => known.delete(key));
    return made;
  };
  return {
    read: async (reading, teamIds) => {
      const today = dayIn(zone, reading.now);
      const from = instantOfDay(zone, today);
      const [awaited, came] = await Promise.all([
        expectedFor(reading, teamIds, today),
        countedArrivals(reading, { teamIds, from, to: reading.now, every: EVERY }),
      ]);
      const counts = new Map(came.map(({ at, count }) => [at, count]));
      return {
        weeks: awaited.of,
        intervals: Array.from({ length: A_DAY }, (_, n) => {
          const at = momentOf(zone, from, n);
          const { expected: mean, low, high } = awaited.today[n] ?? { expected: 0, low: 0, high: 0 };
          // The half hour that is still going on says too little yet.
          return { at, came: at + EVERY <= reading.now ? (counts.get(at) ?? 0) : null, expected: mean, low, high };
        }),
      };
    },
  };
}

type Wanted = { readonly zone: string; readonly teamIds: readonly string[]; readonly today: number };

async function expected(reading: Reading, { zone, teamIds, today }: Wanted): Promise<Awaited> {
  const first = today - 7 * MOST_WEEKS;
  const span = { teamIds, from: instantOfDay(zone, first), to: instantOfDay(zone, today), every: EVERY };
  const forecast = forecastOf(weeksOf(await countedArrivals(reading, span), zone, first));
  return { of: forecast.of, today: forecast.intervals.slice(0, A_DAY) };
}
