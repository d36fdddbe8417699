import { expect, test } from 'vitest';
import { sentAtIn } from './sent-date.ts';

test.each([
  ['Sat, 21 Nov 2026 10:00:00 +0100', Date.UTC(2026, 10, 21, 9)],
  ['21 Nov 26 10:00 GMT', Date.UTC(2026, 10, 21, 10)],
  ['Sat Nov 21 10:00:05 2026', Date.UTC(2026, 10, 21, 10, 0, 5)],
  ['Thu, 29 Feb 2024 23:59:59 -0330 (NST)', Date.UTC(2024, 2, 1, 3, 29, 59)],
  ['2026-11-21T10:00:00Z', Date.UTC(2026, 10, 21, 10)],
  ['Fri, 21 Nov 1997 09:55:06 EST', Date.UTC(1997, 10, 21, 14, 55, 6)],
])('%s is the right moment', (header, instant) => {
  expect(sentAtIn(header)).toBe(instant);
});

test.each(['', 'yesterday', '31 Feb 2026 10:00', '1 Jan 2026 99:00:00', 'Mon, 99 Foo 20000'])(
  '“%s” is no moment at all',
  (header) => {
    expect(sentAtIn(header)).toBeNull();
  },
);
