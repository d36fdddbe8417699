import { DAY, HOUR, MINUTE, SECOND, type Instant } from '#kernel/time.ts';
import { locale, say, sayCount } from '../words/say.ts';

/** How a moment stands against now. The word and the tint come from one place, so that no screen disagrees with another. */
export type Standing = 'late' | 'due' | 'ahead';

type Shape = 'hour' | 'weekday' | 'dayMonth' | 'dayMonthYear' | 'longDay' | 'parts';

const SHAPES: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  hour: { hour: 'numeric', minute: '2-digit' },
  weekday: { weekday: 'short', day: 'numeric' },
  dayMonth: { day: 'numeric', month: 'short' },
  dayMonthYear: { day: 'numeric', month: 'short', year: 'numeric' },
  longDay: { weekday: 'long', day: 'numeric', month: 'long' },
  parts: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
};

/** Making a formatter costs a hundred times more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Instant, shape: Shape, zone: string): string {
  // What is read again by us is written in one way, whatever the officer reads.
  const tongue = shape === 'parts' ? 'en-GB' : locale();
  const key = `${shape} ${zone} ${tongue}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(tongue, { ...SHAPES[shape], timeZone: zone });
  formats.set(key, made);
  return made
    .format(at)
    .replace(',', '')
    .replace(/(am|pm)$/i, (half) => half.toLowerCase());
}

/** No zone changes its clocks at any other moment than on a quarter of an hour. */
const QUARTER = 15 * MINUTE;
/** How far a zone is ahead of UTC in a quarter of an hour; asking the browser costs a hundred times more than looking here. */
const ahead = new Map<string, number>();
const MOST_KEPT = 20_000;

/** The wall clock of the zone as if it were UTC: days can then be counted by dividing. */
function wallOf(at: Instant, zone: string): Instant {
  const whole = Math.floor(at / SECOND) * SECOND;
  const quarter = Math.floor(at / QUARTER);
  const key = `${zone} ${quarter}`;
  const known = ahead.get(key);
  if (known !== undefined) return whole + known;
  const found = askedWall(quarter * QUARTER, zone) - quarter * QUARTER;
  if (ahead.size >= MOST_KEPT) ahead.clear();
  ahead.set(key, found);
  return whole + found;
}

function askedWall(at: Instant, zone: string): Instant {
  const found = /(\d+)\/(\d+)\/(\d+) (\d+):(\d+):(\d+)/.exec(format(at, 'parts', zone));
  const [day = 1, month = 1, year = 1970, hour = 0, minute = 0, second = 0] = (found ?? []).slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const dayOf = (at: Instant, zone: string) => Math.floor(wallOf(at, zone) / DAY);
const yearOf = (at: Instant, zone: string) => new Date(wallOf(at, zone)).getUTCFullYear();

export const hourOf = (at: Instant, zone: string): string => format(at, 'hour', zone);

/** Thu 19, 12 Mar or 12 Mar 2025: as short as it can be without being mistaken. */
export function shortDay(at: Instant, now: Instant, zone: string): string {
  const away = Math.abs(dayOf(at, zone) - dayOf(now, zone));
  if (away === 0) return say('Today');
  if (away <= 13) return format(at, 'weekday', zone);
  return format(at, yearOf(at, zone) === yearOf(now, zone) ? 'dayMonth' : 'dayMonthYear', zone);
}

/** A day that is kept as one, such as 2026-11-23, as short as any other. */
export const shortDate = (day: string, now: Instant, zone: string): string =>
  shortDay(fromFields(day, '12:00', zone) ?? now, now, zone);

/** "Today 8:12 am", "Fri 13, 10:04 am". */
export function dayAndHour(at: Instant, now: Instant, zone: string): string {
  const hour = hourOf(at, zone);
  if (dayOf(at, zone) === dayOf(now, zone)) return say('Today {{hour}}', { hour });
  return say('{{day}}, {{hour}}', { day: shortDay(at, now, zone), hour });
}

export const longDay = (at: Instant, zone: string): string => format(at, 'longDay', zone);

export function standingOf(at: Instant, now: Instant, zone: string): Standing {
  if (at < now) return 'late';
  return dayOf(at, zone) === dayOf(now, zone) ? 'due' : 'ahead';
}

/** How long, in the largest unit that says enough: "33 min", "17 h", "3 days". */
export function span(length: number): string {
  if (length < HOUR) return say('{{minutes}} min', { minutes: Math.max(1, Math.floor(length / MINUTE)) });
  if (length < DAY) return say('{{hours}} h', { hours: Math.floor(length / HOUR) });
  return sayCount(Math.floor(length / DAY), '{{count}} day', '{{count}} days');
}

/** What stands in a column of due times: "17 h late", "1:30 pm", "Thu 19". */
export function dueWords(at: Instant, now: Instant, zone: string): string {
  const standing = standingOf(at, now, zone);
  if (standing === 'late') return say('{{span}} late', { span: span(now - at) });
  return standing === 'due' ? hourOf(at, zone) : shortDay(at, now, zone);
}

/** Date and time as an input field holds them, in the agency's zone. */
export function toFields(at: Instant, zone: string): { date: string; time: string } {
  const [date = '', time = ''] = new Date(wallOf(at, zone)).toISOString().split('T');
  return { date, time: time.slice(0, 5) };
}

/** The instant that a date and time name in a zone. At a change of the clocks the later reading is taken. */
export function fromFields(date: string, time: string, zone: string): Instant | undefined {
  const wanted = Date.parse(`${date}T${time === '' ? '17:00' : time}:00Z`);
  if (Number.isNaN(wanted)) return undefined;
  const guess = wanted - (wallOf(wanted, zone) - wanted);
  return guess - (wallOf(guess, zone) - wanted);
}

/** How far the zone is ahead of UTC at a moment. */
export const offsetAt = (at: Instant, zone: string): number => wallOf(at, zone) - Math.floor(at / 1000) * 1000;
