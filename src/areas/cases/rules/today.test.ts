import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#kernel/time.ts';
import { REASONS, costOf, inOrder, partOf, reasonFor, type CaseFacts, type Need } from './today.ts';

const NOW = Date.UTC(2026, 10, 18, 22, 30);
const MOMENT = { now: NOW, dayEnds: NOW + 14 * HOUR };
const plain: CaseFacts = {
  kind: 'enquiry',
  phase: 'open',
  priority: 3,
  tone: null,
  nextDueAt: NOW + HOUR,
  openedAt: NOW - DAY,
  heardAt: null,
  answeredAt: null,
  contacts: 1,
};
const need = (key: string, dueAt: number | null, cost = 1): Need => ({ key, dueAt, cost });
const keys = (needs: readonly Need[]) => inOrder(needs, MOMENT).map(({ key }) => key);

describe('the order of a day', () => {
  test('late comes before today, and today before what can wait', () => {
    expect(
      keys([need('tomorrow', NOW + DAY), need('whenever', null), need('at four', NOW + HOUR), need('late', NOW - 1)]),
    ).toEqual(['late', 'at four', 'tomorrow', 'whenever']);
  });

  test('of what is late the costliest comes first, though something else is later', () => {
    expect(
      keys([
        need('an enquiry of last week', NOW - 7 * DAY, 1),
        need('an urgent complaint of this morning', NOW - 2 * HOUR, 6),
      ]),
    ).toEqual(['an urgent complaint of this morning', 'an enquiry of last week']);
  });

  test('of two that cost the same, the later one comes first', () => {
    expect(keys([need('an hour', NOW - HOUR), need('a day', NOW - DAY)])).toEqual(['a day', 'an hour']);
  });

  test('what is due today stands by the clock, whatever it costs', () => {
    expect(keys([need('at five', NOW + 5 * HOUR, 9), need('at two', NOW + 2 * HOUR, 1)])).toEqual([
      'at two',
      'at five',
    ]);
  });

  test('is the same however the things came in, and loses none of them', () => {
    const needs = fc.uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 4 }),
        dueAt: fc.option(fc.integer({ min: NOW - 90 * DAY, max: NOW + 30 * DAY })),
        cost: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: ({ key }) => key, maxLength: 30 },
    );
    fc.assert(
      fc.property(needs, (given) => {
        const once = inOrder(given, MOMENT);
        expect(inOrder(given.toReversed(), MOMENT)).toEqual(once);
        expect(new Set(once)).toEqual(new Set(given));
        const parts = once.map((one) => ['late', 'today', 'soon'].indexOf(partOf(one, MOMENT)));
        expect(parts).toEqual(parts.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('why a case stands there', () => {
  test.each([
    ['they were angry', { tone: 'angry' }, 'hostile'],
    ['they were abusive', { tone: 'abusive', priority: 1 }, 'hostile'],
    ['they were upset', { tone: 'upset' }, 'upset'],
    ['it is urgent', { priority: 1, tone: 'calm' }, 'urgent'],
    ['they turned to us a third time and wait', { heardAt: NOW - HOUR, answeredAt: NOW - DAY, contacts: 3 }, 'again'],
    ['nobody has answered yet', { heardAt: NOW - DAY }, 'unanswered'],
    ['they wrote after our answer', { heardAt: NOW - HOUR, answeredAt: NOW - DAY, contacts: 2 }, 'wrote'],
    ['we answered and they are silent', { phase: 'waiting', heardAt: NOW - DAY, answeredAt: NOW - HOUR }, 'silent'],
    ['its next step is late', { nextDueAt: NOW - 1 }, 'late'],
    ['its next step is due', {}, 'due'],
  ] as const)('%s', (_why, facts, reason) => {
    expect(reasonFor({ ...plain, ...facts }, MOMENT)).toBe(reason);
    expect(REASONS).toContain(reason);
  });

  test('what is calm and normal costs least; feeling, urgency, law and waiting each cost more', () => {
    const least = costOf(plain);
    for (const more of [
      { tone: 'upset' },
      { tone: 'angry' },
      { priority: 1 },
      { priority: 2 },
      { kind: 'complaint' },
      { heardAt: NOW },
    ])
      expect(costOf({ ...plain, ...more })).toBeGreaterThan(least);
  });
});
