import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFields, offsetAt, toFields } from './clock.ts';

const ZONES = ['Australia/Sydney', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'];
const instants = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2060, 0, 1) });

test('the clock of a zone is the one that everybody there reads, at any moment', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
      const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      expect(offsetAt(at, zone)).toBe(there.offsetNanoseconds / 1e6);
      expect(toFields(at, zone)).toEqual({
        date: there.toPlainDate().toString(),
        time: there.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' }),
      });
    }),
    { numRuns: 500 },
  );
});

test('a day on which the clocks change is read before and after the change', () => {
  // Sydney went back at 3:00 on 5 April 2026, which is 16:00 UTC of the day before.
  const change = Date.UTC(2026, 3, 4, 16);
  expect(toFields(change - 1, 'Australia/Sydney').time).toBe('02:59');
  expect(toFields(change, 'Australia/Sydney').time).toBe('02:00');
  expect(fromFields('2026-04-05', '12:00', 'Australia/Sydney')).toBe(Date.UTC(2026, 3, 5, 2));
});
