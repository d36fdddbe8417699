import { dayOfText, textOfDay } from '#kernel/civil.ts';
import { DAY, SECOND, type Instant } from '#kernel/time.ts';
import { dayAt, isZone, minuteAt, momentOf } from '#kernel/zone.ts';
import type { Closure } from './calendar.ts';

/**
 * Holidays as iCalendar (RFC 5545): one event for each closed day or part of a day. We read what other calendars write
 * about single days and stretches of days; repeating events are refused by name, because a holiday that a program has
 * calculated is exactly what this desk does not believe.
 */
export type IcalRead = { readonly closures: readonly Closure[]; readonly faults: readonly string[] };

type Property = { readonly name: string; readonly parameters: ReadonlyMap<string, string>; readonly value: string };

const MOST_EVENTS = 5000;
/** Longer closedowns are entered by hand. */
const MOST_DAYS = 120;
const ENDS: Readonly<Record<string, string>> = { n: '\n', N: '\n' };

export function closuresFromIcal(text: string, zone: string): IcalRead {
  if (!/^BEGIN:VCALENDAR\s*$/im.test(text)) return { closures: [], faults: ['This is no iCalendar file.'] };
  const events = eventsIn(text);
  const faults: string[] = events.length > MOST_EVENTS ? [`More than ${MOST_EVENTS} events: nothing was read.`] : [];
  if (faults.length > 0) return { closures: [], faults };
  const closures = events.flatMap((event) => {
    const title = textIn(event.get('SUMMARY')?.value ?? '') || 'Closed';
    const read = closuresOf(event, { title: title.slice(0, 200), zone });
    if (typeof read !== 'string') return read;
    faults.push(`${title}: ${read}`);
    return [];
  });
  return { closures, faults };
}

type Event = ReadonlyMap<string, Property>;

function eventsIn(text: string): Event[] {
  // A line that begins with a blank goes on from the line before (RFC 5545, 3.1).
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const events: Event[] = [];
  let event: Map<string, Property> | undefined;
  let inner = 0;
  for (const line of lines) {
    const property = propertyOf(line);
    if (property === undefined) continue;
    const { name, value } = property;
    if (name === 'BEGIN' && value === 'VEVENT') event = new Map();
    else if (name === 'END' && value === 'VEVENT') {
      if (event !== undefined) events.push(event);
      event = undefined;
    } else if (name === 'BEGIN') inner += 1;
    else if (name === 'END') inner = Math.max(0, inner - 1);
    else if (event !== undefined) event.set(name, event.get(name) ?? property);
  }
  return events;
}

