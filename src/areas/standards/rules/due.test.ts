import { describe, expect, test } from 'vitest';
import { dueAt, type Counting } from './due.ts';
import { at, calendarOf, closure, dateOf, ruleOf, shipped } from '#testing/shipped-calendars.fixtures.ts';
import type { Calendar } from './calendar.ts';

const NSW = shipped('au-nsw');
const ENGLAND = shipped('gb-eng');

type Given = { readonly calendar: Calendar; readonly rule: Counting['rule']; readonly from: string; extended?: number };
const due = ({ calendar, rule, from, extended = 0 }: Given): string => {
  const anchor = at(calendar.zone, from);
  return dateOf(calendar.zone, dueAt({ rule, calendar, anchor, running: [{ from: anchor, to: null }], extended }));
};
const wd = (amount: number) => ruleOf(amount, 'working days');

describe('a complaint received on Thursday 2 April 2026', () => {
  test.each([
    ['New South Wales', NSW, wd(5), '2026-04-02', 0, '2026-04-13', 'acknowledged'],
    [
      'New South Wales',
      NSW,
      wd(10),
      '2026-04-13',
      0,
      '2026-04-28',
      'answered, with the extra Anzac holiday on the 27th',
    ],
    ['New South Wales', NSW, wd(10), '2026-04-13', 10, '2026-05-12', 'answered after an extension'],
    ['New South Wales', NSW, wd(20), '2026-04-13', 0, '2026-05-12', 'answered in 20 days'],
    ['England', ENGLAND, wd(5), '2026-04-02', 0, '2026-04-13', 'acknowledged'],
    ['England', ENGLAND, wd(10), '2026-04-13', 0, '2026-04-27', 'answered'],
    ['England', ENGLAND, wd(10), '2026-04-13', 10, '2026-05-12', 'answered after an extension, over May Day'],
    ['England', ENGLAND, wd(20), '2026-05-01', 0, '2026-06-02', 'answered at stage 2'],
    ['New South Wales', NSW, wd(5), '2026-07-30', 0, '2026-08-06', 'and the Bank Holiday of 3 August is for banks'],
  ])('in %s', (...row) => {
    const [, calendar, rule, from, extended, expected] = row;
    expect(due({ calendar, rule, from, extended })).toBe(expected);
  });

  test('would be due a day later by a calendar that takes the Bank Holiday for a public one', () => {
    const wrong = shipped('au-nsw', { more: [closure('2026-08-03', 'Bank Holiday')] });
    expect(due({ calendar: wrong, rule: wd(5), from: '2026-07-30' })).toBe('2026-08-07');
  });
});

describe('a time set by law', () => {
  const closedown = ['24', '25', '26', '27', '28', '29', '30', '31']
    .map((of) => closure(`2026-12-${of}`, 'Closedown'))
    .concat(closure('2027-01-01', 'Closedown'));
  const calendarDays = (amount: number) => ruleOf(amount, 'calendar days');
  const months = (start: 'same day' | 'day after') => ruleOf(1, 'months', { start, rolls: true });

  test.each([
    ['a privacy review, 60 days', NSW, calendarDays(60), '2026-03-02', '2026-05-01'],
    ['the assessment of a data breach, 30 days', NSW, calendarDays(30), '2026-11-02', '2026-12-02'],
    ['access to information, 20 working days', NSW, wd(20), '2026-03-30', '2026-04-30'],
    ['the same over Christmas without a closedown', NSW, wd(20), '2026-12-16', '2027-01-18'],
    [
      'the same with a closedown in the calendar',
      shipped('au-nsw', { more: closedown }),
      wd(20),
      '2026-12-16',
      '2027-01-22',
    ],
    ['one month from the last day of a longer month', ENGLAND, months('same day'), '2026-08-31', '2026-09-30'],
    ['one month to the same date', ENGLAND, months('same day'), '2026-09-21', '2026-10-21'],
    ['one month that ends on a Saturday', ENGLAND, months('same day'), '2026-01-31', '2026-03-02'],
    ['one month by the convention before 2019', ENGLAND, months('day after'), '2026-09-21', '2026-10-22'],
  ])('%s', (...row) => {
    const [, calendar, rule, from, expected] = row;
    expect(due({ calendar, rule, from })).toBe(expected);
  });

  test('72 hours from awareness, in hours that really pass, over the night the clocks go back', () => {
    const anchor = at('Europe/London', '2026-10-24', 9);
    const running = [{ from: anchor, to: null }];
    const found = dueAt({ rule: ruleOf(72 * 60, 'minutes'), calendar: ENGLAND, anchor, running, extended: 0 });
    expect(found).toBe(at('Europe/London', '2026-10-27', 8));
  });
});

