import { weekdayOf, type Day } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt, momentOf } from '#kernel/zone.ts';

/** Part of a day, in minutes from midnight as the clocks on the wall show them; `to` is no longer part of it. */
export type Span = { readonly from: number; readonly to: number };

/** A day, or a part of one, on which nobody works: a public holiday, a closedown, a flooded office. */
export type Closure = Span & { readonly day: Day; readonly title: string };

export type CalendarSpec = {
  readonly key: string;
  readonly name: string;
  readonly zone: string;
  /** Seven days from Monday; each with its hours in order. */
  readonly week: readonly (readonly Span[])[];
  readonly closures: readonly Closure[];
};

/** A stretch of time in which somebody works. */
export type Opening = { readonly from: Instant; readonly to: Instant };

type Sum = { readonly working: number; readonly days: number };

/** A calendar that has been looked at once, so that a question about twenty years is as cheap as one about a week. */
export type Calendar = CalendarSpec & {
  readonly closuresOn: (day: Day) => readonly Closure[];
  readonly block: (number: number) => Sum;
};

/** Days that are summed once and remembered. */
const BLOCK = 64;
/** Nobody is promised anything further off; a calendar that is closed for longer than this has no next working day. */
const HORIZON = 200 * 366;

export function openCalendar(spec: CalendarSpec): Calendar {
  const closures = Map.groupBy(spec.closures, ({ day }) => day);
  const sums = new Map<number, Sum>();
  const calendar: Calendar = {
    ...spec,
    closuresOn: (day) => closures.get(day) ?? [],
    block: (number) => {
      const known = sums.get(number) ?? sumOf(calendar, number);
      sums.set(number, known);
      return known;
    },
  };
  return calendar;
}

/** What is wrong with a calendar, in words for the person who is making it. */
export function faultsOf({ week }: Pick<CalendarSpec, 'week'>): string[] {
  if (week.length !== 7) return ['A week has seven days, from Monday to Sunday.'];
  const faults = week.flatMap((spans, weekday) =>
    spans.flatMap(({ from, to }, at) => {
      const before = spans[at - 1];
      const day = WEEKDAYS[weekday] ?? '';
      if (from < 0 || to > 1440 || from >= to)
        return [`On ${day} the hours must begin before they end, within the day.`];
      return before !== undefined && from < before.to ? [`On ${day} the hours overlap, or are not in order.`] : [];
    }),
  );
  return week.every((spans) => spans.length === 0) ? ['Give at least one day its hours.'] : faults;
}

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The hours of one day, holidays and parts of holidays taken out. */
export function spansOn(calendar: Calendar, day: Day): readonly Span[] {
  const usual = calendar.week[weekdayOf(day)] ?? [];
  return calendar.closuresOn(day).reduce<readonly Span[]>(without, usual);
}

const without = (spans: readonly Span[], gone: Span): readonly Span[] =>
  spans.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, gone.from) },
      { from: Math.max(from, gone.to), to },
    ].filter((part) => part.from < part.to),
  );

/** The hours of one day as moments. Where the clocks change inside them they are as long as they really are. */
export const openingsOn = (calendar: Calendar, day: Day): readonly Opening[] =>
  spansOn(calendar, day)
    .map(({ from, to }) => ({ from: momentOf(calendar.zone, day, from), to: momentOf(calendar.zone, day, to) }))
    .filter(({ from, to }) => from < to);

/** Whether somebody works at this moment. */
export const isOpenAt = (calendar: Calendar, at: Instant): boolean =>
  openingsOn(calendar, dayAt(calendar.zone, at)).some(({ from, to }) => from <= at && at < to);

