import { describe, expect, test } from 'vitest';
import { answerRefused, missingFor } from './answer.ts';
import { apologyFaults } from './apology.ts';
import { outcomeLetter } from './letter.ts';

describe('C-20 an apology', () => {
  test.each([
    ['We are sorry if we caused you any trouble.', 'condition'],
    ['We apologise should this have caused offence.', 'condition'],
    ['If we got this wrong, we apologise.', 'condition'],
    ['I am sorry you feel that way.', 'feeling'],
    ['I am sorry to hear that you feel we let you down.', 'feeling'],
    ['We regret that you felt it necessary to complain.', 'feeling'],
    ['We’re sorry that you were upset by this.', 'feeling'],
    ['We apologise for any inconvenience.', 'any'],
    ['Mistakes were made at the counter.', 'nobody'],
  ])('that is none is found: %s', (text, why) => {
    expect(apologyFaults(text).map((fault) => fault.why)).toEqual([why]);
  });

  test.each([
    'We are sorry that we refused your papers on 3 November, and for the way it was said.',
    'I apologise for sending your letter to the wrong address. It should not have happened.',
    'If you have questions, ring me. We are sorry that we lost your form.',
    'We are sorry that we lost your form; if you wish, we bring you a new one.',
    'Your complaint is not upheld.',
  ])('that names what it is for stands: %s', (text) => {
    expect(apologyFaults(text)).toEqual([]);
  });

  test('is told in the words that were written', () => {
    expect(apologyFaults('Dear Ms Otto, we are sorry if you were offended. Bye.')[0]?.words).toBe(
      'sorry if you were offended',
    );
  });
});

const LETTER = {
  customer: 'Farid Karimi',
  reference: '481-530-W',
  received: 'Wednesday 4 November',
  stage: 1,
  stages: 2,
  wanted: 'That it does not happen to the next man',
  points: [
    {
      number: 1,
      said: 'My papers were refused',
      finding: 'upheld',
      reasons: 'They met list B',
      cites: 'List B, item 3',
    },
    { number: 2, said: 'Nobody called back.', finding: 'not determined', reasons: 'No record.', cites: 'Charter 4' },
  ],
  remedies: [
    { issue: 1, what: 'Correct the article', by: 'Friday 27 November', done: false },
    { issue: null, what: 'Issue the licence', by: 'Monday 9 November', done: true },
  ],
  external: 'You can ask the Ombudsman.',
  officer: 'Mira',
  agency: 'Service Southmark',
} as const;

describe('C-13 the letter of an outcome', () => {
  const letter = outcomeLetter(LETTER);
  test('answers every point with the decision, the reasons and the rule', () => {
    for (const words of [
      '1. You told us: My papers were refused.',
      'we uphold it. They met list B. We go by: List B, item 3.',
      '2. You told us: Nobody called back.',
      'cannot say either way. No record. We go by: Charter 4.',
    ])
      expect(letter).toContain(words);
  });
  test('says what is done by when, how to go further with us, and who is outside', () => {
    for (const words of [
      'What we will do, by Friday 27 November: Correct the article.',
      'What we have done: Issue the licence.',
      'need not give a reason',
      LETTER.external,
      '“That it does not happen to the next man”',
    ])
      expect(letter).toContain(words);
  });
  test('of the last stage does not send them to us again', () => {
    const last = outcomeLetter({ ...LETTER, stage: 2 });
    expect(last).toContain('the last answer we can give');
    expect(last).not.toContain('look at it again');
  });
});

describe('before a complaint is answered', () => {
  const all = ['asked', 'needs', 'feels', 'expects'];
  test('C-13 each point has a finding of the stage, and there is one', () => {
    const of = (stage: number) => ({ number: 1, found: { stage } });
    expect(answerRefused(missingFor({ issues: [], stage: 1, said: all }))).toContain('no points');
    expect(answerRefused(missingFor({ issues: [{ number: 4, found: null }], stage: 1, said: all }))).toContain(
      'Point 4',
    );
    expect(answerRefused(missingFor({ issues: [of(1)], stage: 2, said: all }))).toContain('Point 1');
    expect(answerRefused(missingFor({ issues: [of(2)], stage: 2, said: all }))).toBeUndefined();
  });
  test('A2 their side of it is on record', () => {
    const issues = [{ number: 1, found: { stage: 1 } }];
    expect(answerRefused(missingFor({ issues, stage: 1, said: ['asked', 'affected'] }))).toContain(
      'what they need, how they feel, what they expect',
    );
  });
});
