import { HOUR, MINUTE, type Instant } from '#kernel/time.ts';
import type { Words } from './words.ts';

export type When = {
  /** Wednesday 18 November; with the year where that is not this one. */
  readonly day: (at: Instant) => string;
  /** Wednesday 18 November, 3:42 pm; only the time today. */
  readonly moment: (at: Instant) => string;
  readonly isToday: (at: Instant) => boolean;
  readonly iso: (at: Instant) => string;
};

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** Dates as the agency's customers read them, from this moment. */
export function whenFrom(now: Instant, { zone, words }: { zone: string; words: Words }): When {
  const { lang, today } = words;
  const format = (at: Instant, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, { timeZone: zone, ...options }).format(at);
  const date = (at: Instant) => format(at, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const year = (at: Instant) => format(at, { year: 'numeric' });
  const isToday = (at: Instant) => date(at) === date(now);
  // Some languages put a comma after the weekday; in a sentence it only gets in the way.
  const day = (at: Instant) => format(at, year(at) === year(now) ? DAY : { ...DAY, year: 'numeric' }).replace(',', '');
  const clock = (at: Instant) => format(at, { hour: 'numeric', minute: '2-digit' }).replaceAll('\u202f', ' ');
  const capital = today.charAt(0).toLocaleUpperCase(lang) + today.slice(1);
  return {
    day,
    isToday,
    moment: (at) => `${isToday(at) ? capital : day(at)}, ${clock(at)}`,
    iso: (at) => new Date(at).toISOString(),
  };
}

/** How long to wait, rounded up so that it is true when the time comes. */
export function inWords(milliseconds: number, { wait }: Words): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / MINUTE));
  return minutes <= 90 ? wait.minutes(minutes) : wait.hours(Math.ceil(milliseconds / HOUR));
}

/** 84 KB, 2.4 MB: what a person compares with what their telephone says. */
export function sizeInWords(bytes: number, { lang }: Words): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
