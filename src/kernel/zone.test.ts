import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addMonths, dateOfDay, dayOfDate, dayOfText, textOfDay, weekdayOf } from './civil.ts';
import { DAY } from './time.ts';
import { dayAt, isZone, minuteAt, momentOf, offsetOf } from './zone.ts';

/** Long runs with `npm run test:full`. The other side of every comparison is another library's calendar. */
const RUNS = process.env['KEPT_FULL'] === '1' ? 50_000 : 400;
const ZONES = [
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Europe/London',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
];
const FROM = Temporal.Instant.from('1972-01-01T00:00Z').epochMilliseconds;
const TO = Temporal.Instant.from('2090-01-01T00:00Z').epochMilliseconds;
const zones = fc.constantFrom(...ZONES);
const moments = fc.integer({ min: FROM, max: TO });
const days = fc.integer({ min: Math.floor(FROM / DAY), max: Math.floor(TO / DAY) });
const plain = (day: number) => Temporal.PlainDate.from('1970-01-01').add({ days: day });

describe('the clocks of a place', () => {
  test('are as far from UTC as another library says, at any moment', () => {
    fc.assert(
      fc.property(zones, moments, (zone, at) => {
        const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        expect(offsetOf(zone, at)).toBe(there.offsetNanoseconds / 1e6);
        expect(textOfDay(dayAt(zone, at))).toBe(there.toPlainDate().toString());
        expect(Math.floor(minuteAt(zone, at))).toBe(there.hour * 60 + there.minute);
      }),
      { numRuns: RUNS },
    );
  });

  test('show a minute of a day at the moment another library says, also where they are put forward or back', () => {
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 1439 }), (zone, day, minute) => {
        const there = plain(day)
          .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
          .toZonedDateTime(zone, { disambiguation: 'compatible' });
        expect(momentOf(zone, day, minute)).toBe(there.epochMilliseconds);
      }),
      { numRuns: RUNS },
    );
  });

  test.each([
    ['Australia/Sydney', '2026-10-04', 23],
    ['Australia/Sydney', '2026-04-05', 25],
    ['Europe/London', '2026-03-29', 23],
    ['Europe/London', '2026-10-25', 25],
  ])('in %s make %s %i hours long', (zone, date, hours) => {
    const day = dayOfText(date) ?? 0;
    expect((momentOf(zone, day + 1, 0) - momentOf(zone, day, 0)) / 3_600_000).toBe(hours);
  });

  test('are known by the names of the zone tables only', () => {
    expect(['Australia/Sydney', 'Sydney', '', 'Mars/Olympus'].map(isZone)).toEqual([true, false, false, false]);
  });
});

describe('a day', () => {
  test('has the date, the weekday and the months after it that another library gives', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), (day, months) => {
        const there = plain(day);
        expect(dateOfDay(day)).toEqual({ year: there.year, month: there.month, day: there.day });
        expect(dayOfDate(dateOfDay(day))).toBe(day);
        expect(weekdayOf(day)).toBe(there.dayOfWeek - 1);
        expect(textOfDay(addMonths(day, months))).toBe(there.add({ months }).toString());
        expect(dayOfText(textOfDay(day))).toBe(day);
      }),
      { numRuns: RUNS },
    );
  });

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', 'tomorrow', '2026-4-1'])(
    'is not read from %s',
    (text) => {
      expect(dayOfText(text)).toBeUndefined();
    },
  );
});
