import { dayOfDate, type Civil, type Day } from './civil.ts';
import { DAY, MINUTE, type Instant } from './time.ts';

/**
 * What the clocks on the wall of a place show. The zone tables are those of the language itself; they are asked once for
 * each stretch of sixteen days and place, and remembered, because asking is a thousand times slower than remembering.
 */
type Stretch = { readonly before: number; readonly change: Instant; readonly after: number };

/** No zone has ever changed its clocks twice within this time. */
const STRETCH = 16 * DAY;
const MOST_REMEMBERED = 20_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const stretches = new Map<string, Map<number, Stretch>>();

/** Whether the tables know a zone by this name. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
export function offsetOf(zone: string, at: Instant): number {
  const number = Math.floor(at / STRETCH);
  const known = stretches.get(zone) ?? new Map<number, Stretch>();
  stretches.set(zone, known);
  const stretch = known.get(number) ?? look(zone, number * STRETCH);
  if (known.size > MOST_REMEMBERED) known.clear();
  known.set(number, stretch);
  return at < stretch.change ? stretch.before : stretch.after;
}

/** The day that is written on the calendar of a place at a moment. */
export const dayAt = (zone: string, at: Instant): Day => Math.floor((at + offsetOf(zone, at)) / DAY);

/** How many minutes of its day the clocks of a place show at a moment, with parts of a minute. */
export const minuteAt = (zone: string, at: Instant): number => {
  const local = at + offsetOf(zone, at);
  return (local - Math.floor(local / DAY) * DAY) / MINUTE;
};

/**
 * The moment at which the clocks of a place show this minute of this day. Where the clocks are put back and show it
 * twice, the first time; where they are put forward and never show it, as much later as they were put forward.
 */
export function momentOf(zone: string, day: Day, minute: number): Instant {
  const local = day * DAY + minute * MINUTE;
  const before = offsetOf(zone, local - DAY);
  const after = offsetOf(zone, local + DAY);
  if (before === after || offsetOf(zone, local - before) === before) return local - before;
  return offsetOf(zone, local - after) === after ? local - after : local - before;
}

/** The stretch that begins here: its change, if it has one, is found to the millisecond by halving. */
function look(zone: string, from: Instant): Stretch {
  const before = asked(zone, from);
  const after = asked(zone, from + STRETCH - 1);
  if (before === after) return { before, change: from, after };
  let low = from;
  let high = from + STRETCH - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (asked(zone, middle) === before) low = middle;
    else high = middle;
  }
  return { before, change: high, after };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

function asked(zone: string, at: Instant): number {
  const found: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) found[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  const date: Civil = { year, month, day };
  const local = dayOfDate(date) * DAY + (hour * 3600 + minute * 60 + second) * 1000;
  return local - Math.floor(at / 1000) * 1000;
}
