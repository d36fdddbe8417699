import { addMonths, type Day } from '#kernel/civil.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import {
  addWorking,
  endOfDay,
  nextWorkingMoment,
  nthWorkingDay,
  workingBetween,
  workingDaysBetween,
  type Calendar,
} from './calendar.ts';
import type { Budget, ClockRule } from './rule.ts';

/** A stretch in which a clock runs. The last one may be open; a clock that is paused has none that is. */
export type Running = { readonly from: Instant; readonly to: Instant | null };

/** What a due time is made from: the part of a rule that counts, the calendar, and when the clock ran. */
export type Counting = {
  readonly rule: Pick<ClockRule, 'budget' | 'start' | 'ends' | 'rolls'>;
  readonly calendar: Calendar;
  readonly anchor: Instant;
  /** In order and without overlap; the first begins at the anchor. */
  readonly running: readonly Running[];
  /** By how much it was extended, in the unit of the budget. */
  readonly extended: number;
};

/** When it is due, or null while it is paused with time left. */
export function dueAt(it: Counting): Instant | null {
  const { unit } = it.rule.budget;
  if (unit === 'working minutes' || unit === 'minutes') return dueByMinutes(it);
  const day = dueDay(it);
  return day === null ? null : endOfDay(it.calendar, day, it.rule.ends);
}

export const wholeBudget = ({ rule, extended }: Counting): Budget => ({
  ...rule.budget,
  amount: rule.budget.amount + extended,
});

/** The moment at which counting begins by the rule's convention. */
export const countedFrom = ({ rule, calendar, anchor }: Counting): Instant =>
  rule.start === 'next working moment' ? nextWorkingMoment(calendar, anchor) : anchor;

function dueByMinutes(it: Counting): Instant | null {
  const { calendar, rule, running } = it;
  const worked = rule.budget.unit === 'working minutes';
  const begins = countedFrom(it);
  let left = wholeBudget(it).amount * MINUTE;
  for (const { from, to } of running) {
    const start = Math.max(from, begins);
    const whole = to === null ? Infinity : worked ? workingBetween(calendar, start, to) : Math.max(0, to - start);
    if (left <= whole) return worked ? addWorking(calendar, start, left) : start + left;
    left -= whole;
  }
  return null;
}

/** The first day that is counted. */
export function firstDay(it: Counting): Day {
  const begins = countedFrom(it);
  return it.rule.start === 'same day' ? unendedAt(it, begins) : dayAt(it.calendar.zone, begins) + 1;
}

/** The day of a moment, or the day after it where that day is already over by the rule. */
export function unendedAt({ rule, calendar }: Counting, at: Instant): Day {
  const day = dayAt(calendar.zone, at);
  return at >= endOfDay(calendar, day, rule.ends) ? day + 1 : day;
}

/**
 * The day on which the last day of the budget has been counted. A day counts when the clock was running at its end, so a
 * clock that is stopped and started again on one day loses nothing, and one that stands for three nights gains three days.
 */
function dueDay(it: Counting): Day | null {
  const { unit } = it.rule.budget;
  const { amount } = wholeBudget(it);
  const first = firstDay(it);
  // Months are days once it is known where they begin: a pause then moves them as it moves days.
  const days = unit === 'months' ? monthsAsDays(first, amount) : amount;
  const last = lastCounted(it, first, days);
  if (last === null) return null;
  return it.rule.rolls ? nthWorkingDay(it.calendar, last, 1) : last;
}

function monthsAsDays(first: Day, months: number): number {
  // One month from the 3rd ends on the 3rd of the next: the corresponding date, and not the day before it.
  return addMonths(first, months) - first + 1;
}

function lastCounted(it: Counting, first: Day, days: number): Day | null {
  const { rule, calendar, running } = it;
  const worked = rule.budget.unit === 'working days';
  let left = days;
  for (const { from, to } of running) {
    const start = Math.max(first, unendedAt(it, from));
    const end = to === null ? Infinity : unendedAt(it, to);
    const whole = to === null ? Infinity : worked ? workingDaysBetween(calendar, start, end) : Math.max(0, end - start);
    if (left <= whole) return worked ? nthWorkingDay(calendar, start, left) : start + left - 1;
    left -= whole;
  }
  return null;
}

/** How much of the budget was used between the start and a moment, in its own unit; months are counted in days. */
export function usedBy(it: Counting, at: Instant): number {
  const { unit } = it.rule.budget;
  const { calendar } = it;
  const ended = it.running
    .filter(({ from }) => from < at)
    .map(({ from, to }) => ({ from, to: Math.min(to ?? at, at) }));
  if (unit === 'working minutes' || unit === 'minutes') {
    const begins = countedFrom(it);
    const spent = ended.map(({ from, to }) => ({ from: Math.max(from, begins), to }));
    return (
      spent.reduce(
        (sum, { from, to }) => sum + (unit === 'minutes' ? Math.max(0, to - from) : workingBetween(calendar, from, to)),
        0,
      ) / MINUTE
    );
  }
  const first = firstDay(it);
  return ended.reduce((sum, { from, to }) => {
    const start = Math.max(first, unendedAt(it, from));
    const end = unendedAt(it, to);
    return sum + (unit === 'working days' ? workingDaysBetween(calendar, start, end) : Math.max(0, end - start));
  }, 0);
}