describe('working minutes', () => {
  const run = (
    calendar: Calendar,
    anchor: number,
    minutes: number,
    running = [{ from: anchor, to: null as number | null }],
  ) =>
    dueAt({
      rule: ruleOf(minutes, 'working minutes', { start: 'next working moment' }),
      calendar,
      anchor,
      running,
      extended: 0,
    });

  test('pass over nights, weekends, holidays and the afternoon of a half-holiday', () => {
    const zone = 'Australia/Adelaide';
    const adelaide = shipped('au-sa', {
      week: [1, 2, 3, 4, 5, 6, 7].map((of) => (of <= 5 ? [{ from: 600, to: 1260 }] : [])),
    });
    // Christmas Eve 2026 is a Thursday and a holiday from seven in the evening; 28 December is one as a whole.
    expect(run(adelaide, at(zone, '2026-12-24', 18), 120)).toBe(at(zone, '2026-12-29', 11));
  });

  test('use several intervals a day, and begin with the next one when nobody is there', () => {
    const lunch = calendarOf({
      week: [1, 2, 3, 4, 5, 6, 7].map(() => [
        { from: 540, to: 720 },
        { from: 780, to: 1020 },
      ]),
    });
    expect(run(lunch, at('UTC', '2026-06-01', 11), 120)).toBe(at('UTC', '2026-06-01', 14));
    expect(run(lunch, at('UTC', '2026-06-01', 12, 30), 60)).toBe(at('UTC', '2026-06-01', 14));
    expect(run(lunch, at('UTC', '2026-06-01', 22), 60)).toBe(at('UTC', '2026-06-02', 10));
  });

  test.each([
    ['Australia/Sydney', '2026-10-04', 'forward', 7],
    ['Australia/Sydney', '2026-04-05', 'back', 9],
    ['Europe/London', '2026-03-29', 'forward', 7],
    ['Europe/London', '2026-10-25', 'back', 9],
  ])('in %s on %s, when the clocks go %s, midnight to eight is %i hours', (zone, date, _way, hours) => {
    const nights = calendarOf({ zone, week: [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: 0, to: 480 }]) });
    const anchor = at(zone, date, 0);
    expect(run(nights, anchor, hours * 60)).toBe(at(zone, date, 8));
  });

  test('stand still while a clock is paused, and there is no due time until it runs again', () => {
    const anchor = at('UTC', '2026-06-01', 9);
    const paused = { from: anchor, to: at('UTC', '2026-06-01', 11) };
    expect(run(calendarOf({}), anchor, 180, [paused])).toBeNull();
    const resumed = { from: at('UTC', '2026-06-03', 16), to: null };
    expect(run(calendarOf({}), anchor, 180, [paused, resumed])).toBe(at('UTC', '2026-06-03', 17));
  });
});

describe('days', () => {
  const run = (running: readonly { from: number; to: number | null }[], rule = wd(5)) =>
    dateOf('UTC', dueAt({ rule, calendar: calendarOf({}), anchor: running[0]?.from ?? 0, running, extended: 0 }));
  const monday = at('UTC', '2026-06-01');

  test('that a clock stood through at their end do not count, and a pause within a day changes nothing', () => {
    expect(run([{ from: monday, to: null }])).toBe('2026-06-08');
    const within = [
      { from: monday, to: at('UTC', '2026-06-03', 9) },
      { from: at('UTC', '2026-06-03', 15), to: null },
    ];
    expect(run(within)).toBe('2026-06-08');
    const nights = [
      { from: monday, to: at('UTC', '2026-06-03', 9) },
      { from: at('UTC', '2026-06-05', 15), to: null },
    ];
    expect(run(nights)).toBe('2026-06-10');
  });

  test('are received on the next working day when they come at the weekend, where the rule says so', () => {
    const saturday = at('UTC', '2026-06-06');
    expect(run([{ from: saturday, to: null }], ruleOf(1, 'working days'))).toBe('2026-06-08');
    expect(run([{ from: saturday, to: null }], ruleOf(1, 'working days', { start: 'next working moment' }))).toBe(
      '2026-06-09',
    );
    expect(run([{ from: saturday, to: null }], ruleOf(1, 'working days', { start: 'same day' }))).toBe('2026-06-08');
  });

  test('end with the day or with its work', () => {
    const anchor = monday;
    const ends = (end: 'close' | 'midnight') =>
      dueAt({
        rule: ruleOf(1, 'working days', { ends: end }),
        calendar: calendarOf({}),
        anchor,
        running: [{ from: anchor, to: null }],
        extended: 0,
      });
    expect(ends('close')).toBe(at('UTC', '2026-06-02', 17));
    expect(ends('midnight')).toBe(at('UTC', '2026-06-03', 0) - 1);
  });
});
