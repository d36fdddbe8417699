import { expect, test } from 'vitest';
import { hashOf, numbersFrom, stepOn } from './seeded.ts';

test('what a seed draws is the same for good, or nobody could draw again what is on record', () => {
  expect(['', 'a', 'foobar'].map(hashOf)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  const next = numbersFrom('southmark');
  expect([next(), next(), next()]).toEqual([2_731_743_495, 4_043_000_065, 3_589_364_596]);
  expect([0, 1, 2 ** 32 - 1].map(stepOn)).toEqual([1_013_904_223, 1_015_568_748, 1_012_239_698]);
});
