import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bulkVerdict, gapOf, undone, wordsFor, type BulkAct, type Changeable, type Chosen } from './bulk.ts';
import { KINDS, movesFrom, phaseOf } from './kinds.ts';

const NOW = Date.UTC(2026, 10, 18);
const open: Chosen = {
  kind: 'enquiry',
  version: 4,
  mergedInto: null,
  state: 'open',
  phase: 'open',
  nextStep: 'Answer the customer',
  nextDueAt: NOW,
  closedAt: null,
  teamId: 'fines',
  ownerId: null,
  priority: 3,
  tags: ['parking'],
};
const because = (act: BulkAct, at: Partial<Chosen> = {}, seen = 4) => {
  const verdict = bulkVerdict(act, { ...open, ...at }, seen, NOW);
  return verdict.ok ? undefined : verdict.because;
};
const after = (act: BulkAct, at: Partial<Chosen> = {}) => {
  const verdict = bulkVerdict(act, { ...open, ...at }, 4, NOW);
  return verdict.ok ? verdict.after : undefined;
};

describe('one case of many', () => {
  test('is left when somebody has changed it, when it was joined, and when it is so already', () => {
    expect(because({ do: 'priority', priority: 1 }, {}, 3)).toBe('changed');
    expect(because({ do: 'priority', priority: 1 }, { mergedInto: 'other' })).toBe('joined');
    expect(because({ do: 'priority', priority: 3 })).toBe('so already');
    expect(because({ do: 'tag', add: ['parking'], remove: [] })).toBe('so already');
    expect(because({ do: 'queue', teamId: 'fines' })).toBe('so already');
  });

  test('that is closed has no next step, and is not closed twice', () => {
    const closed = { state: 'closed', phase: 'closed', nextStep: null, nextDueAt: null, closedAt: NOW } as const;
    expect(because({ do: 'next', nextStep: 'Ring', nextDueAt: NOW }, closed)).toBe('closed');
    expect(because({ do: 'close', state: 'answered' }, closed)).toBe('so already');
  });

  test('goes only where its kind can go, and closing never leaves it open', () => {
    expect(because({ do: 'close', state: 'released' })).toBe('no such state');
    expect(because({ do: 'close', state: 'waiting for customer' })).toBe('no such state');
    expect(after({ do: 'close', state: 'answered' })).toMatchObject({
      phase: 'closed',
      nextStep: null,
      nextDueAt: null,
    });
  });

  test('loses its owner when it goes to another queue, because that officer may not serve it', () => {
    expect(after({ do: 'queue', teamId: 'water' }, { ownerId: 'mira' })).toMatchObject({
      teamId: 'water',
      ownerId: null,
    });
  });
});

const standing = fc.record({
  kind: fc.constantFrom(...KINDS),
  pick: fc.nat(),
  ownerId: fc.option(fc.constantFrom('mira', 'dev')),
  teamId: fc.constantFrom('fines', 'water'),
  priority: fc.integer({ min: 1, max: 4 }),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
});
const act: fc.Arbitrary<BulkAct> = fc.oneof(
  fc.record({ do: fc.constant('hand over' as const), ownerId: fc.option(fc.constantFrom('mira', 'dev')) }),
  fc.record({ do: fc.constant('queue' as const), teamId: fc.constantFrom('fines', 'water') }),
  fc.record({
    do: fc.constant('tag' as const),
    add: fc.uniqueArray(fc.constantFrom('a', 'b', 'd')),
    remove: fc.uniqueArray(fc.constantFrom('b', 'c')),
  }),
  fc.record({ do: fc.constant('priority' as const), priority: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('next' as const), nextStep: fc.constant('Ring'), nextDueAt: fc.constant(NOW + 1) }),
  fc.record({ do: fc.constant('close' as const), state: fc.constantFrom('closed', 'answered', 'declined') }),
);

test('undoing an act leaves every case exactly as it was, and never touches what somebody else changed', () => {
  fc.assert(
    fc.property(standing, act, fc.constantFrom('zoe', null), ({ kind, pick, ...rest }, it, other) => {
      const states = ['new', ...movesFrom(kind, 'new').map(({ state }) => state)];
      const state = states[pick % states.length] ?? 'new';
      const phase = phaseOf(kind, state) ?? 'open';
      const isClosed = phase === 'closed';
      const before: Changeable = {
        ...rest,
        tags: rest.tags.toSorted(),
        state,
        phase,
        nextStep: isClosed ? null : 'Answer',
        nextDueAt: isClosed ? null : NOW,
        closedAt: isClosed ? NOW : null,
      };
      const verdict = bulkVerdict(it, { ...before, kind, version: 1, mergedInto: null }, 1, NOW);
      if (!verdict.ok) return;
      expect(undone(verdict.after, { before, after: verdict.after })).toEqual(before);
      const changed = verdict.after.ownerId !== before.ownerId;
      const since: Changeable = { ...verdict.after, ownerId: other };
      const back = undone(since, { before, after: verdict.after });
      if (changed && other !== verdict.after.ownerId) expect(back).toBeUndefined();
      else if (!changed) expect(back).toEqual({ ...before, ownerId: other });
    }),
  );
});

test('each customer reads their own name and number; an unknown name leaves no gap', () => {
  const one = { reference: '482-130-T', subject: 'Fence', team: 'Parks' };
  const words = 'Dear {{customer}}, your case {{ reference }} is closed.';
  expect(wordsFor(words, { ...one, customer: 'Peg Doolan' })).toBe('Dear Peg Doolan, your case 482-130-T is closed.');
  expect(wordsFor('Hello {{customer}},', { ...one, customer: null })).toBe('Hello,');
  expect(wordsFor('Hello, {{customer}}!', { ...one, customer: null })).toBe('Hello!');
});

test('a template takes what each case has of its own; what it lacks stays a gap, and nobody can put one in by their name', () => {
  const one = { customer: 'Peg {{ask: money}} Doolan', reference: '482-130-T', subject: 'Fence', team: 'Parks' };
  const words = wordsFor('Dear {{customer.name}}, {{case.reference}}, {{case.subject}}, {{ team.name }}', one);
  expect(words).toBe('Dear Peg {ask: money} Doolan, 482-130-T, Fence, Parks');
  expect(gapOf(words)).toBeUndefined();
  expect(gapOf(wordsFor('Dear {{customer.name}}', { ...one, customer: null }))).toBe('customer.name');
  expect(gapOf('We found [[what we found]].')).toBe('what we found');
  expect(gapOf('We found {{ask: what we found}}.')).toBe('what we found');
});
