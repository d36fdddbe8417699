import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
import {
  addWorking,
  endOfDay,
  isWorkingDay,
  nthWorkingDay,
  openCalendar,
  openingsOn,
  workingBetween,
  workingDaysBetween,
  type Calendar,
} from './calendar.ts';
import { dueAt, usedBy, type Counting, type Running } from './due.ts';
import { receiptOf } from './receipt.ts';
import { STARTS, UNITS } from './rule.ts';
import { calendarOf, day, shipped } from '#testing/shipped-calendars.fixtures.ts';

/** `npm run test:full` takes at least 100,000 cases of each. */
const RUNS = process.env['KEPT_FULL'] === '1' ? 100_000 : 400;
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, holds), { numRuns: RUNS });

const fiveDays = (from: number, to: number) => [1, 2, 3, 4, 5, 6, 7].map((of) => (of <= 5 ? [{ from, to }] : []));
const CALENDARS: readonly Calendar[] = [
  shipped('au-nsw'),
  shipped('gb-eng'),
  shipped('au-sa', {
    week: [1, 2, 3, 4, 5, 6, 7].map((of) =>
      of <= 6
        ? [
            { from: 510, to: 750 },
            { from: 800, to: 1260 },
          ]
        : [],
    ),
  }),
  // Nights and whole days, so that the hour that is missing or comes twice is worked through.
  calendarOf({ zone: 'Australia/Sydney', week: [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: 0, to: 1440 }]) }),
  calendarOf({ zone: 'Europe/London', week: [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: 30, to: 400 }]) }),
  calendarOf({ zone: 'Australia/Lord_Howe', week: fiveDays(60, 180) }),
];
const calendars = fc.constantFrom(...CALENDARS);
const FROM = day('2024-01-01') * 86_400_000;
const moments = fc.integer({ min: FROM, max: FROM + 4 * 366 * 86_400_000 });
/** Half of the moments lie around a change of the clocks. */
const CHANGES = ['2026-04-05', '2026-10-04', '2026-03-29', '2026-10-25', '2025-10-05', '2025-10-26'].map(
  (of) => day(of) * 86_400_000,
);
const changes = fc.tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }));
const whenever = fc.oneof(
  moments,
  changes.map(([around, by]) => around + by),
);

const countings: fc.Arbitrary<Counting> = fc
  .record({
    calendar: calendars,
    anchor: whenever,
    amount: fc.integer({ min: 1, max: 45 }),
    unit: fc.constantFrom(...UNITS),
    start: fc.constantFrom(...STARTS),
    ends: fc.constantFrom('close' as const, 'midnight' as const),
    rolls: fc.boolean(),
    extended: fc.integer({ min: 0, max: 10 }),
    pauses: fc.array(fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 6000 })), { maxLength: 4 }),
  })
  .map(({ calendar, anchor, amount, unit, start, ends, rolls, extended, pauses }) => {
    const running: Running[] = [];
    let from = anchor;
    for (const [runs, stands] of pauses) {
      running.push({ from, to: from + runs * MINUTE });
      from += (runs + stands) * MINUTE;
    }
    running.push({ from, to: null });
    const scale = unit === 'minutes' || unit === 'working minutes' ? 97 : unit === 'months' ? 0.3 : 1;
    const budget = { amount: Math.ceil(amount * scale), unit };
    return { rule: { budget, start, ends, rolls }, calendar, anchor, running, extended };
  });

const larger = (it: Counting, by: number): Counting => ({ ...it, extended: it.extended + by });
const due = (it: Counting): number => dueAt(it) ?? Infinity;

