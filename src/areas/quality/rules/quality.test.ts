import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apart, isDrawn, LEAST, ratesOf, wilson } from './index.ts';

describe('what is drawn', () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => `01935f00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);
  test('is the share that was asked for, nothing of none and all of all', () => {
    for (const share of [1, 10, 35]) {
      const drawn = ids.filter((id) => isDrawn('a seed', id, share)).length;
      expect(Math.abs(drawn / ids.length - share / 100)).toBeLessThan(0.01);
    }
    expect(ids.some((id) => isDrawn('a seed', id, 0))).toBe(false);
    expect(ids.every((id) => isDrawn('a seed', id, 100))).toBe(true);
  });
  test('is the same again with the same seed, and others with another', () => {
    const drawn = (seed: string) => ids.filter((id) => isDrawn(seed, id, 10));
    expect(drawn('one')).toEqual(drawn('one'));
    const [one, two] = [new Set(drawn('one')), drawn('two')];
    expect(two.filter((id) => one.has(id)).length / two.length).toBeLessThan(0.2);
  });
});

describe('outcomes by group', () => {
  test('have the range that the formula gives', () => {
    // 8 of 20: 0.219 to 0.613.
    const { from, to } = wilson(8, 20);
    expect(from).toBeCloseTo(0.2188, 3);
    expect(to).toBeCloseTo(0.6134, 3);
  });
  test('are not told of few people, nor so that few can be worked out', () => {
    const all = { group: 'en', all: 500, yes: 100 };
    const some = { group: 'vi', all: 40, yes: 9 };
    const few = { group: 'ti', all: 3, yes: 3 };
    const told = (rates: ReturnType<typeof ratesOf>) =>
      rates.flatMap(({ group, told: it }) => (it === null ? [] : [group]));
    expect(told(ratesOf([all, some, few]))).toEqual(['en']);
    expect(told(ratesOf([all, some, few, { group: 'so', all: 9, yes: 0 }]))).toEqual(['en', 'vi']);
    expect(told(ratesOf([all, some]))).toEqual(['en', 'vi']);
  });
  test('never give a small group away, whatever the groups', () => {
    const group = fc.record({ all: fc.nat(40), yes: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), (sizes) => {
        const groups = sizes.map(({ all, yes }, n) => ({ group: `g${n}`, all, yes: Math.min(all, yes) }));
        const hidden = ratesOf(groups)
          .filter(({ told }) => told === null)
          .map(({ group: name }) => name);
        const sum = groups.filter(({ group: name }) => hidden.includes(name)).reduce((a, { all }) => a + all, 0);
        for (const { group: name, all } of groups) if (all > 0 && all < LEAST) expect(hidden).toContain(name);
        // What is hidden together is more than one group, unless there is no other.
        if (sum > 0 && groups.filter(({ all }) => all > 0).length > 1) expect(hidden.length).toBeGreaterThan(1);
      }),
    );
  });
  test('that lie apart are pointed at', () => {
    const rates = ratesOf([
      { group: 'a', all: 200, yes: 20 },
      { group: 'b', all: 200, yes: 100 },
      { group: 'c', all: 12, yes: 4 },
    ]);
    expect(apart(rates)).toEqual([['a', 'b']]);
  });
});
