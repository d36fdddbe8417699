import { describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { approvalRefused, blocksOf, differences, isReviewDue, isStillSaid, slugOf, standingOf } from './index.ts';

const WAITING = { stage: 'review', newest: 2, version: 2, authorId: 'a', approverId: 'b', publishAt: null } as const;

describe('a wording', () => {
  test('is agreed to by somebody who did not write it, and only while it waits and is the newest', () => {
    expect(approvalRefused(WAITING, 0)).toBeUndefined();
    expect(approvalRefused({ ...WAITING, approverId: 'a' }, 0)?.because).toContain('You wrote');
    expect(approvalRefused({ ...WAITING, stage: 'draft' }, 0)?.status).toBe(409);
    expect(approvalRefused({ ...WAITING, version: 1 }, 0)?.status).toBe(409);
    expect(approvalRefused({ ...WAITING, publishAt: 5 }, 10)?.field).toBe('publishAt');
  });

  test('of a published article that is being written leaves the article published', () => {
    expect(standingOf({ stage: 'draft', published: 1, retiredAt: null })).toBe('published');
    expect(standingOf({ stage: 'review', published: null, retiredAt: null })).toBe('review');
    expect(standingOf({ stage: 'settled', published: 1, retiredAt: 5 })).toBe('retired');
  });

  test('is due for another look two weeks before its day', () => {
    expect(isReviewDue(20 * DAY, 5 * DAY)).toBe(false);
    expect(isReviewDue(20 * DAY, 6 * DAY)).toBe(true);
  });
});

describe('the differences of two wordings', () => {
  test('put together again are both of them', () => {
    const before = 'One two three.\n\nFour five.\nSix.\n';
    const after = 'One 2 three.\n\nFour five.\nSeven.\nEight.\n';
    const parts = differences(before, after);
    const of = (...kinds: string[]) => parts.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join('');
    expect(of('same', 'gone')).toBe(before);
    expect(of('same', 'added')).toBe(after);
    expect(parts).toContainEqual({ kind: 'gone', text: 'two' });
    expect(parts).toContainEqual({ kind: 'added', text: '2' });
    expect(differences(before, before)).toEqual([{ kind: 'same', text: before }]);
  });
});

describe('an answer', () => {
  const passage = 'Ask for the leak allowance within three months of the bill. We need the invoice of the plumber.';
  test('rests on a passage that still stands in it, also shortened and with other words around', () => {
    expect(isStillSaid(passage, `Dear Peg\n\n${passage}\n\nMira`)).toBe(true);
    expect(isStillSaid(passage, 'Please ask for the leak allowance within three months of the bill.')).toBe(true);
  });
  test('does not rest on what was taken out of it', () => {
    expect(isStillSaid(passage, 'We will ring you about the leak.')).toBe(false);
    expect(isStillSaid(passage, '')).toBe(false);
  });
});

describe('the look of an article', () => {
  test('is headings, lists, bold words and links, and nothing that somebody writes becomes anything else', () => {
    expect(blocksOf('# A\nOne\ntwo\n\n- x\n- **y**\n1. z')).toEqual([
      { kind: 'heading', level: 2, text: 'A' },
      { kind: 'paragraph', parts: [{ text: 'One two' }] },
      { kind: 'list', numbered: false, items: [[{ text: 'x' }], [{ text: 'y', bold: true }]] },
      { kind: 'list', numbered: true, items: [[{ text: 'z' }]] },
    ]);
    expect(blocksOf('[x](javascript:alert(1)) [y](//evil.example)')).toEqual([
      { kind: 'paragraph', parts: [{ text: '[x](javascript:alert(1)) [y](//evil.example)' }] },
    ]);
  });
});

test('an address is made of the title, whatever stands in it', () => {
  expect(slugOf('Who pays, when a “pipe” leaks?')).toBe('who-pays-when-a-pipe-leaks');
  expect(slugOf('Ähnlich!')).toBe('ahnlich');
  expect(slugOf('日本')).toBe('article');
});
