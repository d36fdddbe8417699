import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfText, type Day } from '#kernel/civil.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { dayAt, minuteAt, offsetOf } from '#kernel/zone.ts';
import { must } from '#kernel/must.ts';
import { patternDayOf, patternFault, shiftsOf, type Hours, type Pattern } from './pattern.ts';

/** `npm run test:full` takes at least 100,000 cases of each. */
const RUNS = process.env['KEPT_FULL'] === '1' ? 100_000 : 150;
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, holds), { numRuns: RUNS });

const day = (text: string): Day => must(dayOfText(text), 'a day');
const open = () => false;
const early: Hours = { from: 420, to: 900, name: 'Early' };
const late: Hours = { from: 720, to: 1200, name: 'Late' };
const fortnight = (zone: string): Pattern => ({
  zone,
  days: [early, late].flatMap((hours) => [[hours], [hours], [hours], [hours], [hours], [], []]),
});

/** Days of a pattern with up to three shifts each, nights among them, as a leader may make it. */
const days = fc
  .array(fc.array(fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 15, max: 900 })), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 28,
  })
  .map((drawn) =>
    drawn.map((one) =>
      one.toSorted(([a], [b]) => a - b).map(([from, length]) => ({ from, to: from + length, name: '' })),
    ),
  )
  .filter((drawn) => patternFault(drawn) === undefined);
const zones = fc.constantFrom('Australia/Sydney', 'Europe/London', 'Australia/Lord_Howe', 'America/Toronto');
const anyDay = fc.integer({ min: day('2020-01-01'), max: day('2032-12-31') });
const drawn = fc.record({
  days,
  zone: zones,
  firstDay: anyDay,
  turn: fc.nat(27),
  length: fc.integer({ min: 1, max: 60 }),
});

const planOf = ({ days: of, zone, firstDay, turn, length }: typeof drawn extends fc.Arbitrary<infer T> ? T : never) =>
  shiftsOf(
    { zone, days: of },
    { firstDay, lastDay: null, turn },
    { from: firstDay, to: firstDay + length, isClosed: open },
  );

test('no two shifts of a pattern overlap, whatever the clocks do', () => {
  check(drawn, (it) => {
    const shifts = planOf(it);
    for (const [n, { startsAt, endsAt }] of shifts.entries()) {
      expect(endsAt).toBeGreaterThan(startsAt);
      expect(startsAt).toBeGreaterThanOrEqual(shifts[n - 1]?.endsAt ?? 0);
      expect(endsAt - startsAt).toBeLessThanOrEqual(16 * HOUR);
    }
  });
});

test('a shift begins and ends when the wall says so, but where the wall never shows that hour or shows it twice', () => {
  check(drawn, (it) => {
    for (const shift of planOf(it)) {
      if (offsetOf(it.zone, shift.startsAt - DAY) !== offsetOf(it.zone, shift.endsAt + DAY)) continue;
      const hours = must(it.days[patternDayOf(it.days.length, it, shift.day)], 'hours');
      const begun = (dayAt(it.zone, shift.startsAt) - shift.day) * 1440 + minuteAt(it.zone, shift.startsAt);
      const ended = (dayAt(it.zone, shift.endsAt) - shift.day) * 1440 + minuteAt(it.zone, shift.endsAt);
      expect(hours.map(({ from, to }) => [from, to])).toContainEqual([begun, ended]);
    }
  });
});

test('a pattern comes round: the same day of a later turn has the same hours on the wall', () => {
  check(fc.tuple(drawn, fc.nat(40)), ([it, turns]) => {
    const length = it.days.length;
    const on = (at: Day) => patternDayOf(length, it, at);
    expect(on(it.firstDay + turns * length)).toBe(on(it.firstDay));
    expect(on(it.firstDay - turns * length)).toBe(on(it.firstDay));
  });
});

