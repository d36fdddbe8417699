import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  AGREED_GRADE,
  checkText,
  countsOf,
  gradeOf,
  gradesOf,
  readyWords,
  sentencesIn,
  syllablesOf,
  type Finding,
} from './index.ts';

const plain = readyWords([
  { word: 'in accordance with', plainer: ['by', 'under'] },
  { word: 'accordance', plainer: ['line'] },
  { word: 'commence', plainer: ['start'] },
  { word: 'hereby', plainer: [] },
]);
const check = (text: string, replies = true) => checkText(text, { plain, asks: { replies } });
const found = (text: string, kind: Finding['kind']) =>
  check(text)
    .findings.filter((one) => one.kind === kind)
    .map(({ from, to }) => text.slice(from, to));

describe('the grades', () => {
  test('are those of the published formulas on the vector that anybody can check by hand', () => {
    // standards.md, section 6: five words, seven syllables, one of them in a word of three.
    const grades = gradesOf(countsOf('Cool dogs wear da sunglasses.'));
    expect(grades.ease).toBeCloseTo(83.32, 2);
    expect(grades.grade).toBeCloseTo(2.88, 2);
    expect(grades.smog).toBeCloseTo(8.842, 2);
    expect(grades.lix).toBeCloseTo(25, 2);
  });

  test('of nothing are nothing, and of a line nobody is judged', () => {
    for (const nothing of ['', '   \n', '!!!', '—']) expect(gradesOf(countsOf(nothing)).grade).toBe(0);
    expect(gradeOf('Thank you, we have it.')).toBeUndefined();
  });

  test('never are anything but numbers, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const value of Object.values(gradesOf(countsOf(text)))) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });

  test('rise with longer sentences and longer words', () => {
    const easy =
      'We got your form. We will write to you by Friday. You can call us. The fee is low. Thank you for your help.';
    const hard =
      'Having received the documentation accompanying your application, the organisation is considering its obligations regarding remuneration and will subsequently communicate its determination accordingly.';
    expect(gradeOf(easy.repeat(2)) ?? 99).toBeLessThan(AGREED_GRADE);
    expect(gradeOf(hard.repeat(2)) ?? 0).toBeGreaterThan(14);
  });
});

describe('syllables', () => {
  const said: Readonly<Record<number, string>> = {
    1: "the too him he day's walked stopped made where like rules",
    2: 'people letter wanted office number without cupboards relived enriched couple hello houses being quiet little answered',
    3: 'every creative forgotten sentences decided example customer telephone officer remedy idea',
    4: 'monopoly application necessary information available responsibly',
    5: 'interpersonal communication university',
  };
  test.each(Object.entries(said))('%s: %s', (count, words) => {
    const off = words.split(' ').filter((word) => syllablesOf(word) !== Number(count));
    expect(off).toEqual([]);
  });
});

describe('sentences', () => {
  const in_ = (text: string) => sentencesIn(text).map(({ from, to }) => text.slice(from, to));
  test('end where a reader stops, and not at a title, a time, an amount or three dots', () => {
    expect(in_('Mr. Doolan rang at 3 p.m. yesterday. He paid $4.50 ... and left! Did he? Yes.')).toEqual([
      'Mr. Doolan rang at 3 p.m. yesterday.',
      'He paid $4.50 ... and left!',
      'Did he?',
      'Yes.',
    ]);
  });
  test('end with their line, unless the line was only broken', () => {
    expect(in_('Dear Peg\n\nWe found your\nletter.\n- first thing\n- second thing\nKind regards')).toEqual([
      'Dear Peg',
      'We found your\nletter.',
      'first thing',
      'second thing',
      'Kind regards',
    ]);
  });
  test('lie in their places, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        let last = 0;
        for (const { from, to } of sentencesIn(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('what readers stumble over', () => {
  test('a long sentence is one of more than twenty-five words', () => {
    const of = (words: number) => `${'word '.repeat(words - 1)}end.`;
    expect(found(of(25), 'long sentence')).toEqual([]);
    expect(found(of(26), 'long sentence')).toHaveLength(1);
  });
  test('a passive says what is done and not by whom; how somebody is, is none', () => {
    expect(found('Your form was sent. The fee will be paid. It is being looked at.', 'passive')).toEqual([
      'was sent',
      'be paid',
      'is being looked',
    ]);
    expect(found('We are concerned. I am pleased. She is retired. The office is closed.', 'passive')).toEqual([]);
  });
  test('a word of the list has its plainer ones, the longest phrase first, in the case in which it was written', () => {
    const { findings } = check('Commence in accordance with the rule. I hereby say so.');
    expect(findings).toMatchObject([
      { kind: 'plainer word', from: 0, to: 8, plainer: ['Start'] },
      { kind: 'plainer word', from: 9, to: 27, plainer: ['by', 'under'] },
      { kind: 'plainer word', plainer: [] },
    ]);
    expect(found('recommencement', 'plainer word')).toEqual([]);
    expect(checkText('commence', { plain: readyWords([]), asks: { replies: true } }).findings).toEqual([]);
  });
  test('what blames, orders or shouts is named', () => {
    expect(found('You failed to sign it. As I already said, SEND THE WHOLE FORM BACK!!', 'tone')).toEqual([
      'You failed to',
      'As I already said',
      'WHOLE FORM BACK',
      '!!',
    ]);
    expect(found('Ring TIS or NRS about your DVA card.', 'tone')).toEqual([]);
    expect(found('ALWAYS SEND FORMS WITH CARE', 'tone')).toEqual(['ALWAYS SEND FORMS WITH CARE']);
  });
});

describe('what an answer should say', () => {
  const long =
    'Thank you for telling us about the bins in your street and about the noise they make early in the morning. ';
  test('what happens next, by when and whom to ask; a line between people needs none of it', () => {
    expect(check('Thank you.').missing).toEqual([]);
    expect(check(long.repeat(2), false).missing).toEqual(['what happens next', 'by when', 'who to ask']);
    const whole = `${long}${long}We will call you by Friday. You can write to us.`;
    expect(check(whole, false).missing).toEqual([]);
  });
  test('whoever can reply knows whom to ask', () => {
    expect(check(`${long}${long}We will look into it within five working days.`).missing).toEqual([]);
  });
  test('a refusal says who can look at it again', () => {
    const refusal = `${long}${long}We cannot move the bins. You can keep the lid shut from today.`;
    expect(check(refusal).missing).toEqual(['review right']);
    expect(check(`${refusal} If you disagree, ask for a review.`).missing).toEqual([]);
  });
});

test('the shipped list names no word twice, offers none as plainer than itself, and none is empty', () => {
  const path = join(import.meta.dirname, '../../../../packs/plain-words/en.json');
  const { words } = JSON.parse(readFileSync(path, 'utf8')) as { words: { word: string; plainer: string[] }[] };
  expect(words.length).toBeGreaterThan(300);
  expect(new Set(words.map(({ word }) => word.toLowerCase())).size).toBe(words.length);
  for (const { word, plainer } of words) {
    expect(word.trim()).toBe(word);
    expect(plainer.map((one) => one.toLowerCase())).not.toContain(word.toLowerCase());
  }
});
