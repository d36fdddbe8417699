import { DAY, MINUTE, type Instant } from '#kernel/time.ts';
import { dayIn, offsetOf } from '#platform/zone.ts';
import { INTERVAL_SECONDS, type Weeks } from '../rules/index.ts';

const EVERY = INTERVAL_SECONDS * 1000;
export const A_DAY = DAY / EVERY;
/** A season is in it, and the year before is not. */
export const MOST_WEEKS = 12;

/** Half past nine is half past nine on the day on which the clocks change too. */
export function momentOf(zone: string, dayAt: Instant, n: number): Instant {
  const at = dayAt + n * EVERY;
  return at + offsetOf(zone, dayAt) - offsetOf(zone, at);
}

/** Weeks that end with yesterday, by the clock on the wall. Those before the first arrival say nothing of the desk. */
export function weeksOf(arrivals: readonly { at: Instant; count: number }[], zone: string, first: number): Weeks {
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
