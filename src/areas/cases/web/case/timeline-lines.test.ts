import { describe, expect, test } from 'vitest';
import type { CaseEntry } from '../types.ts';
import { answersTo } from '../acts/answers-to.ts';
import { firstUnanswered, foldWords, folded, freshSince, lineOf, toldOnce } from './timeline-lines.ts';

let clock = 0;
const entry = (it: Partial<CaseEntry>): CaseEntry => {
  clock += 1;
  return {
    id: `e${clock}`,
    type: 'message',
    at: clock,
    caseId: 'case',
    contactId: null,
    channel: null,
    direction: null,
    officerId: null,
    who: '',
    fromAddress: null,
    to: null,
    subject: null,
    body: '',
    quoted: false,
    hasHtml: false,
    tone: null,
    delivery: null,
    recallUntil: null,
    kind: null,
    mailId: null,
    attachments: [],
    ...it,
  };
};
const theirs = (it: Partial<CaseEntry> = {}) => entry({ direction: 'in', ...it });
const ours = (officerId: string | null) => entry({ direction: 'out', officerId });
const event = (kind = 'case.moved') => entry({ type: 'event', kind });

describe('what nobody has answered', () => {
  test('begins with the first word of theirs after an officer last answered', () => {
    const [first, second, third] = [theirs(), theirs(), theirs()];
    expect(firstUnanswered([first, ours('mira'), second, event(), third])).toBe(second);
  });

  test('is not answered by a machine: the acknowledgement that we have their letter changes nothing', () => {
    const first = theirs();
    expect(firstUnanswered([first, ours(null)])).toBe(first);
  });

  test('is nothing once an officer has the last word', () => {
    expect(firstUnanswered([theirs(), ours('mira'), entry({ type: 'note', officerId: 'dev' })])).toBeUndefined();
  });
});

describe('what is new to an officer', () => {
  test('came after they left, from somebody else, and is no mere event', () => {
    const before = theirs();
    const [hers, note] = [theirs(), entry({ type: 'note', officerId: 'dev' })];
    const all = [before, hers, entry({ type: 'note', officerId: 'mira' }), event(), note];
    expect(freshSince(all, before.at, 'mira')).toEqual([hers, note]);
  });

  test('is nothing on a first visit, because then all of it is', () => {
    expect(freshSince([theirs()], null, 'mira')).toEqual([]);
    expect(freshSince([theirs()], undefined, 'mira')).toEqual([]);
  });
});

describe('a run of events and machine notices', () => {
  const run = [event(), event(), entry({ type: 'notice', kind: 'bounce' })];

  test('of three or more is one line, in which each of them is still found', () => {
    const lines = folded([theirs(), ...run, theirs()]);
    expect(lines).toHaveLength(3);
    expect(lineOf(lines, run[1]?.id ?? '')).toBe(1);
    expect(lineOf(lines, 'nowhere')).toBe(-1);
    expect(foldWords(run)).toBe('1 machine notice and 2 events');
  });

  test('of two stays as it is, and what people said is never folded', () => {
    expect(folded([theirs(), event(), event(), theirs(), theirs()])).toHaveLength(5);
  });
});

test('what an event tells that stands in the history as itself is not told twice', () => {
  const note = entry({ type: 'note' });
  expect(
    toldOnce([note, event('note.written'), event('advice.asked'), event('case.moved')]).map(({ kind }) => kind),
  ).toEqual([null, 'case.moved']);
});

test.each([
  ['de', 'Dev Raman', true],
  ['ra de', 'Dev Raman', true],
  ['ev', 'Dev Raman', false],
  ['jose', 'José Álvarez', true],
  ['', 'Anybody', true],
])('typing %j finds %s: %s', (typed, name, found) => {
  expect(answersTo(name, typed)).toBe(found);
});
