import { describe, expect, test } from 'vitest';
import { differs, sentencesOf, standsIn } from './perspective.ts';
import { whyNotAdvice } from './advice.ts';
import { goesElsewhere, handOverNote, waitsFor } from './hand-over.ts';

describe('the customer’s own words', () => {
  test('stand in what they wrote, whatever the mail program did to lines and quotation marks', () => {
    const letter = 'Dear all,\nI waited in by\n the phone all “yesterday”.  It’s not right.';
    expect(standsIn('I waited in by the phone all "yesterday".', letter)).toBe(true);
    expect(standsIn("It's not right", letter)).toBe(true);
    expect(standsIn('I waited all day', letter)).toBe(false);
    expect(standsIn('   ', letter)).toBe(false);
  });

  test('are offered sentence by sentence, without greetings and without what is too long to be one thing', () => {
    expect(sentencesOf('Hi,\n\nWhy was my card stopped? I only moved in with my daughter.\nShe is 74!\n\nPeg')).toEqual(
      ['Why was my card stopped?', 'I only moved in with my daughter.'],
    );
    expect(sentencesOf('x'.repeat(700))).toEqual([]);
    expect(sentencesOf('It is $9.60 each way. That is a lot.')).toEqual(['It is $9.60 each way.', 'That is a lot.']);
    expect(sentencesOf('I cannot manage the stairs')).toEqual(['I cannot manage the stairs']);
  });

  test.each([
    ['I moved in with my daughter. The fare is $9.60 each way, she says!', 2],
    ['“They have me down as living with a taxpayer.” I am not.', 1],
  ])('every sentence that is offered from %j stands in it', (text, least) => {
    const found = sentencesOf(text);
    expect(found.length).toBeGreaterThanOrEqual(least);
    for (const one of found) expect(standsIn(one, text)).toBe(true);
  });

  test('said again the same way are no change', () => {
    const said = { words: 'Cheaper fares', entryId: null };
    expect(differs(said, { ...said })).toBe(false);
    expect(differs(said, { ...said, entryId: 'message' })).toBe(true);
    expect(differs(said, null)).toBe(true);
    expect(differs(undefined, null)).toBe(false);
  });
});

describe('advice', () => {
  const advice = { state: 'asked', askedBy: 'mira' } as const;

  test('is given by anybody but whoever asked, and withdrawn by nobody else', () => {
    expect(whyNotAdvice(advice, 'answer', 'dev')).toBeUndefined();
    expect(whyNotAdvice(advice, 'answer', 'mira')).toContain('You asked this yourself');
    expect(whyNotAdvice(advice, 'withdraw', 'mira')).toBeUndefined();
    expect(whyNotAdvice(advice, 'withdraw', 'dev')).toContain('Only whoever asked');
  });

  test.each([
    ['use', 'asked', 'Nobody has answered'],
    ['answer', 'answered', 'answered already'],
    ['answer', 'withdrawn', 'withdrawn'],
    ['use', 'used', 'used already'],
    ['withdraw', 'answered', 'answered already'],
  ] as const)('cannot %s what is %s, and says why', (act, state, because) => {
    expect(whyNotAdvice({ ...advice, state }, act, 'mira')).toContain(because);
  });

  test('that was answered can be used by whoever answers the customer', () => {
    expect(whyNotAdvice({ ...advice, state: 'answered' }, 'use', 'jo')).toBeUndefined();
  });
});

describe('handing over', () => {
  const here = { teamId: 'fines', ownerId: 'mira' };

  test('leaves a note that tells why, what was asked and what was promised, and no empty lines for what was not', () => {
    expect(handOverNote({ why: 'She knows fines.', asked: 'Is it due?', promised: 'A call on Thursday' })).toBe(
      'She knows fines.\n\nAsked: Is it due?\n\nPromised: A call on Thursday',
    );
    expect(handOverNote({ why: 'She knows fines.', asked: '', promised: '' })).toBe('She knows fines.');
  });

  test('goes to somebody else or to another queue, never to where the case is', () => {
    expect(goesElsewhere(here, { ...here })).toBe(false);
    expect(goesElsewhere(here, { ...here, ownerId: null })).toBe(true);
    expect(goesElsewhere(here, { teamId: 'water', ownerId: 'mira' })).toBe(true);
  });

  test('waits for the officer it names, or for anybody of the queue when it names nobody', () => {
    const dev = { id: 'dev', teamIds: ['fines'] };
    expect(waitsFor({ teamId: 'fines', ownerId: 'dev' }, dev)).toBe(true);
    expect(waitsFor({ teamId: 'fines', ownerId: 'jo' }, dev)).toBe(false);
    expect(waitsFor({ teamId: 'fines', ownerId: null }, dev)).toBe(true);
    expect(waitsFor({ teamId: 'water', ownerId: null }, dev)).toBe(false);
  });
});
