import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '#kernel/must.ts';
import { dayOfText, type Day } from '#kernel/civil.ts';
import { dayAt, momentOf } from '#kernel/zone.ts';
import { openCalendar, type Calendar, type CalendarSpec, type Closure } from '#areas/standards/rules/index.ts';
import type { ClockRule } from '#areas/standards/rules/index.ts';

const ROOT = join(import.meta.dirname, '../..');

type Shipped = {
  key: string;
  name: string;
  zone: string;
  holidays: { day: string; title: string; from?: number; to?: number }[];
};

export const NINE_TO_FIVE = [1, 2, 3, 4, 5, 6, 7].map((day) => (day <= 5 ? [{ from: 540, to: 1020 }] : []));
export const day = (text: string): Day => must(dayOfText(text), text);
export const closure = (date: string, title: string, span = { from: 0, to: 1440 }): Closure => ({
  day: day(date),
  title,
  ...span,
});

/** A calendar as it is shipped, Monday to Friday from nine to five unless said otherwise. */
export function shipped(key: string, { week = NINE_TO_FIVE, more = [] as readonly Closure[] } = {}): Calendar {
  const it = JSON.parse(readFileSync(join(ROOT, `packs/calendars/${key}.json`), 'utf8')) as Shipped;
  const closures = it.holidays.map(({ day: date, title, from = 0, to = 1440 }) => closure(date, title, { from, to }));
  return openCalendar({ key, name: it.name, zone: it.zone, week, closures: [...closures, ...more] });
}

export const calendarOf = (spec: Partial<CalendarSpec>): Calendar =>
  openCalendar({ key: 'test', name: 'Test', zone: 'UTC', week: NINE_TO_FIVE, closures: [], ...spec });

/** A moment by the clocks of a place: at('Australia/Sydney', '2026-04-02', 10, 15). */
export const at = (zone: string, date: string, hour = 10, minute = 0): number =>
  momentOf(zone, day(date), hour * 60 + minute);
export const dateOf = (zone: string, moment: number | null): string =>
  moment === null ? 'paused' : new Date((dayAt(zone, moment) + 0.5) * 86_400_000).toISOString().slice(0, 10);

export const ruleOf = (
  amount: number,
  unit: ClockRule['budget']['unit'],
  more: Partial<ClockRule> = {},
): Pick<ClockRule, 'budget' | 'start' | 'ends' | 'rolls'> => ({
  budget: { amount, unit },
  start: 'day after',
  ends: 'midnight',
  rolls: false,
  ...more,
});

/** A folder of published data, or null, said aloud, when this machine does not have it. */
export function published(name: string): string | null {
  const folder = join(process.env['KEPT_DATA'] ?? join(ROOT, '../shared/data'), name, 'dev');
  if (existsSync(folder)) return folder;
  console.warn(`SKIPPED: the published data ${name} is not here; set KEPT_DATA to the folder that holds it.`);
  return null;
}