test('planning week by week gives what planning all of it gives', () => {
  check(drawn, (it) => {
    const turn = { firstDay: it.firstDay, lastDay: null, turn: it.turn };
    const middle = it.firstDay + Math.floor(it.length / 2);
    const part = (from: Day, to: Day) => shiftsOf(it, turn, { from, to, isClosed: open });
    const whole = planOf(it);
    const parts = [...part(it.firstDay, middle), ...part(middle + 1, it.firstDay + it.length)];
    // Only where a shift is pushed on because the clocks went forward may the two differ, by that push.
    expect(parts.map(({ day: at, endsAt }) => [at, endsAt])).toEqual(whole.map(({ day: at, endsAt }) => [at, endsAt]));
  });
});

test.each([
  ['Australia/Sydney', '2026-10-03', '2026-10-06', 21],
  ['Australia/Sydney', '2026-04-03', '2026-04-07', 20],
  ['Europe/London', '2026-03-27', '2026-03-30', 7],
  ['Europe/London', '2026-10-23', '2026-10-26', 6],
])('in %s seven in the morning is seven on the wall from %s to %s', (zone, from, to, before) => {
  const [first, last] = [day(from), day(to)];
  const everyDay: Pattern = { zone, days: [[early]] };
  const shifts = shiftsOf(
    everyDay,
    { firstDay: first, lastDay: null, turn: 0 },
    { from: first, to: last, isClosed: open },
  );
  expect(shifts.map(({ startsAt }) => minuteAt(zone, startsAt))).toEqual(shifts.map(() => 420));
  expect(new Date(must(shifts[0], 'a shift').startsAt).getUTCHours()).toBe(before);
  expect(new Date(must(shifts.at(-1), 'a shift').startsAt).getUTCHours()).not.toBe(before);
});

test('the night on which the clocks go back is an hour longer, and the one on which they go forward an hour shorter', () => {
  const night: Pattern = { zone: 'Europe/London', days: [[{ from: 1320, to: 1800, name: 'Night' }]] };
  const on = (text: string) => {
    const [shift] = shiftsOf(
      night,
      { firstDay: day(text), lastDay: null, turn: 0 },
      { from: day(text), to: day(text), isClosed: open },
    );
    return (must(shift, 'a shift').endsAt - must(shift, 'a shift').startsAt) / HOUR;
  };
  expect([on('2026-06-01'), on('2026-10-24'), on('2026-03-28')]).toEqual([8, 9, 7]);
});

test('early and late take turns, from the day on which somebody begins, and only on days on which the office is open', () => {
  const pattern = fortnight('Australia/Sydney');
  const monday = day('2026-11-16');
  const names = (turn: number, isClosed: (at: Day) => boolean = open) =>
    shiftsOf(
      pattern,
      { firstDay: monday, lastDay: monday + 8, turn },
      { from: monday - 5, to: monday + 30, isClosed },
    ).map(({ day: at, name }) => `${at - monday} ${name}`);
  expect(names(0)).toEqual(['0 Early', '1 Early', '2 Early', '3 Early', '4 Early', '7 Late', '8 Late']);
  expect(names(7)).toEqual(['0 Late', '1 Late', '2 Late', '3 Late', '4 Late', '7 Early', '8 Early']);
  expect(names(0, (at) => at === monday + 1)).toEqual(['0 Early', '2 Early', '3 Early', '4 Early', '7 Late', '8 Late']);
});

test('a pattern that cannot be worked is refused with the day and the reason', () => {
  const hours = (from: number, to: number): Hours => ({ from, to, name: '' });
  expect(patternFault([[], []])).toBe('Give at least one day its hours.');
  expect(patternFault([[hours(540, 540)]])).toContain('Week 1, day 1');
  expect(patternFault([[hours(540, 1020), hours(1000, 1100)]])).toContain('overlap');
  expect(patternFault([[hours(0, 901)]])).toContain('at most 15 hours');
  expect(patternFault([[hours(1320, 1800)], [hours(300, 700)]])).toContain('the day after');
  // The last day is followed by the first.
  expect(patternFault([[hours(300, 700)], [hours(1320, 1800)]])).toContain('Week 1, day 2');
  expect(patternFault([[hours(1320, 1800)], [], []])).toBeUndefined();
});
