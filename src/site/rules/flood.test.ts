import { expect, test } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
import { sourceOf, waitFor } from './flood.ts';

test('the wait is as long as it takes for one place to come free', () => {
  const limit = { holds: 5, every: MINUTE };
  expect(waitFor(1, limit)).toBe(0);
  expect(waitFor(0.75, limit)).toBe(MINUTE / 4);
  expect(waitFor(0, limit)).toBe(MINUTE);
});

test('all addresses that one customer of a network can take are one source', () => {
  expect(sourceOf('203.0.113.9')).toBe('203.0.113.9');
  expect(sourceOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(sourceOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(sourceOf('2001:0DB8:0001:0002::9')).toBe('2001:db8:1:2');
  expect(sourceOf('2001:db8::9')).toBe('2001:db8:0:0');
  expect(sourceOf('::1')).toBe('0:0:0:0');
  expect(sourceOf('fe80::1%eth0')).toBe('fe80:0:0:0');
});
