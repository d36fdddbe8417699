import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { dueRefused, renewRefused, standingOf, warnAt } from './standing.ts';

const made = 1_700_000_000_000;
const open = { state: 'open', madeAt: made, dueAt: made + 10 * HOUR } as const;

describe('a promise', () => {
  test('is open, then close, then late, and stays what it was settled as', () => {
    expect(standingOf(open, made + HOUR)).toBe('open');
    expect(standingOf(open, made + 8 * HOUR)).toBe('due');
    expect(standingOf(open, made + 10 * HOUR)).toBe('due');
    expect(standingOf(open, made + 10 * HOUR + 1)).toBe('late');
    expect(standingOf({ ...open, state: 'kept' }, made + 99 * HOUR)).toBe('kept');
  });

  test('is said to be close between its making and its time, an hour before at least where there is one, two days at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: MINUTE, max: 700 * DAY }), (whole) => {
        const warn = warnAt(made, made + whole);
        expect(warn).toBeGreaterThanOrEqual(made);
        expect(warn).toBeLessThanOrEqual(made + whole);
        if (whole >= 2 * HOUR) expect(made + whole - warn).toBeGreaterThanOrEqual(HOUR);
        expect(made + whole - warn).toBeLessThanOrEqual(2 * DAY);
      }),
    );
  });

  test('is for later, and can be renewed only before its time, to a later one', () => {
    expect(dueRefused(made, made)?.because).toContain('still to come');
    expect(dueRefused(made + 3 * 366 * DAY, made)?.because).toContain('two years');
    expect(renewRefused(open, { dueAt: made + 20 * HOUR }, made + HOUR)).toBeUndefined();
    expect(renewRefused(open, { dueAt: made + 9 * HOUR }, made + HOUR)?.because).toContain('not later');
    expect(renewRefused(open, { dueAt: made + 20 * HOUR }, made + 11 * HOUR)?.because).toContain('over');
    expect(renewRefused({ ...open, state: 'broken' }, { dueAt: made + 20 * HOUR }, made)?.because).toContain('over');
  });
});
