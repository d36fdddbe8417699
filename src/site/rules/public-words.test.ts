import { expect, test } from 'vitest';
import { KINDS, phaseOf } from '#areas/cases/rules/index.ts';
import { hasOwnWords, standingOf, statesOf } from './public-words.ts';

test('every state of every kind has words of its own for the customer', () => {
  for (const kind of KINDS)
    for (const state of statesOf(kind)) expect(hasOwnWords(kind, state), `${kind}: ${state}`).toBe(true);
});

test('a case is finished for the customer exactly when it is closed for us', () => {
  for (const kind of KINDS)
    for (const state of statesOf(kind)) {
      const phase = phaseOf(kind, state) ?? 'open';
      expect(standingOf(kind, state, phase).turn === 'nobody', `${kind}: ${state}`).toBe(phase === 'closed');
    }
});

test('a state that this page has never heard of is told by what it means', () => {
  expect(standingOf('enquiry', 'on the moon', 'closed').turn).toBe('nobody');
  expect(standingOf('a new kind', 'on the moon', 'open').turn).toBe('ours');
});

test('no word of the desk reaches the customer', () => {
  for (const kind of KINDS)
    for (const state of statesOf(kind))
      expect(standingOf(kind, state, 'open').sentence).not.toMatch(/queue|ticket|user|agent|escalat|triage|workflow/i);
});