describe('whatever the calendar, the rule and the pauses', () => {
  test('a larger budget is never due earlier', () => {
    check(fc.tuple(countings, fc.integer({ min: 1, max: 30 })), ([it, by]) => {
      expect(due(larger(it, by))).toBeGreaterThanOrEqual(due(it));
    });
  });

  test('pausing and resuming at once changes nothing', () => {
    check(fc.tuple(countings, fc.integer({ min: 0, max: 20_000 })), ([it, minutes]) => {
      const last = it.running.at(-1)?.from ?? it.anchor;
      const then = last + minutes * MINUTE;
      const running = [...it.running.slice(0, -1), { from: last, to: then }, { from: then, to: null }];
      expect(due({ ...it, running })).toBe(due(it));
    });
  });

  test('a clock that stands longer is never due earlier', () => {
    check(fc.tuple(countings, fc.integer({ min: 1, max: 9000 })), ([it, minutes]) => {
      const last = it.running.at(-1)?.from ?? it.anchor;
      const running = [...it.running.slice(0, -1), { from: last + minutes * MINUTE, to: null }];
      expect(
        due({ ...it, running: it.running.length === 1 ? [{ from: it.anchor, to: it.anchor }, ...running] : running }),
      ).toBeGreaterThanOrEqual(due(it));
    });
  });

  test('between the start and the due time lies exactly the budget', () => {
    check(countings, (it) => {
      const plain: Counting = { ...it, rule: { ...it.rule, rolls: false } };
      const { unit, amount } = it.rule.budget;
      const found = dueAt(plain);
      expect(found).not.toBeNull();
      if (found === null || unit === 'months') return;
      expect(usedBy(plain, found)).toBe(amount + it.extended);
      expect(usedBy(plain, found - MINUTE)).toBeLessThan(amount + it.extended);
    });
  });

  test('the receipt ends with the due time, and its lines add up to the budget', () => {
    check(countings, (it) => {
      const lines = receiptOf(it);
      expect(lines.at(-1)).toEqual({ line: 'due', at: dueAt(it) });
      const counted = lines.flatMap((line) => (line.line === 'counted' ? [line] : []));
      const sum = counted.reduce((all, { amount }) => all + amount, 0);
      expect(counted.at(-1)?.total ?? 0).toBeCloseTo(sum, 6);
      if (it.rule.budget.unit !== 'months') expect(sum).toBeCloseTo(it.rule.budget.amount + it.extended, 6);
    });
  });

  test('a due time that moved to a working day is on one', () => {
    check(countings, (it) => {
      const { unit } = it.rule.budget;
      if (unit === 'minutes' || unit === 'working minutes') return;
      const found = due({ ...it, rule: { ...it.rule, rolls: true } });
      const of = Math.floor((found + 6 * 3_600_000) / 86_400_000);
      const near = [of - 1, of, of + 1].find((one) => endOfDay(it.calendar, one, it.rule.ends) === found);
      expect(near === undefined || isWorkingDay(it.calendar, near)).toBe(true);
    });
  });
});

describe('a calendar', () => {
  test('counts working time and working days over years as it does day by day', () => {
    fc.assert(
      fc.property(calendars, whenever, fc.integer({ min: 0, max: 400 }), (calendar, from, length) => {
        const first = Math.floor(from / 86_400_000);
        const fresh = openCalendar(calendar);
        let working = 0;
        let days = 0;
        for (let of = first; of < first + length; of += 1) {
          if (isWorkingDay(fresh, of)) days += 1;
          for (const opening of openingsOn(fresh, of)) working += opening.to - opening.from;
        }
        expect(workingDaysBetween(calendar, first, first + length)).toBe(days);
        const begin = endOfDay(calendar, first - 1, 'midnight') + 1;
        const end = endOfDay(calendar, first + length - 1, 'midnight') + 1;
        expect(workingBetween(calendar, begin, end)).toBe(working);
        if (days > 0) expect(workingDaysBetween(calendar, first, nthWorkingDay(calendar, first, days) + 1)).toBe(days);
        if (working > 0) expect(workingBetween(calendar, begin, addWorking(calendar, begin, working))).toBe(working);
      }),
      { numRuns: Math.min(RUNS, 3000) },
    );
  });
});