/** A day on which somebody works at least a little. A half-holiday is a working day; a whole one is not. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean => spansOn(calendar, day).length > 0;

function sumOf(calendar: Calendar, number: number): Sum {
  let working = 0;
  let days = 0;
  for (let day = number * BLOCK; day < (number + 1) * BLOCK; day += 1) {
    if (isWorkingDay(calendar, day)) days += 1;
    for (const { from, to } of openingsOn(calendar, day)) working += to - from;
  }
  return { working, days };
}

/** Milliseconds that are worked between two moments. */
export function workingBetween(calendar: Calendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const last = dayAt(calendar.zone, to);
  let sum = 0;
  let day = dayAt(calendar.zone, from);
  // The first day is not whole, so it never counts as the beginning of a block.
  sum += withinDay(calendar, day, { from, to });
  day += 1;
  while (day < last) {
    const whole = day % BLOCK === 0 && day + BLOCK <= last;
    sum += whole ? calendar.block(day / BLOCK).working : withinDay(calendar, day, { from, to });
    day += whole ? BLOCK : 1;
  }
  return day === last ? sum + withinDay(calendar, last, { from, to }) : sum;
}

const withinDay = (calendar: Calendar, day: Day, { from, to }: Opening): number =>
  openingsOn(calendar, day).reduce(
    (sum, opening) => sum + Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from)),
    0,
  );

/** The first moment at which so many milliseconds have been worked since `from`. */
export function addWorking(calendar: Calendar, from: Instant, working: number): Instant {
  let left = working;
  let day = dayAt(calendar.zone, from);
  const horizon = day + HORIZON;
  while (day < horizon) {
    const sum = day % BLOCK === 0 && momentOf(calendar.zone, day, 0) >= from ? calendar.block(day / BLOCK).working : 0;
    if (sum > 0 && sum < left) {
      left -= sum;
      day += BLOCK;
      continue;
    }
    for (const opening of openingsOn(calendar, day)) {
      const begins = Math.max(opening.from, from);
      if (begins + left <= opening.to) return begins + left;
      left -= Math.max(0, opening.to - begins);
    }
    day += 1;
  }
  throw new Error(`the calendar "${calendar.name}" is closed for good`);
}

/** The moment itself where somebody works then, else the next at which somebody does. */
export function nextWorkingMoment(calendar: Calendar, at: Instant): Instant {
  const first = dayAt(calendar.zone, at);
  for (let day = first; day < first + HORIZON; day += 1) {
    const opening = openingsOn(calendar, day).find(({ to }) => to > at);
    if (opening !== undefined) return Math.max(opening.from, at);
  }
  throw new Error(`the calendar "${calendar.name}" is closed for good`);
}

/** Working days from the first day up to, and not including, the last. */
export function workingDaysBetween(calendar: Calendar, first: Day, last: Day): number {
  let count = 0;
  let day = first;
  while (day < last) {
    const whole = day % BLOCK === 0 && day + BLOCK <= last;
    count += whole ? calendar.block(day / BLOCK).days : Number(isWorkingDay(calendar, day));
    day += whole ? BLOCK : 1;
  }
  return count;
}

/** The working day with this number, where `first`, or the first working day after it, is number one. */
export function nthWorkingDay(calendar: Calendar, first: Day, number: number): Day {
  let left = number;
  for (let day = first; day < first + HORIZON;) {
    const sum = day % BLOCK === 0 ? calendar.block(day / BLOCK).days : BLOCK;
    if (sum < left && day % BLOCK === 0) {
      left -= sum;
      day += BLOCK;
      continue;
    }
    if (isWorkingDay(calendar, day)) left -= 1;
    if (left === 0) return day;
    day += 1;
  }
  throw new Error(`the calendar "${calendar.name}" is closed for good`);
}

/** When a day is over: with the last hour of its work, or at midnight. It always ends within the day itself. */
export function endOfDay(calendar: Calendar, day: Day, end: 'close' | 'midnight'): Instant {
  const close = end === 'close' ? openingsOn(calendar, day).at(-1)?.to : undefined;
  const last = momentOf(calendar.zone, day + 1, 0) - 1;
  return close === undefined ? last : Math.min(close, last);
}
