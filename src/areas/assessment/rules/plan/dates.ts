import { addMonths, dayOfText, textOfDay } from '#kernel/civil.ts';
import type { Plan } from './plan.ts';

/** A day as people write it, 2026-11-22: two of them compare as texts. */
export type DayText = string;

/** A pause in the programme. One that is open has no end yet. */
export type Break = { readonly from: DayText; readonly until: DayText | null };

export const daysBetween = (from: DayText, until: DayText): number => (dayOfText(until) ?? 0) - (dayOfText(from) ?? 0);

/** So many calendar months on; the last day of the month where it has no such day. */
export const monthsOn = (day: DayText, months: number): DayText => textOfDay(addMonths(dayOfText(day) ?? 0, months));

export const daysOn = (day: DayText, days: number): DayText => textOfDay((dayOfText(day) ?? 0) + days);

/** Days of breaks, each day counted once however many breaks it lies in. An open break runs until today. */
export function breakDays(breaks: readonly Break[], today: DayText): number {
  const spans = breaks
    .map(({ from, until }) => ({ from, until: until ?? today }))
    .filter(({ from, until }) => from < until)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const counted = { days: 0, until: '' };
  for (const { from, until } of spans) {
    const begins = from > counted.until ? from : counted.until;
    if (begins < until) {
      counted.days += daysBetween(begins, until);
      counted.until = until;
    }
  }
  return counted.days;
}

type Started = { readonly startedOn: DayText; readonly breaks: readonly Break[] };

/** The first day on which assessment may begin: so many calendar months from the start, and the days of breaks on top (4-O). */
export function earliestDay({ programme }: Plan, { startedOn, breaks }: Started, today: DayText): DayText {
  const byMonths = monthsOn(startedOn, programme.minMonths);
  const byDays = programme.minDays === null ? byMonths : daysOn(startedOn, programme.minDays);
  const least = byMonths > byDays ? byMonths : byDays;
  return programme.breaksPostpone ? daysOn(least, breakDays(breaks, today)) : least;
}

/** Whole months on programme on a day. */
export function monthsSince(from: DayText, on: DayText): number {
  if (on < from) return 0;
  let months = Math.floor(daysBetween(from, on) / 31);
  while (monthsOn(from, months + 1) <= on) months += 1;
  return months;
}

/** In which quarter of the programme a day lies, 1 to 4: for the showcase, which tells of the whole of it. */
export function quarterOf(day: DayText, from: DayText, until: DayText): 1 | 2 | 3 | 4 {
  const share = Math.floor((4 * daysBetween(from, day)) / Math.max(1, daysBetween(from, until)));
  return share < 1 ? 1 : share === 1 ? 2 : share === 2 ? 3 : 4;
}

/** A stretch of active time, in milliseconds since the epoch. One that runs has no end. */
export type Stretch = { readonly from: number; readonly until: number | null };

/** Seconds of active time: pauses are left out, and what two devices both recorded counts once. */
export function activeSeconds(stretches: readonly Stretch[], now: number): number {
  const spans = stretches
    .map(({ from, until }) => ({ from, until: until ?? now }))
    .filter(({ from, until }) => from < until)
    .toSorted((one, other) => one.from - other.from);
  const counted = { ms: 0, until: -Infinity };
  for (const { from, until } of spans) {
    const begins = Math.max(from, counted.until);
    if (begins < until) {
      counted.ms += until - begins;
      counted.until = until;
    }
  }
  return Math.floor(counted.ms / 1000);
}
