import { addMonths, dateOfDay, dayOfDate, weekdayOf, type Day } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt, momentOf } from '#kernel/zone.ts';
import { addWorking, endOfDay, nthWorkingDay, type Calendar } from '#areas/standards/rules/index.ts';

/** The moment that words such as "by Thursday" mean, to somebody who writes them now in this place. */
export type Meant = { readonly at: Instant; readonly day: Day; readonly words: string; readonly start: number };

type Now = { readonly now: Instant; readonly calendar: Calendar };
type Found = { readonly day: Day; readonly at?: Instant };
type Reader = { readonly pattern: RegExp; readonly read: (groups: Groups, now: Now) => Found | undefined };
type Groups = Readonly<Record<string, string | undefined>>;

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH = MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`)
  .join('|')
  .replace('sep(?:tember)?', 'sept?(?:ember)?');
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const NUMBER = `\\d{1,3}|an?|${NUMBERS.join('|')}|a couple of|fourteen|twenty|thirty`;

const today = ({ now, calendar }: Now): Day => dayAt(calendar.zone, now);

function numberOf(words = ''): number {
  const known = NUMBERS.indexOf(words.toLowerCase());
  if (known >= 0) return known + 1;
  const others: Readonly<Record<string, number>> = {
    a: 1,
    an: 1,
    'a couple of': 2,
    fourteen: 14,
    twenty: 20,
    thirty: 30,
  };
  return others[words.toLowerCase()] ?? Number(words);
}

/** The next day of this name: never today, because who means today says so. */
function weekday({ which, name = '' }: Groups, now: Now): Found {
  const wanted = WEEKDAYS.indexOf(name.toLowerCase());
  const from = today(now);
  if (/next/i.test(which ?? '')) return { day: from - weekdayOf(from) + 7 + wanted };
  const ahead = (wanted - weekdayOf(from) + 7) % 7;
  return { day: from + (ahead === 0 ? 7 : ahead) };
}

/** A date without its year is the next one there is. */
function dated({ day: dayText, month: monthText = '', year }: Groups, now: Now): Found | undefined {
  const month = /^\d/.test(monthText)
    ? Number(monthText)
    : MONTHS.findIndex((name) => name.startsWith(monthText.toLowerCase().slice(0, 3))) + 1;
  const from = today(now);
  const given = year === undefined ? dateOfDay(from).year : Number(year.length === 2 ? `20${year}` : year);
  const of = (in_: number) => dayOfDate({ year: in_, month, day: Number(dayText) });
  const valid = month >= 1 && month <= 12 && dateOfDay(of(given)).month === month;
  if (!valid) return undefined;
  const day = of(given);
  return { day: year === undefined && day < from ? of(given + 1) : day };
}

function lapse({ count, unit = '' }: Groups, now: Now): Found | undefined {
  const n = numberOf(count);
  const from = today(now);
  if (!Number.isFinite(n) || n < 1) return undefined;
  const { calendar } = now;
  if (/minute|hour/i.test(unit)) {
    const minutes = /hour/i.test(unit) ? n * 60 : n;
    const at = /working|business/i.test(unit)
      ? addWorking(calendar, now.now, minutes * 60_000)
      : now.now + minutes * 60_000;
    return { day: dayAt(calendar.zone, at), at };
  }
  if (/(?:working|business) day/i.test(unit)) return { day: nthWorkingDay(calendar, from + 1, n) };
  if (/day/i.test(unit)) return { day: from + n };
  if (/week/i.test(unit)) return { day: from + 7 * n };
  return { day: addMonths(from, n) };
}

/** The last working day of this week, or of the next. */
const endOfWeek = (now: Now, weeks: number): Day => today(now) - weekdayOf(today(now)) + 7 * weeks + 4;

const READERS: readonly Reader[] = [
  {
    pattern: new RegExp(
      `(?:with)?in (?:the next )?(?<count>${NUMBER}) (?<unit>(?:working |business |calendar )?(?:minute|hour|day|week|month)s?)`,
      'i',
    ),
    read: lapse,
  },
  {
    pattern: new RegExp(
      `(?:by|on|before|for)? ?(?:(?:${WEEKDAY}),? )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})\\b(?:,? (?<year>\\d{4}))?`,
      'i',
    ),
    read: dated,
  },
  { pattern: /(?:by|on|before) (?<day>\d{1,2})\/(?<month>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?/i, read: dated },
  {
    pattern: /(?:by|before|at|on)? ?(?:the )?end of (?:the |this )?(?<next>next )?week/i,
    read: ({ next }, now) => ({ day: endOfWeek(now, next === undefined ? 0 : 1) }),
  },
  { pattern: /(?:by|before|some ?time)? ?next week(?! on)/i, read: (_, now) => ({ day: endOfWeek(now, 1) }) },
  { pattern: /(?:by|before|some ?time|later)? ?this week/i, read: (_, now) => ({ day: endOfWeek(now, 0) }) },
  {
    pattern: /(?:by|before|at)? ?(?:the )?end of (?:the |this )?month/i,
    read: (_, now) => {
      const { year, month } = dateOfDay(today(now));
      return { day: dayOfDate({ year, month: month + 1, day: 1 }) - 1 };
    },
  },
  { pattern: /(?:by|before|for)? ?(?:the )?day after tomorrow/i, read: (_, now) => ({ day: today(now) + 2 }) },
  { pattern: /(?:by|before|for|first thing)? ?tomorrow/i, read: (_, now) => ({ day: today(now) + 1 }) },
  {
    pattern: new RegExp(`(?:by|on|before|for|until)? ?(?:the )?(?<which>next |this |coming )?(?<name>${WEEKDAY})`, 'i'),
    read: weekday,
  },
  {
    pattern:
      /(?:by|before|later|at)? ?(?:(?:the )?(?:end|close) of (?:the |business )?(?:day|business)|today|tonight|this (?:morning|afternoon|evening))/i,
    read: (_, now) => ({ day: today(now) }),
  },
];

const HOUR = new RegExp(
  `(?:by|before|at|around|until) (?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))? ?(?<half>[ap]\\.?m\\.?)?(?! ?(?:%|\\/|st|nd|rd|th|of |days?|weeks?|months?|hours?|minutes?|working|business|${MONTH}))\\b`,
  'i',
);

/** The hour that is said, or the one that the part of the day ends with; else the day's own end is meant. */
function minuteIn(sentence: string): number | undefined {
  if (/\b(?:noon|midday|this morning|(?:tomorrow|day) morning)\b/i.test(sentence)) return 720;
  const { hour, minute = '0', half } = HOUR.exec(sentence)?.groups ?? {};
  if (hour === undefined) return undefined;
  const said = Number(hour) % 24;
  // Five o'clock without more is the afternoon in an office; eight is the morning.
  const afternoon = half === undefined ? said >= 1 && said <= 6 : /^p/i.test(half);
  return ((said % 12) + (afternoon || (half === undefined && said >= 12) ? 12 : 0)) * 60 + Number(minute);
}

/** The first words in a sentence that name a day or an hour to come, and what they mean. */
export function dateIn(sentence: string, now: Now): Meant | undefined {
  const found = READERS.flatMap(({ pattern, read }) => {
    const match = pattern.exec(sentence);
    const meant = match === null ? undefined : read(match.groups ?? {}, now);
    return match === null || meant === undefined ? [] : [{ match, meant }];
  }).toSorted((one, other) => one.match.index - other.match.index || other.match[0].length - one.match[0].length);
  const [first] = found;
  const minute = minuteIn(sentence);
  if (first === undefined) return minute === undefined ? undefined : todayAt(sentence, minute, now);
  const { match, meant } = first;
  const { calendar } = now;
  const words = match[0].trim();
  const start = match.index + (match[0].length - match[0].trimStart().length);
  if (meant.at !== undefined) return { at: meant.at, day: meant.day, words, start };
  const at = minute === undefined ? endOfDay(calendar, meant.day, 'close') : momentOf(calendar.zone, meant.day, minute);
  return at <= now.now ? undefined : { at: tidy(at), day: meant.day, words, start };
}

function todayAt(sentence: string, minute: number, now: Now): Meant | undefined {
  const match = HOUR.exec(sentence) ?? /\b(?:by|before|at) (?:noon|midday)\b/i.exec(sentence);
  const day = today(now);
  const at = momentOf(now.calendar.zone, day, minute);
  return match === null || at <= now.now ? undefined : { at, day, words: match[0].trim(), start: match.index };
}

/** A day on which nobody works ends a millisecond before midnight; to the minute is exact enough for a promise. */
const tidy = (at: Instant): Instant => Math.floor(at / 60_000) * 60_000;
