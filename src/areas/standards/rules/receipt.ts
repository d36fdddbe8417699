import { weekdayOf, type Day } from '#kernel/civil.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import { dayAt, momentOf } from '#kernel/zone.ts';
import { isWorkingDay, workingBetween, workingDaysBetween, type Calendar } from './calendar.ts';
import { countedFrom, dueAt, firstDay, unendedAt, type Counting } from './due.ts';

/**
 * How a due time was found, line by line. The amounts of the `counted` lines add up to the last total, which is the
 * budget when the clock is due. Words are made where they are read; here are only facts.
 */
export type Line =
  | { readonly line: 'began'; readonly at: Instant }
  | { readonly line: 'deemed'; readonly at: Instant }
  | { readonly line: 'first day'; readonly day: Day }
  | Counted
  | { readonly line: 'closed'; readonly day: Day; readonly title: string; readonly part: boolean }
  | { readonly line: 'paused'; readonly from: Instant; readonly to: Instant | null }
  | { readonly line: 'rolled'; readonly from: Day; readonly to: Day }
  | { readonly line: 'due'; readonly at: Instant };

export type Counted = {
  readonly line: 'counted';
  readonly from: Instant;
  readonly to: Instant;
  readonly amount: number;
  readonly total: number;
};

/** A receipt is for reading. Whoever is promised something in five years is shown whole stretches between holidays. */
const MOST_LINES = 400;

export function receiptOf(it: Counting): readonly Line[] {
  const due = dueAt(it);
  const begins = countedFrom(it);
  const lines: Line[] = [{ line: 'began', at: it.anchor }];
  if (begins !== it.anchor) lines.push({ line: 'deemed', at: begins });
  const minutes = it.rule.budget.unit === 'working minutes' || it.rule.budget.unit === 'minutes';
  if (!minutes) lines.push({ line: 'first day', day: firstDay(it) });
  lines.push(...(minutes ? minuteLines(it, begins, due) : dayLines(it, due)));
  if (due !== null) lines.push({ line: 'due', at: due });
  return lines.slice(0, MOST_LINES);
}

type Stretch = { readonly from: Instant; readonly to: Instant; readonly pausedUntil: Instant | null | undefined };

/** When it ran, up to when it was due, and after each stretch how long it then stood still. */
function stretchesOf({ running }: Counting, begins: Instant, due: Instant | null): Stretch[] {
  return running.flatMap(({ from, to }, at) => {
    const end = Math.min(to ?? due ?? from, due ?? Infinity);
    if (due !== null && from > due) return [];
    const next = running[at + 1];
    const stands = to !== null && (due === null || to < due);
    return [{ from: Math.max(from, begins), to: end, pausedUntil: stands ? (next?.from ?? null) : undefined }];
  });
}

function minuteLines(it: Counting, begins: Instant, due: Instant | null): Line[] {
  const worked = it.rule.budget.unit === 'working minutes';
  const lines: Line[] = [];
  let total = 0;
  for (const { from, to, pausedUntil } of stretchesOf(it, begins, due)) {
    for (const piece of worked ? pieces(it.calendar, from, to) : [{ from, to }]) {
      if ('line' in piece) {
        lines.push(piece);
        continue;
      }
      const amount = (worked ? workingBetween(it.calendar, piece.from, piece.to) : piece.to - piece.from) / MINUTE;
      if (amount <= 0) continue;
      total += amount;
      lines.push({ line: 'counted', ...piece, amount, total });
    }
    if (pausedUntil !== undefined) lines.push({ line: 'paused', from: to, to: pausedUntil });
  }
  return lines;
}

type Piece = { readonly from: Instant; readonly to: Instant } | Extract<Line, { line: 'closed' }>;

