import { describe, expect, test } from 'vitest';
import { rising, teachable, toneSigns, urgentWords, type DayCount } from './index.ts';
import { atLeast } from './trends.ts';

const many = (label: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ text: `${label} ${n}`, label }));

describe('what is learned from', () => {
  test('is what officers said often enough, the newest of it, and nothing while there is only one thing they said', () => {
    expect(teachable([...many('fines', 20), ...many('water', 11)])).toEqual([]);
    const both = teachable([...many('fines', 900), ...many('water', 12), ...many('rare', 3)]);
    expect(Map.groupBy(both, ({ label }) => label).get('fines')).toHaveLength(400);
    expect(both.some(({ label }) => label === 'rare')).toBe(false);
  });
});

describe('a topic rises', () => {
  const day = 20_000;
  const usual = (topic: string, each: number): DayCount[] =>
    Array.from({ length: 8 }, (_, n) => ({ topic, day: day - 7 * (n + 1), count: each }));

  test('when more came than would by chance on such a weekday', () => {
    const [found] = rising(
      [
        ...usual('water', 2),
        { topic: 'water', day, count: 9 },
        ...usual('fines', 20),
        { topic: 'fines', day, count: 24 },
      ],
      day,
    );
    expect(found).toMatchObject({ topic: 'water', count: 9, expected: 2 });
    expect(found?.chance).toBeLessThan(0.001);
  });

  test('not because of what comes on other weekdays, nor by three of something new', () => {
    expect(rising([...usual('water', 9), { topic: 'water', day, count: 12 }], day)).toEqual([]);
    expect(rising([{ topic: 'new', day, count: 3 }], day)).toEqual([]);
    expect(rising([{ topic: 'new', day, count: 5 }], day)).toHaveLength(1);
  });

  test('by the tail of the distribution as its tables give it', () => {
    expect(atLeast(0, 2)).toBe(1);
    expect(atLeast(1, 2)).toBeCloseTo(0.8647, 4);
    expect(atLeast(5, 2)).toBeCloseTo(0.0527, 4);
    expect(atLeast(10, 3)).toBeCloseTo(0.0011, 4);
  });
});

test('what cannot wait is said by the writer’s own words', () => {
  expect(urgentWords('I have dialysis tomorrow and there is no water.')).toEqual(['tomorrow', 'no water', 'dialysis']);
  expect(urgentWords('When does the library open?')).toEqual([]);
});

describe('how somebody sounds', () => {
  test('is told by their own words, and surely only by more than one of them', () => {
    expect(toneSigns('I am worried, and I don’t know what to do.')).toEqual({
      tone: 'worried',
      words: ['worried', "don't know what to do"],
      sure: true,
    });
    expect(toneSigns('This is ridiculous.')).toMatchObject({ tone: 'angry', sure: false });
    expect(toneSigns('Nobody answers, I am so disappointed. A joke.')).toMatchObject({ tone: 'upset', sure: true });
  });

  test('is abuse by one word of it', () => {
    expect(toneSigns('You idiots, I am worried sick.')).toMatchObject({ tone: 'abusive', sure: true });
  });

  test('is not said where nothing says it', () => {
    expect(toneSigns('When does the library open?')).toBeUndefined();
    expect(toneSigns('')).toBeUndefined();
  });
});
