import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closuresFromIcal } from '#areas/standards/rules/index.ts';
import { HOUR } from '#kernel/time.ts';
import { feedOf, type FeedShift } from './feed.ts';

const shift: FeedShift = {
  id: '01935f00-0000-7000-8000-000000000001',
  name: 'Early',
  team: 'Front desk',
  startsAt: Date.UTC(2026, 10, 22, 20),
  endsAt: Date.UTC(2026, 10, 23, 4),
  changedAt: Date.UTC(2026, 10, 16, 3, 15, 7),
  revision: 2,
  cancelled: false,
};
const feed = (...shifts: FeedShift[]) => feedOf({ agency: 'The agency', officer: 'Jo Bell', shifts });

test('a shift is one event with a name that lasts, the moment of its last change and its number', () => {
  const text = feed(shift);
  for (const line of [
    'UID:01935f00-0000-7000-8000-000000000001@kept',
    'DTSTAMP:20261116T031507Z',
    'SEQUENCE:2',
    'DTSTART:20261122T200000Z',
    'DTEND:20261123T040000Z',
    'SUMMARY:Early\\, Front desk',
    'STATUS:CONFIRMED',
  ])
    expect(text.split('\r\n')).toContain(line);
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
  expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
});

test('what is cancelled or was given to a colleague says so and blocks no time', () => {
  const lines = feed({ ...shift, cancelled: true }).split('\r\n');
  expect(lines).toContain('STATUS:CANCELLED');
  expect(lines).toContain('TRANSP:TRANSPARENT');
});

test('whatever a shift is called, no line is longer than 75 bytes and another program reads the same words', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((drawn) => `x${drawn.trim()}x`);
  fc.assert(
    fc.property(text, text, fc.nat(20), (name, team, hours) => {
      const written = feed({ ...shift, name, team, endsAt: shift.startsAt + (hours + 1) * HOUR });
      for (const line of written.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      const { closures, faults } = closuresFromIcal(written, 'UTC');
      expect(faults).toEqual([]);
      expect(closures[0]?.title).toBe(`${name}, ${team}`.replaceAll('\r', ''));
    }),
    { numRuns: process.env['KEPT_FULL'] === '1' ? 20_000 : 100 },
  );
});
