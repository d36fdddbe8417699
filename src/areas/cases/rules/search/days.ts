/** A day is its number since 1 January 1970, so that days can be counted without a clock and without a zone. */
export type Day = number;
/** The first and the last day that some words about time mean. */
export type Span = { readonly from: Day; readonly to: Day };

/** The day of a date in the calendar everybody uses, or undefined when there is no such date. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month) || year < 1 || year > 9999)
    return undefined;
  return daysBefore(year, month) + date - 1;
}

/** Days from 1 January 1970 to the first of a month: March begins the year, so that the odd day of a leap year is its last. */
function daysBefore(year: number, month: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5);
  return (
    shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + ofYear - 719_468
  );
}

function monthLength(year: number, month: number): number {
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return daysBefore(nextYear, next) - daysBefore(year, month);
}

/** Year and month of a day. */
function monthOf(day: Day): { year: number; month: number } {
  let year = Math.floor(day / 365.2425) + 1970;
  while (daysBefore(year, 1) > day) year -= 1;
  while (daysBefore(year + 1, 1) <= day) year += 1;
  let month = 12;
  while (daysBefore(year, month) > day) month -= 1;
  return { year, month };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** 1 January 1970 was a Thursday. Monday is nought. */
const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

const one = (day: Day | undefined): Span | undefined => (day === undefined ? undefined : { from: day, to: day });

function wholeMonth(year: number, month: number): Span | undefined {
  const from = dayOf(year, month, 1);
  return from === undefined ? undefined : { from, to: from + monthLength(year, month) - 1 };
}

function wholeYear(year: number): Span | undefined {
  const [from, to] = [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

const numberedMonth = (name: string): number => MONTHS.indexOf(name.slice(0, 3)) + 1;
const numberedDay = (name: string): number => WEEKDAYS.indexOf(name.slice(0, 3));

type Reader = readonly [RegExp, (found: readonly string[], today: Day) => Span | undefined];

const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** What people write for a time, the plainest first. Dates in figures have the day before the month. */
const READERS: readonly Reader[] = [
  [/^today$/, (_, today) => one(today)],
  [/^yesterday$/, (_, today) => one(today - 1)],
  [/^tomorrow$/, (_, today) => one(today + 1)],
  [/^next week$/, (_, today) => nextWeek(today)],
  [/^next (\d{1,3}) days$/, ([n], today) => ({ from: today, to: today + Number(n) - 1 })],
  [/^(?:last|past) (\d{1,3}) days$/, ([n], today) => ({ from: today - Number(n) + 1, to: today })],
  [/^(this|last) (week|month|year)$/, ([which, unit], today) => period(which === 'this' ? 0 : 1, unit ?? '', today)],
  [/^(\d{1,4}) ?(?:d|days?)(?: ago)?$/, ([n], today) => one(today - Number(n))],
  [/^(\d{1,3}) ?(?:w|weeks?)(?: ago)?$/, ([n], today) => one(today - 7 * Number(n))],
  [/^(\d{1,3}) ?(?:m|months?)(?: ago)?$/, ([n], today) => one(monthsAgo(Number(n), today))],
  [/^(?:last )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/, ([name], today) => one(lastWeekday(name ?? '', today))],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ([y, m, d]) => one(dayOf(Number(y), Number(m), Number(d)))],
  [/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/, ([d, m, y]) => one(dayOf(Number(y), Number(m), Number(d)))],
  [/^(\d{1,2})[/.](\d{1,2})$/, ([d, m], today) => one(latest(Number(m), Number(d), today))],
  [/^(\d{4})-(\d{1,2})$/, ([y, m]) => wholeMonth(Number(y), Number(m))],
  [/^(\d{4})$/, ([y]) => wholeYear(Number(y))],
  [
    new RegExp(`^(\\d{1,2}) ?${MONTH_NAME} ?(\\d{4})$`),
    ([d, m, y]) => one(dayOf(Number(y), numberedMonth(m ?? ''), Number(d))),
  ],
  [new RegExp(`^(\\d{1,2}) ?${MONTH_NAME}$`), ([d, m], today) => one(latest(numberedMonth(m ?? ''), Number(d), today))],
  [new RegExp(`^${MONTH_NAME} ?(\\d{4})$`), ([m, y]) => wholeMonth(Number(y), numberedMonth(m ?? ''))],
  [new RegExp(`^${MONTH_NAME}$`), ([m], today) => latestMonth(numberedMonth(m ?? ''), today)],
];

/** Long before and long after everything, for a stretch that is open at one end. */
const EVER: Span = { from: dayOf(1, 1, 1) ?? 0, to: dayOf(9999, 12, 31) ?? 0 };

/**
 * The days that words about time mean, or undefined when they mean none: "last week", "2026-11-01..2026-11-15", "..today". A
 * date without a year is its latest one.
 */
export function spanOf(words: string, today: Day): Span | undefined {
  const plain = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const [first = '', last] = plain.split(/ ?\.\. ?/, 2);
  if (last !== undefined) return stretch(first, last, today);
  for (const [shape, read] of READERS) {
    const found = shape.exec(plain);
    if (found !== null) return read(found.slice(1), today);
  }
  return undefined;
}

function stretch(first: string, last: string, today: Day): Span | undefined {
  if (first === '' && last === '') return undefined;
  const from = first === '' ? EVER.from : spanOf(first, today)?.from;
  const to = last === '' ? EVER.to : spanOf(last, today)?.to;
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

function nextWeek(today: Day): Span {
  const monday = today - weekdayOf(today) + 7;
  return { from: monday, to: monday + 6 };
}

function period(ago: 0 | 1, unit: string, today: Day): Span | undefined {
  if (unit === 'week') {
    const monday = today - weekdayOf(today) - 7 * ago;
    return { from: monday, to: monday + 6 };
  }
  const { year, month } = monthOf(today);
  if (unit === 'year') return wholeYear(year - ago);
  return month - ago === 0 ? wholeMonth(year - 1, 12) : wholeMonth(year, month - ago);
}

/** The weekday that was last, today included. */
const lastWeekday = (name: string, today: Day): Day => today - ((weekdayOf(today) - numberedDay(name) + 7) % 7);

function monthsAgo(months: number, today: Day): Day {
  const { year, month } = monthOf(today);
  const at = year * 12 + month - 1 - months;
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  const date = today - daysBefore(year, month) + 1;
  return dayOf(y, m, Math.min(date, monthLength(y, m))) ?? today;
}

/** The last time this date was, today included. */
function latest(month: number, date: number, today: Day): Day | undefined {
  const { year } = monthOf(today);
  const now = dayOf(year, month, date);
  return now !== undefined && now <= today ? now : dayOf(year - 1, month, date);
}

function latestMonth(month: number, today: Day): Span | undefined {
  const { year } = monthOf(today);
  const now = wholeMonth(year, month);
  return now !== undefined && now.from <= today ? now : wholeMonth(year - 1, month);
}