/** A stretch cut where a reader would cut it: at each holiday, and day by day while that stays short. */
function pieces(calendar: Calendar, from: Instant, to: Instant): Piece[] {
  const first = dayAt(calendar.zone, from);
  const last = dayAt(calendar.zone, to);
  const daily = last - first <= 12;
  const found: Piece[] = [];
  let begun = from;
  for (let day = first; day <= last; day += 1) {
    const closed = closedLines(calendar, day);
    if (!daily && closed.length === 0) continue;
    const midnight = Math.max(from, momentOf(calendar.zone, day, 0));
    const end = Math.min(to, momentOf(calendar.zone, day + 1, 0));
    if (begun < midnight) found.push({ from: begun, to: midnight });
    found.push(...closed, { from: midnight, to: end });
    begun = end;
  }
  if (begun < to) found.push({ from: begun, to });
  return found;
}

/** The holidays of a day that would have been worked, and only those: a holiday on a Sunday changes nothing. */
const closedLines = (calendar: Calendar, day: Day): Extract<Line, { line: 'closed' }>[] => {
  const usual = calendar.week[weekdayOf(day)] ?? [];
  return calendar
    .closuresOn(day)
    .filter(({ from, to }) => usual.some((span) => from < span.to && to > span.from))
    .map(({ title }) => ({ line: 'closed', day, title, part: isWorkingDay(calendar, day) }));
};

function dayLines(it: Counting, due: Instant | null): Line[] {
  const { calendar, rule } = it;
  const worked = rule.budget.unit === 'working days';
  const lines: Line[] = [];
  const counter = { total: 0 };
  const dueDay = due === null ? null : dayAt(calendar.zone, due);
  const count = (from: Day, to: Day) => {
    const amount = worked ? workingDaysBetween(calendar, from, to) : to - from;
    if (amount <= 0) return;
    counter.total += amount;
    const moments = { from: momentOf(calendar.zone, from, 0), to: momentOf(calendar.zone, to, 0) - 1 };
    lines.push({ line: 'counted', ...moments, amount, total: counter.total });
  };
  const last = lastCountedDay(it, dueDay);
  for (const { from, to, pausedUntil } of dayStretches(it, last)) {
    let begun = from;
    for (let day = from; worked && day < to; day += 1) {
      const closed = closedLines(calendar, day).filter(({ part }) => !part);
      if (closed.length === 0) continue;
      count(begun, day);
      lines.push(...closed);
      begun = day + 1;
    }
    count(begun, to);
    if (pausedUntil !== undefined) lines.push({ line: 'paused', from: pausedUntil.from, to: pausedUntil.to });
  }
  if (dueDay !== null && last !== null && last !== dueDay) lines.push({ line: 'rolled', from: last, to: dueDay });
  return lines;
}

type DayStretch = {
  readonly from: Day;
  readonly to: Day;
  readonly pausedUntil: { from: Instant; to: Instant | null } | undefined;
};

/** The days of each running stretch, the last not included, as the due time counted them. */
function dayStretches(it: Counting, last: Day | null): DayStretch[] {
  const first = firstDay(it);
  return it.running.flatMap(({ from, to }, at) => {
    const begin = Math.max(first, unendedAt(it, from));
    const end = Math.min(to === null ? Infinity : unendedAt(it, to), last === null ? Infinity : last + 1);
    if (last !== null && begin > last) return [];
    const stands = to !== null && (last === null || unendedAt(it, to) <= last);
    const next = it.running[at + 1];
    return [
      {
        from: begin,
        to: Math.max(begin, Number.isFinite(end) ? end : begin),
        pausedUntil: stands ? { from: to, to: next?.from ?? null } : undefined,
      },
    ];
  });
}

/** The day on which counting ended, before it moved on to a working day. */
function lastCountedDay(it: Counting, dueDay: Day | null): Day | null {
  if (dueDay === null || !it.rule.rolls) return dueDay;
  const unrolled = dueAt({ ...it, rule: { ...it.rule, rolls: false } });
  return unrolled === null ? null : dayAt(it.calendar.zone, unrolled);
}
