import { expect, test } from 'vitest';
import { mayRelease, sampleOf, sampleSize } from './batch.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

test('a sample is as large as a person can look at with care', () => {
  expect([0, 1, 5, 6, 30, 100, 900, 2000, 10_000].map(sampleSize)).toEqual([0, 1, 5, 5, 6, 10, 30, 45, 50]);
});

test('the same seed draws the same letters, and another seed others', () => {
  expect(sampleOf(7, numbers(1000))).toEqual(sampleOf(7, numbers(1000)));
  expect(sampleOf(8, numbers(1000))).not.toEqual(sampleOf(7, numbers(1000)));
  expect(new Set(sampleOf(7, numbers(1000))).size).toBe(32);
});

test('no letter is drawn twice, and each is about as likely as any other', () => {
  const times = new Map<number, number>();
  for (let seed = 0; seed < 4000; seed += 1)
    for (const one of sampleOf(seed, numbers(20), 5)) times.set(one, (times.get(one) ?? 0) + 1);
  // 4,000 samples of a quarter: a thousand each, within five standard deviations.
  for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(140);
  expect(times.size).toBe(20);
});

test('a batch goes when somebody else says so, after the whole sample was found fine', () => {
  const it = { state: 'to check', madeBy: 'mira', by: 'jo', sample: [{ fine: true }, { fine: true }] } as const;
  expect(mayRelease(it)).toEqual({ ok: true });
  expect(mayRelease({ ...it, by: 'mira' })).toMatchObject({ because: 'Somebody else releases what you made.' });
  expect(mayRelease({ ...it, sample: [{ fine: true }, { fine: null }] })).toMatchObject({
    because: 'One letter of the sample was not looked at yet.',
  });
  expect(mayRelease({ ...it, sample: [{ fine: false }, { fine: true }] })).toMatchObject({ ok: false });
  expect(mayRelease({ ...it, state: 'stopped' })).toMatchObject({ ok: false });
  expect(mayRelease({ ...it, sample: [] })).toMatchObject({ ok: false });
});
