import { expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { goesAt, goingNow, isNothing, toldOfBefore } from './begun.ts';

const NOTHING = { body: ' ', papers: 0, form: {} };

test('a text is kept for its words, its files, or what was typed into its form', () => {
  expect(isNothing({ ...NOTHING, body: 'The fence' })).toBe(false);
  expect(isNothing({ ...NOTHING, papers: 1 })).toBe(false);
  expect(isNothing({ ...NOTHING, form: { subject: 'Fence' } })).toBe(false);
  expect(isNothing({ ...NOTHING, form: { who: 'new', name: 'Peg' } })).toBe(false);
});

test('what was only chosen, and a name that came with the case, is nothing to keep', () => {
  expect(isNothing(NOTHING)).toBe(true);
  expect(isNothing({ ...NOTHING, form: { who: 'known', name: 'Peg Doolan', kind: 'complaint' } })).toBe(true);
});

test('a text goes after ninety days, but not before its writer has known it for a week; untold after half a year', () => {
  const now = 1000 * DAY;
  expect(toldOfBefore(now)).toBe(now - 76 * DAY);
  const touched = now - 80 * DAY;
  expect(goesAt(touched, now, now)).toBe(touched + 90 * DAY);
  expect(goesAt(now - 100 * DAY, now, now)).toBe(now + 7 * DAY);
  expect(goesAt(now - 100 * DAY, null, now)).toBe(now + 7 * DAY);
  expect(goesAt(now - 179 * DAY, null, now)).toBe(now + DAY);
  expect(goingNow(now)).toEqual({
    savedBefore: now - 90 * DAY,
    toldBefore: now - 7 * DAY,
    untoldBefore: now - 180 * DAY,
  });
});
