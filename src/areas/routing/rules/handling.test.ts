import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { ENOUGH_HANDLED, handledOf, spreadOf, type InHand } from './handling.ts';

const one = (officerId: string, from: number, to: number): InHand => ({
  officerId,
  from: from * MINUTE,
  to: to * MINUTE,
});
const minutes = (all: readonly InHand[]) => handledOf(all).map(({ seconds }) => seconds / 60);

test('what is done alone takes as long as it lies in hand', () => {
  expect(minutes([one('ann', 0, 12), one('ann', 20, 25), one('bea', 0, 12)])).toEqual([12, 5, 12]);
});

test('what is in one hand at once shares the time of its officer', () => {
  expect(minutes([one('ann', 0, 10), one('ann', 0, 10)])).toEqual([5, 5]);
  // The first alone for four minutes, then both for six, then the second alone for two.
  expect(minutes([one('ann', 0, 10), one('ann', 4, 12)])).toEqual([7, 5]);
});

test('what was over at once or lay overnight says nothing and takes no time from others', () => {
  expect(minutes([one('ann', 0, 10), one('ann', 2, 2.1), one('ann', 0, 300)])).toEqual([10]);
});

test('together all takes as long as its officer was at it, however it overlaps', () => {
  const stretch = fc
    .tuple(fc.constantFrom('ann', 'bea'), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 200 }))
    .map(([who, from, length]) => one(who, from, from + length));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 12 }), (all) => {
      const total = minutes(all).reduce((sum, took) => sum + took, 0);
      const busy = new Set(
        all.flatMap(({ officerId, from, to }) =>
          Array.from({ length: (to - from) / MINUTE }, (_, n) => `${officerId} ${from / MINUTE + n}`),
        ),
      );
      expect(Math.abs(total - busy.size)).toBeLessThan(1e-6);
    }),
    { numRuns: 300 },
  );
});

test('a mean is given with its spread, and of too few there is none', () => {
  expect(spreadOf(Array.from({ length: ENOUGH_HANDLED - 1 }, () => 60))).toBeNull();
  const found = spreadOf(Array.from({ length: 100 }, (_, n) => n + 1));
  expect(found).toMatchObject({ count: 100, mean: 50.5, low: 11, high: 91 });
  expect(found?.spread).toBeCloseTo(29.01, 1);
  expect(minutes([one('ann', 0, (4 * HOUR) / MINUTE)])).toEqual([240]);
});
