import { expect, test } from 'vitest';
import { DAY, HOUR } from '#kernel/time.ts';
import { clashesOf } from './leave.ts';
import { takeRefused, type Duty, type Taker } from './swap.ts';
import { USUAL_LIMITS, warningsOf, type Held } from './warnings.ts';

/** Monday 16 November 2026, midnight. */
const MONDAY = Date.UTC(2026, 10, 16);
const at = (day: number, from: number, to: number, id = `${day} ${from}`): Held => ({
  id,
  officerId: 'jo',
  startsAt: MONDAY + day * DAY + from * HOUR,
  endsAt: MONDAY + day * DAY + to * HOUR,
});
const rules = { limits: USUAL_LIMITS, zone: 'UTC' };
const told = (...shifts: Held[]) => warningsOf(shifts, rules);

test('less than ten hours between two shifts is warned of, and how much it is', () => {
  expect(told(at(0, 14, 22), at(1, 7, 15))).toMatchObject([{ kind: 'rest', minutes: 540, least: 600, shiftId: '1 7' }]);
  expect(told(at(0, 14, 21), at(1, 7, 15))).toEqual([]);
});

test('a break in a day is no rest, and a day with breaks is as long as from its beginning to its end', () => {
  expect(told(at(0, 8, 12), at(0, 13, 17))).toEqual([]);
  expect(told(at(0, 6, 12), at(0, 14, 21))).toMatchObject([{ kind: 'long', minutes: 900, most: 840 }]);
});

test('more than forty-eight hours from Monday to Sunday is warned of once', () => {
  const week = [0, 1, 2, 3, 4].map((day) => at(day, 8, 18));
  expect(told(...week)).toMatchObject([{ kind: 'week', minutes: 3000, most: 2880 }]);
  expect(told(...week.slice(0, 4), at(7, 8, 18))).toEqual([]);
});

test('what one officer works is not counted against another', () => {
  expect(told(at(0, 14, 22), { ...at(1, 7, 15), officerId: 'ben' })).toEqual([]);
});

const duty: Duty = { ...at(1, 7, 15, 'duty'), zone: 'UTC', needs: ['vi'] };
const jo: Taker = {
  id: 'jo',
  name: 'Jo Bell',
  shifts: [],
  leave: [],
  skills: [{ skill: 'vi', validFrom: 0, validUntil: null }],
};
const refused = (taker: Partial<Taker>) =>
  takeRefused(duty, { ...jo, ...taker }, { limits: USUAL_LIMITS, skillName: () => 'Vietnamese' });

test('a shift can be taken by who is free, rested and able', () => {
  expect(refused({})).toBeUndefined();
  expect(refused({ shifts: [at(0, 7, 15), at(1, 15, 16)] })).toBeUndefined();
});

test('it is refused in a sentence that says what is in the way', () => {
  expect(refused({ shifts: [at(1, 14, 20)] })).toBe(
    'Jo Bell already works at that time: from Tuesday 17 November, 14:00.',
  );
  expect(refused({ leave: [at(1, 0, 24)] })).toBe('Jo Bell is on leave on Tuesday 17 November, 7:00.');
  expect(refused({ skills: [] })).toBe('This shift needs Vietnamese, which Jo Bell does not have.');
  expect(refused({ skills: [{ skill: 'vi', validFrom: 0, validUntil: MONDAY }] })).toBe(
    'This shift, on Tuesday 17 November, 7:00, needs Vietnamese, which Jo Bell has only until Monday 16 November, 0:00.',
  );
  expect(refused({ shifts: [at(0, 14, 22)] })).toBe(
    'Jo Bell would rest only 9 h between two shifts; 10 h is the least.',
  );
  expect(refused({ shifts: [2, 3, 4, 5].map((day) => at(day, 7, 18)) })).toBe(
    'Jo Bell would work 52 h that week; 48 h is the most.',
  );
});

test('a week that was too long before is not the fault of a swap elsewhere', () => {
  const long = [7, 8, 9, 10, 11].map((day) => at(day, 8, 18));
  expect(refused({ shifts: long })).toBeUndefined();
});

test('how many of the team are away already is counted by day, the fullest first', () => {
  const days = (officerId: string, firstDay: number, lastDay: number) => ({ officerId, firstDay, lastDay });
  const approved = [
    days('ben', 10, 12),
    days('cy', 12, 14),
    days('dee', 12, 12),
    days('other team', 10, 20),
    days('jo', 1, 99),
  ];
  expect(clashesOf(days('jo', 11, 15), approved, ['jo', 'ben', 'cy', 'dee', 'eve'])).toEqual([
    { day: 12, away: 3, of: 5 },
    { day: 11, away: 1, of: 5 },
    { day: 13, away: 1, of: 5 },
    { day: 14, away: 1, of: 5 },
  ]);
});