function propertyOf(line: string): Property | undefined {
  const [, name = '', given = '', value = ''] =
    /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(line) ?? [];
  if (name === '') return undefined;
  const parameters = new Map<string, string>();
  for (const [, key = '', quoted, plain] of given.matchAll(/;([A-Za-z0-9-]+)=(?:"([^"]*)"|([^;]*))/g))
    parameters.set(key.toUpperCase(), quoted ?? plain ?? '');
  return { name: name.toUpperCase(), parameters, value };
}

const textIn = (value: string): string =>
  value.replaceAll(/\\([nN;,\\])/g, (_, escaped: string) => ENDS[escaped] ?? escaped).trim();

function closuresOf(event: Event, { title, zone }: { title: string; zone: string }): Closure[] | string {
  if (event.has('RRULE') || event.has('RDATE')) return 'it repeats. Give each of its days by itself.';
  if (event.get('STATUS')?.value.toUpperCase() === 'CANCELLED') return [];
  const start = whenOf(event.get('DTSTART'), zone);
  if (start === undefined) return 'its day cannot be read.';
  const last = endOf(event, start, zone);
  return last === undefined ? 'its end cannot be read.' : between(start, last, title);
}

/** The end of an event, which is no longer part of it. Without one, a day is whole and an hour lasts until midnight. */
function endOf(event: Event, start: When, zone: string): When | undefined {
  if (event.has('DTEND')) return whenOf(event.get('DTEND'), zone);
  return start.whole ? { day: start.day + 1, minute: 0, whole: true } : { ...start, minute: 1440 };
}

function between(start: When, last: When, title: string): Closure[] | string {
  const length = last.day - start.day + (last.minute > 0 ? 1 : 0);
  if (length < 1 || (last.day === start.day && last.minute <= start.minute)) return 'it ends before it begins.';
  if (length > MOST_DAYS) return `it is longer than ${MOST_DAYS} days.`;
  return Array.from({ length }, (_, n) => ({
    day: start.day + n,
    title,
    from: n === 0 ? start.minute : 0,
    to: n === length - 1 && last.minute > 0 ? last.minute : 1440,
  }));
}

type When = { readonly day: number; readonly minute: number; readonly whole: boolean };

function whenOf(property: Property | undefined, zone: string): When | undefined {
  const [, date = '', time, utc] = /^(\d{8})(?:T(\d{6})(Z?))?$/.exec(property?.value.trim() ?? '') ?? [];
  const day = dayOfText(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
  if (day === undefined) return undefined;
  if (time === undefined) return { day, minute: 0, whole: true };
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(2, 4));
  const there = utc === 'Z' ? 'UTC' : placeOf(property, zone);
  if (minute >= 1440 || there === zone) return minute >= 1440 ? undefined : { day, minute, whole: false };
  const at = momentOf(there, day, minute);
  return { day: dayAt(zone, at), minute: Math.floor(minuteAt(zone, at)), whole: false };
}

function placeOf(property: Property | undefined, zone: string): string {
  const named = property?.parameters.get('TZID') ?? zone;
  return isZone(named) ? named : zone;
}

type Writing = { readonly name: string; readonly zone: string; readonly stamp: string };

/** The closures of a calendar as a file that calendar programs subscribe to. The stamp is 20261122T031500Z. */
export const icalOf = (
  { name, zone, stamp }: Writing,
  closures: readonly (Closure & { readonly uid: string })[],
): string =>
  icalFile(
    name,
    closures.map(({ uid, day, title, from, to }) => {
      const whole = from === 0 && to === 1440;
      const next = to === 1440 ? { day: day + 1, minute: 0 } : { day, minute: to };
      return [
        `UID:${uid}@kept`,
        `DTSTAMP:${stamp}`,
        whole ? `DTSTART;VALUE=DATE:${dateText(day)}` : `DTSTART;TZID=${zone}:${dateText(day)}T${timeText(from)}`,
        whole
          ? `DTEND;VALUE=DATE:${dateText(day + 1)}`
          : `DTEND;TZID=${zone}:${dateText(next.day)}T${timeText(next.minute)}`,
        `SUMMARY:${icalText(title)}`,
        'TRANSP:OPAQUE',
      ];
    }),
  );

/**
 * A calendar file. An event is its properties in order, each one line however long; its texts are written by `icalText`. With a method
 * it is a message about these events and no calendar of its own, so it has no name (RFC 5546).
 */
export function icalFile(name: string, events: readonly (readonly string[])[], method?: 'REQUEST' | 'CANCEL'): string {
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kept//Calendars//EN',
    'CALSCALE:GREGORIAN',
    method === undefined ? `X-WR-CALNAME:${icalText(name)}` : `METHOD:${method}`,
  ];
  const body = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']);
  return `${[...head, ...body, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}

/** 20261122T031500Z */
export function icalMoment(at: Instant): string {
  const seconds = Math.floor(at / SECOND);
  const ofDay = seconds - Math.floor(at / DAY) * (DAY / SECOND);
  return `${dateText(Math.floor(at / DAY))}T${timeText(Math.floor(ofDay / 60)).slice(0, 4)}${String(ofDay % 60).padStart(2, '0')}Z`;
}

const dateText = (day: number): string => textOfDay(day).replaceAll('-', '');
const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`;
/** A text as a property holds it. */
export const icalText = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (one) => `\\${one}`)
    .replaceAll(/\r?\n/g, '\\n')
    .replaceAll('\r', '');

/** No line is longer than 75 bytes, and no letter is cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const letter of line) {
    const weight = bytesOf(letter);
    if (bytes + weight > 75) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += letter;
    bytes += weight;
  }
  return [...lines, current].join('\r\n');
}

function bytesOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
