import { DAY, HOUR, MINUTE, SECOND, type Instant } from '#kernel/time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  jst: 9,
  aest: 10,
  aedt: 11,
};

type Day = { readonly year: number; readonly month: number; readonly day: number };

/**
 * The Date header of RFC 5322 and the forms seen in its place (asctime, ISO 8601, two-digit years, missing zones).
 * A date nobody can be sure of is null: the time of arrival is known anyway.
 */
export function sentAtIn(header: string): Instant | null {
  const text = header
    .slice(0, 200)
    .replace(/\([^)]*\)/g, ' ')
    .trim();
  const day = isoDay(text) ?? writtenDay(text) ?? asctimeDay(text);
  if (!day || !isRealDay(day)) return null;
  const clock = clockIn(text);
  return clock === null ? null : daysFromEpoch(day) * DAY + clock - zoneIn(text);
}

function clockIn(text: string): number | null {
  const time = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?/.exec(text.replace(/^\d{4}-\d{2}-\d{2}T?/, ''));
  if (!time) return 0;
  const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 60) return null;
  return hours * HOUR + minutes * MINUTE + seconds * SECOND;
}

function isoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null;
}

function writtenDay(text: string): Day | null {
  const match = /(?:^|[\s,])(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?[\s-]+(\d{2,4})(?!:)/.exec(text);
  return match ? { day: Number(match[1]), month: monthOf(match[2]), year: fullYear(match[3]) } : null;
}

function asctimeDay(text: string): Day | null {
  const match = /([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{1,2}),?\s.*?\b(\d{4})\b/.exec(text);
  return match ? { day: Number(match[2]), month: monthOf(match[1]), year: Number(match[3]) } : null;
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** RFC 5322 section 4.3: two digits below 50 are this century, three digits count from 1900. */
function fullYear(digits: string | undefined): number {
  const year = Number(digits);
  if ((digits ?? '').length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return (digits ?? '').length === 3 ? 1900 + year : year;
}

function isRealDay({ year, month, day }: Day): boolean {
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

/** Days since 1 January 1970 in the Gregorian calendar (the civil-day count used by Howard Hinnant's date library). */
function daysFromEpoch({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function zoneIn(text: string): number {
  const offset = /[\s\d]([+-])(\d{2}):?(\d{2})(?!\d)/.exec(text.replace(/^\d{4}-\d{2}-\d{2}/, ''));
  if (offset) {
    const size = Number(offset[2]) * HOUR + Number(offset[3]) * MINUTE;
    return size > 24 * HOUR ? 0 : offset[1] === '-' ? -size : size;
  }
  const name = /\d\s*([A-Za-z]{1,4})\b(?:\s+\d{4})?\s*$/.exec(text);
  return (ZONES[(name?.[1] ?? '').toLowerCase()] ?? 0) * HOUR;
}
