import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tickerOf } from './ticker.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test('however many listen, one timer moves their present on, and none is left when nobody listens', () => {
  const ticker = tickerOf(2_000);
  const heard = [0, 0];
  const deaf = heard.map((_, n) => ticker.listen(() => void (heard[n] = (heard[n] ?? 0) + 1)));
  expect(vi.getTimerCount()).toBe(1);
  const before = ticker.now();
  vi.advanceTimersByTime(4_000);
  expect(heard).toEqual([2, 2]);
  expect(ticker.now() - before).toBe(4_000);
  for (const stop of deaf) stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('whoever comes after a time in which nobody listened finds the present, and the same one until it moves on', () => {
  const ticker = tickerOf(3_000);
  ticker.now();
  vi.advanceTimersByTime(60_000);
  expect(ticker.now()).toBe(Date.now());
  vi.advanceTimersByTime(1_000);
  expect(ticker.now()).toBe(Date.now() - 1_000);
});

test('all that moves on as often has one present', () => {
  expect(tickerOf(5_000)).toBe(tickerOf(5_000));
  expect(tickerOf(5_000)).not.toBe(tickerOf(6_000));
});
