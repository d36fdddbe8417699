import { expect, test } from 'vitest';
import { forecastOf } from './forecast.ts';

/** A sequence that looks like chance and is the same each time. */
function chance(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** How many arrive where so many are expected, by Knuth's way with the product of chances. */
function arriving(expected: number, next: () => number): number {
  const least = Math.exp(-expected);
  let [count, product] = [0, next()];
  while (product > least) [count, product] = [count + 1, product * next()];
  return count;
}

const SHAPE = Array.from({ length: 7 * 16 }, (_, n) =>
  n % 16 === 0 ? 0 : 4 + 10 * Math.sin(((n % 16) / 16) * Math.PI),
);
const weeksOf = (count: number) => {
  const next = chance(7);
  return Array.from({ length: count }, () => SHAPE.map((expected) => arriving(expected, next)));
};

test('each interval is expected as it was, and where nothing ever came nothing is', () => {
  const { intervals, of } = forecastOf(weeksOf(12));
  expect(of).toBe(6);
  for (const [at, { expected, low, high }] of intervals.entries()) {
    expect(Math.abs(expected - (SHAPE[at] ?? 0))).toBeLessThan(4 * Math.sqrt((SHAPE[at] ?? 0) / 6) + 1e-9);
    expect(low).toBeLessThanOrEqual(expected);
    expect(high).toBeGreaterThanOrEqual(expected);
  }
  expect(intervals[0]).toEqual({ expected: 0, low: 0, high: 0 });
});

test('on weeks that were held back the band holds about eight in ten, and the mean beats the week before', () => {
  const { measured } = forecastOf(weeksOf(16));
  expect(measured?.weeks).toBe(13);
  expect(measured?.inside).toBeGreaterThan(0.76);
  expect(measured?.inside).toBeLessThan(0.92);
  expect(measured?.error).toBeLessThan(measured?.errorOfLastWeek ?? 0);
});

test('with too few weeks there is a forecast and no claim about how good it is', () => {
  expect(forecastOf(weeksOf(2)).measured).toBeNull();
  expect(forecastOf([]).intervals).toEqual([]);
});
