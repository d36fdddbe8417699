import { expect, test } from 'vitest';
import { waitBefore } from './waits.ts';

test('the waits before a lost line is tried again grow to half a minute, and two desks do not wait alike', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 60].map((tries) => waitBefore(tries, 1));
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  const shortest = [0, 3, 60].map((tries) => waitBefore(tries, 0));
  expect(shortest).toEqual([500, 4000, 15_000]);
  expect(waitBefore(3, 0.25)).not.toBe(waitBefore(3, 0.75));
});
