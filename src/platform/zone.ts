import { DAY, type Instant } from '#kernel/time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
export function offsetOf(zone: string, at: Instant): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The day, as its number since 1 January 1970, that it is in a zone at a moment. */
export const dayIn = (zone: string, at: Instant): number => Math.floor((at + offsetOf(zone, at)) / DAY);

/** The moment at which a day begins in a zone. Where the clocks change at midnight, the first moment that there is. */
export function instantOfDay(zone: string, day: number): Instant {
  const guess = day * DAY - offsetOf(zone, day * DAY);
  return day * DAY - offsetOf(zone, guess);
}
