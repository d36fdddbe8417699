import { arrivalsOf } from '#areas/cases/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { dayIn, instantOfDay } from '#platform/zone.ts';
import { INTERVAL_SECONDS, forecastOf, intervalOf, type Asked } from '../rules/index.ts';
import { A_DAY, MOST_WEEKS, momentOf, weeksOf } from './weeks.ts';

const EVERY = INTERVAL_SECONDS * 1000;

type Wanted = Asked & { readonly team?: string | undefined; readonly day: number };

/** What a day of the coming week needs, by what arrived at the same times of the weeks before. */
export async function staffingOf(reading: Reading, zone: string, { team, day, ...asked }: Wanted) {
  const today = dayIn(zone, reading.now);
  const first = today - 7 * MOST_WEEKS;
  const span = { teamId: team, from: instantOfDay(zone, first), to: instantOfDay(zone, today), every: EVERY };
  const weeks = weeksOf(await arrivalsOf(reading, span), zone, first);
  const forecast = forecastOf(weeks);
  const dayAt = instantOfDay(zone, today + day);
  return {
    dayAt,
    intervals: forecast.intervals
      .slice(day * A_DAY, (day + 1) * A_DAY)
      .map((expected, n) => ({ at: momentOf(zone, dayAt, n), ...intervalOf(expected, asked) })),
    forecast: { weeks: forecast.of, measured: forecast.measured },
  };
}
