import type { Day } from '#kernel/civil.ts';
import { HOUR, type Instant } from '#kernel/time.ts';
import { momentOf } from '#kernel/zone.ts';

/** Hours of one day of a pattern, in minutes from midnight on the wall. A night goes on beyond 1440. */
export type Hours = { readonly from: number; readonly to: number; readonly name: string };

/** Days that come round in turn, each with its hours: two weeks of early and late are fourteen. */
export type Pattern = { readonly zone: string; readonly days: readonly (readonly Hours[])[] };

/** From when on somebody works a pattern, and which of its days falls on the first. */
export type Turn = { readonly firstDay: Day; readonly lastDay: Day | null; readonly turn: number };

export type Planned = {
  readonly day: Day;
  readonly name: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

export const MOST_DAYS = 84;
/** The longest that anybody is put on at a time; the database holds an hour more, for the night on which clocks go back. */
const MOST_MINUTES = 15 * 60;
const DAY_MINUTES = 1440;

/** Which day of the pattern a day is. */
export const patternDayOf = (length: number, { firstDay, turn }: Omit<Turn, 'lastDay'>, day: Day): number =>
  (((turn + day - firstDay) % length) + length) % length;

type Span = { readonly from: Day; readonly to: Day; readonly isClosed: (day: Day) => boolean };

/**
 * The shifts somebody has by a pattern from one day to another, both included. Seven in the morning is seven on the wall on
 * every day; what lies wholly in an hour that the wall never shows is left out, and what begins in it begins after what was
 * before it.
 */
export function shiftsOf({ zone, days }: Pattern, turn: Turn, { from, to, isClosed }: Span): readonly Planned[] {
  const planned: Planned[] = [];
  // A night that begins on the day before reaches into the first day.
  const first = Math.max(from, turn.firstDay);
  const last = turn.lastDay === null ? to : Math.min(to, turn.lastDay);
  let free = Number.NEGATIVE_INFINITY;
  for (let day = first; day <= last; day += 1) {
    if (isClosed(day)) continue;
    for (const { from: begins, to: ends, name } of days[patternDayOf(days.length, turn, day)] ?? []) {
      const startsAt = Math.max(momentOf(zone, day, begins), free);
      const endsAt = momentOf(zone, day, ends);
      if (endsAt <= startsAt) continue;
      planned.push({ day, name, startsAt, endsAt });
      free = endsAt;
    }
  }
  return planned;
}

/** What is wrong with a pattern, in words for the leader who is making it. */
export function patternFault(days: readonly (readonly Hours[])[]): string | undefined {
  if (days.every((hours) => hours.length === 0)) return 'Give at least one day its hours.';
  for (const [at, hours] of days.entries()) {
    const fault = hoursFault(hours, days[(at + 1) % days.length] ?? []);
    if (fault !== undefined) return `Week ${Math.floor(at / 7) + 1}, day ${(at % 7) + 1}: ${fault}`;
  }
  return undefined;
}

function hoursFault(hours: readonly Hours[], next: readonly Hours[]): string | undefined {
  let free = 0;
  for (const { from, to } of hours) {
    if (from >= to) return 'a shift begins before it ends.';
    if (from >= DAY_MINUTES) return 'a shift begins on its own day.';
    if (to - from > MOST_MINUTES) return `a shift has at most ${MOST_MINUTES / 60} hours.`;
    if (from < free) return 'its shifts overlap, or are not in order.';
    free = to;
  }
  const early = next[0];
  return early !== undefined && early.from + DAY_MINUTES < free
    ? 'its night reaches into the first shift of the day after.'
    : undefined;
}

/** A pause between two stretches of one working day, and no rest. */
export const LONGEST_BREAK = 3 * HOUR;
