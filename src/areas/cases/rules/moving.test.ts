import { expect, test } from 'vitest';
import { KINDS, afterMove, movesFrom, phaseOf, stateAsKind } from './index.ts';

const NOW = Date.UTC(2026, 10, 16);
const open = {
  kind: 'enquiry',
  state: 'open',
  phase: 'open',
  nextStep: 'Ring back',
  nextDueAt: NOW + 1,
  closedAt: null,
} as const;

test('every move of every kind ends in the phase its state means, with a next step unless it is closed', () => {
  for (const kind of KINDS)
    for (const { state } of movesFrom(kind, 'open')) {
      const verdict = afterMove({ ...open, kind }, { state }, NOW);
      const after = verdict.ok ? verdict.after : undefined;
      expect(after?.phase, `${kind} ${state}`).toBe(phaseOf(kind, state));
      expect(after?.nextStep === null, `${kind} ${state}`).toBe(after?.phase === 'closed');
      expect(after?.closedAt === null, `${kind} ${state}`).toBe(after?.phase !== 'closed');
    }
});

test('a case that is opened again without a next step and a date is refused, and told both', () => {
  const closed = {
    ...open,
    state: 'closed',
    phase: 'closed',
    nextStep: null,
    nextDueAt: null,
    closedAt: NOW - 5,
  } as const;
  expect(afterMove(closed, { state: 'open' }, NOW)).toMatchObject({
    ok: false,
    fields: [{ field: 'nextStep' }, { field: 'nextDueAt' }],
  });
});

test('a state of another kind is refused', () => {
  expect(afterMove(open, { state: 'released' }, NOW)).toMatchObject({ ok: false, fields: [{ field: 'state' }] });
});

test('a closed case keeps the time when it was first closed', () => {
  const closed = {
    ...open,
    state: 'closed',
    phase: 'closed',
    nextStep: null,
    nextDueAt: null,
    closedAt: NOW - 5,
  } as const;
  expect(afterMove(closed, { state: 'answered' }, NOW)).toMatchObject({ ok: true, after: { closedAt: NOW - 5 } });
});

test('a case that becomes another kind is never closed or opened by that', () => {
  for (const kind of KINDS)
    for (const { state, phase } of movesFrom('complaint', 'new')) {
      const after = stateAsKind({ state, phase }, kind);
      expect(phaseOf(kind, after.state)).toBe(after.phase);
      expect(after.phase === 'closed').toBe(phase === 'closed');
    }
});
