import { describe, expect, test } from 'vitest';
import { effectOf } from './index.ts';

const shares = (good: number, all: number): number[] => Array.from({ length: all }, (_, n) => (n < good ? 1 : 0));

describe('the effect of what somebody did', () => {
  test('is not told from a handful', () => {
    expect(effectOf('promises kept', shares(1, 9), shares(9, 9))).toEqual({
      before: { n: 9, value: 1 / 9 },
      after: { n: 9, value: 1 },
      low: null,
      high: null,
      says: 'too few',
    });
    expect(effectOf('reading grade', [], []).before.value).toBeNull();
  });

  test('of a share is said as Newcombe reckons it', () => {
    // His example: 56 of 70 and 48 of 80; the difference of 0.20 lies between 0.0524 and 0.3339.
    const { low, high, says } = effectOf('promises kept', shares(48, 80), shares(56, 70));
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
    expect(says).toBe('better');
    expect(effectOf('promises kept', shares(56, 70), shares(48, 80)).says).toBe('worse');
    expect(effectOf('promises kept', shares(8, 10), shares(9, 10)).says).toBe('cannot tell');
    expect(effectOf('tone not worse', shares(12, 12), shares(12, 12)).says).toBe('cannot tell');
  });

  test('of a grade is better where less is asked of the reader, and a single letter decides nothing', () => {
    const hard = Array.from({ length: 20 }, (_, n) => 11 + (n % 5));
    const easy = hard.map((grade) => grade - 3);
    expect(effectOf('reading grade', hard, easy)).toMatchObject({
      before: { value: 13 },
      after: { value: 10 },
      says: 'better',
    });
    expect(effectOf('reading grade', easy, hard).says).toBe('worse');
    expect(effectOf('reading grade', hard, [...hard.slice(1), 2]).says).toBe('cannot tell');
  });
});
