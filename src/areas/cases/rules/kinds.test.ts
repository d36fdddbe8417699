import { expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { KINDS, defaultDue, movesFrom, phaseOf, stateAfterCustomerWrote } from './index.ts';

test('every kind can be opened, kept waiting and closed', () => {
  for (const kind of KINDS) {
    const phases = new Set(movesFrom(kind, 'new').map(({ phase }) => phase));
    expect([...phases].toSorted(), kind).toEqual(['closed', 'open', 'waiting']);
  }
});

test('a case never goes back to new', () => {
  for (const kind of KINDS) expect(movesFrom(kind, 'open').map(({ state }) => state)).not.toContain('new');
});

test('when the customer writes again the case is open, whatever it was', () => {
  for (const kind of KINDS)
    for (const { state } of movesFrom(kind, 'new'))
      expect(phaseOf(kind, stateAfterCustomerWrote(kind, state))).toBe('open');
});

test('a default date passes over the weekend', () => {
  const friday = Date.UTC(2026, 10, 20, 9);
  expect(defaultDue(friday, 0)).toBe(friday + 4 * DAY);
  const monday = Date.UTC(2026, 10, 16, 9);
  expect(defaultDue(monday, 0)).toBe(monday + 2 * DAY);
});
