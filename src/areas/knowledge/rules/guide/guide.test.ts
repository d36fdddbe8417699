import { describe, expect, test } from 'vitest';
import { guideFaults, walked, walkedBy, type Guide, type Outcome, type Question } from './guide.ts';

const ask = (id: string, ...choices: readonly (readonly [string, string])[]): Question => ({
  id,
  kind: 'question',
  words: `Question ${id}?`,
  hint: '',
  choices: choices.map(([words, to]) => ({ words, to })),
});
const end = (id: string, more: Partial<Outcome> = {}): Outcome => ({
  id,
  kind: 'outcome',
  words: `Outcome ${id}.`,
  into: 'answer',
  articleId: null,
  template: '',
  refer: '',
  ...more,
});

const LEAK: Guide = {
  steps: [
    ask('where', ['Before the meter', 'ours'], ['After the meter', 'turns'], ['They do not know', 'look']),
    ask('look', ['They looked', 'where'], ['They cannot', 'visit']),
    ask('turns', ['Yes', 'plumber'], ['No', 'ours']),
    end('ours'),
    end('plumber'),
    end('visit', { into: 'note' }),
  ],
};
const faultsOf = (guide: Guide, audience: 'internal' | 'public' = 'internal') =>
  guideFaults(guide, audience).map(({ step, fault }) => `${step}: ${fault}`);

describe('a guide', () => {
  test('may go round where it can be left, and is fit to be published', () => {
    expect(faultsOf(LEAK)).toEqual([]);
  });

  test('without a step is none', () => {
    expect(faultsOf({ steps: [] })).toEqual(['null: nothing']);
  });

  test('with a dead end names the step, and so it does with an answer that leads nowhere', () => {
    expect(faultsOf({ steps: [ask('a', ['Yes', 'b'], ['No', 'c']), ask('b'), end('c')] })).toEqual(['b: no-choices']);
    expect(faultsOf({ steps: [ask('a', ['Yes', 'gone'], ['No', 'c']), end('c')] })).toEqual(['a: leads-nowhere']);
  });

  test('that cannot end names every step from which it does not', () => {
    const steps = [
      ask('a', ['Yes', 'b'], ['No', 'end']),
      ask('b', ['Yes', 'c'], ['No', 'c']),
      ask('c', ['Yes', 'b'], ['No', 'b']),
      end('end'),
    ];
    expect(faultsOf({ steps })).toEqual(['b: never-ends', 'c: never-ends']);
  });

  test('names the steps that nobody comes to', () => {
    expect(faultsOf({ steps: [...LEAK.steps, end('lost')] })).toEqual(['lost: never-reached']);
  });

  test('asks in words, with answers that differ', () => {
    const steps = [{ ...ask('a', ['Yes', 'c'], ['yes ', 'c']), words: ' ' }, end('c')];
    expect(faultsOf({ steps })).toEqual(['a: no-words', 'a: choices-alike']);
    expect(faultsOf({ steps: [ask('a', ['', 'c']), end('c')] })).toEqual(['a: one-choice', 'a: choice-no-words']);
  });

  test('for everybody does not end in a note between colleagues', () => {
    expect(faultsOf(LEAK, 'public')).toEqual(['visit: internal']);
  });
});

describe('the way through a guide', () => {
  test('is told by the answers, and ends where they lead', () => {
    const way = walked(LEAK, [
      { step: 'where', choice: 2 },
      { step: 'look', choice: 0 },
      { step: 'where', choice: 1 },
      { step: 'turns', choice: 0 },
    ]);
    expect(way?.at).toMatchObject({ kind: 'outcome', id: 'plumber' });
    expect(way?.answers.map(({ choice }) => choice.words)).toEqual([
      'They do not know',
      'They looked',
      'After the meter',
      'Yes',
    ]);
    expect(walkedBy(LEAK, [2, 0, 1, 0])).toEqual(way);
    expect(walkedBy(LEAK, [])?.at.id).toBe('where');
  });

  test('is none where an answer does not belong to the step one is at', () => {
    expect(walked(LEAK, [{ step: 'turns', choice: 0 }])).toBeUndefined();
    expect(walkedBy(LEAK, [7])).toBeUndefined();
    expect(walkedBy(LEAK, [0, 0])).toBeUndefined();
  });
});
