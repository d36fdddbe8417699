import { expect, test } from 'vitest';
import { newId } from './id.ts';

test('ids of one millisecond are in the order in which they were made, and all different', () => {
  const made = Array.from({ length: 3000 }, () => newId(1_800_000_000_000));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(3000);
  expect(made[0]).toMatch(/^01a3185c-5000-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a thousand times more ids in one millisecond than a desk ever makes are still all different', () => {
  expect(new Set(Array.from({ length: 20_000 }, () => newId(1_800_000_000_001))).size).toBe(20_000);
});
