import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closuresFromIcal, icalOf } from './ical.ts';
import { closure, day } from '#testing/shipped-calendars.fixtures.ts';

const ZONE = 'Australia/Sydney';
const read = (...lines: string[]) =>
  closuresFromIcal(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'), ZONE);
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

describe('a calendar of another program', () => {
  test('gives whole days, stretches of days and parts of a day', () => {
    expect(
      read(
        ...event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas Day'),
        ...event('DTSTART;VALUE=DATE:20261228', 'DTEND;VALUE=DATE:20261231', 'SUMMARY:Closed\\, all of it'),
        ...event(
          'DTSTART;TZID=Australia/Sydney:20261224T150000',
          'DTEND;TZID=Australia/Sydney:20261224T170000',
          'SUMMARY:Party',
        ),
        ...event('DTSTART:20261001T000000Z', 'DTEND:20261001T020000Z', 'SUMMARY:Power', ' cut'),
      ),
    ).toEqual({
      faults: [],
      closures: [
        closure('2026-12-25', 'Christmas Day'),
        closure('2026-12-28', 'Closed, all of it'),
        closure('2026-12-29', 'Closed, all of it'),
        closure('2026-12-30', 'Closed, all of it'),
        closure('2026-12-24', 'Party', { from: 900, to: 1020 }),
        closure('2026-10-01', 'Powercut', { from: 600, to: 720 }),
      ],
    });
  });

  test('is told what could not be read, event by event, and the rest is read', () => {
    const { closures, faults } = read(
      ...event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY', 'SUMMARY:New Year'),
      ...event('DTSTART;VALUE=DATE:20261350', 'SUMMARY:Never'),
      ...event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261224', 'SUMMARY:Backwards'),
      ...event('DTSTART;VALUE=DATE:20261226', 'SUMMARY:Boxing Day'),
    );
    expect(closures).toEqual([closure('2026-12-26', 'Boxing Day')]);
    expect(faults).toEqual([
      'New Year: it repeats. Give each of its days by itself.',
      'Never: its day cannot be read.',
      'Backwards: it ends before it begins.',
    ]);
    expect(closuresFromIcal('hello', ZONE).faults).toEqual(['This is no iCalendar file.']);
  });
});

describe('what we write', () => {
  const closures = fc.array(
    fc
      .record({
        day: fc.integer({ min: day('2020-01-01'), max: day('2040-12-31') }),
        title: fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
          .map((text) => text.replaceAll(/\s+/g, ' ').trim())
          .filter((text) => text !== '' && !/[\p{Cc}]/u.test(text)),
        span: fc.oneof(
          fc.constant({ from: 0, to: 1440 }),
          fc
            .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1440 }))
            .filter(([from, to]) => from < to)
            .map(([from, to]) => ({ from, to })),
        ),
      })
      .map(({ day: of, title, span }) => ({ day: of, title, ...span, uid: `u${of}` })),
    { maxLength: 20 },
  );

  test('reads back as the same days, in lines of at most 75 bytes that end as they should', () => {
    fc.assert(
      fc.property(closures, (given) => {
        const text = icalOf({ name: 'Office; all', zone: ZONE, stamp: '20261122T000000Z' }, given);
        expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
        expect(closuresFromIcal(text, ZONE)).toEqual({
          faults: [],
          closures: given.map(({ day: of, title, from, to }) => ({ day: of, title, from, to })),
        });
      }),
      { numRuns: process.env['KEPT_FULL'] === '1' ? 20_000 : 200 },
    );
  });

  const scraps = fc.array(
    fc.oneof(
      fc.constantFrom(
        'DTSTART',
        'DTEND',
        ';TZID=',
        ';VALUE=DATE',
        ':',
        '20261225',
        'T093000',
        'Z',
        '\r\n',
        '\r\n ',
        '"',
        '\\',
        ',',
      ),
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'BEGIN:VALARM',
        'SUMMARY',
        'Mars/Olympus',
        'UTC',
        '99999999',
        'T999999',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 40 },
  );
  test('no text whatever stops the reader', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const { closures: found } = closuresFromIcal(
          `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${text.join('')}\r\nEND:VEVENT\r\n`,
          ZONE,
        );
        for (const { from, to } of found) expect(from >= 0 && from < to && to <= 1440).toBe(true);
      }),
      { numRuns: process.env['KEPT_FULL'] === '1' ? 100_000 : 500 },
    );
  });
});
