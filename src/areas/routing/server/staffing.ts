import { arrivalsOf } from '#areas/cases/server/index.ts';
import { DAY, MINUTE, type Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { dayIn, instantOfDay, offsetOf } from '#platform/zone.ts';
import { INTERVAL_SECONDS, forecastOf, intervalOf, type Asked, type Weeks } from '../rules/index.ts';

const EVERY = INTERVAL_SECONDS * 1000;
const A_DAY = DAY / EVERY;
/** A season is in it, and the year before is not. */
const MOST_WEEKS = 12;

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

/** Half past nine is half past nine on the day on which the clocks change too. */
function momentOf(zone: string, dayAt: Instant, n: number): Instant {
  const at = dayAt + n * EVERY;
  return at + offsetOf(zone, dayAt) - offsetOf(zone, at);
}

/** Weeks that end with yesterday, by the clock on the wall. Those before the first arrival say nothing of the desk. */
function weeksOf(arrivals: readonly { at: Instant; count: number }[], zone: string, first: number): Weeks {
  const weeks = Array.from({ length: MOST_WEEKS }, () => Array.from({ length: 7 * A_DAY }, () => 0));
  for (const { at, count } of arrivals) {
    const passed = dayIn(zone, at) - first;
    const minutes = Math.round((at + offsetOf(zone, at)) / MINUTE) % (DAY / MINUTE);
    const slot = (passed % 7) * A_DAY + Math.floor((minutes * MINUTE) / EVERY);
    const week = weeks[Math.floor(passed / 7)];
    if (week !== undefined) week[slot] = (week[slot] ?? 0) + count;
  }
  const begins = weeks.findIndex((week) => week.some((count) => count > 0));
  return begins === -1 ? [] : weeks.slice(begins);
}
