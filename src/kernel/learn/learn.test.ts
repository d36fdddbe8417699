import { describe, expect, test } from 'vitest';
import { bytesOf, manyFrom, sorterFrom } from '#platform/learned.ts';
import { learnMany, sortMany } from './many.ts';
import { learn, leastShare, sort, wordsFor } from './sorter.ts';

const PARTS = {
  water: [
    'the pipe drips',
    'my water bill is high',
    'the meter was read wrong',
    'brown water from the tap',
    'a leak in the street',
  ],
  fines: [
    'a parking fine',
    'the speeding camera',
    'paying the fine in parts',
    'I was not driving the car',
    'demerit points',
  ],
  cards: ['my concession card', 'the card does not tap', 'a pension letter', 'half fare for students', 'a lost card'],
} as const;
const SAID = [
  'please help with',
  'I write about',
  'what can I do about',
  'again there is',
  'yesterday I saw',
  'nobody told me of',
];

const examples = Object.entries(PARTS).flatMap(([label, parts]) =>
  SAID.flatMap((said) => parts.map((part) => ({ text: `${said} ${part}`, label }))),
);
const LEARNING = { bits: 12, rounds: 8, rightEnough: 0.5 };

describe('what was learned', () => {
  test('sorts texts it has not seen, also with a word misspelt, and says by which words', async () => {
    const sorter = await learn(examples, LEARNING);
    const [best] = sort(sorter, 'hello, the watr meter is wrong');
    expect(best?.label).toBe('water');
    expect(wordsFor(sorter, 'hello, the meter is wrong', 'water')).toContain('meter');
    expect(sort(sorter, 'a parking fine, and points').map(({ label }) => label)[0]).toBe('fines');
    const all = sort(sorter, 'anything at all', 9).reduce((sum, { likelihood }) => sum + likelihood, 0);
    expect(all).toBeCloseTo(1, 6);
  });

  test('is the same from the same texts, and the same again from its bytes', async () => {
    const [one, other] = [await learn(examples, LEARNING), await learn(examples, LEARNING)];
    expect(Buffer.from(bytesOf(one)).equals(Buffer.from(bytesOf(other)))).toBe(true);
    const again = sorterFrom(bytesOf(one));
    expect(sort(again, 'the pipe drips')).toEqual(sort(one, 'the pipe drips'));
    expect(again.unseen).toEqual(one.unseen);
  });

  test('holds no word of a text', async () => {
    const bytes = Buffer.from(bytesOf(await learn(examples, LEARNING))).toString('latin1');
    expect(bytes).not.toContain('speeding');
  });

  test('says that it is not sure rather than guess: from few texts it is sure of nothing', async () => {
    const few = await learn(examples.slice(0, 20).concat(examples.slice(-20)), { ...LEARNING, rightEnough: 0.9 });
    expect(sort(few, 'the pipe drips').some(({ sure }) => sure)).toBe(false);
  });

  test('of texts with several labels names each of them', async () => {
    const pairs = SAID.flatMap((said) =>
      PARTS.water.flatMap((water, n) => [
        { text: `${said} ${water}`, labels: ['water'] },
        { text: `${said} ${PARTS.fines[n]}`, labels: ['fines'] },
        { text: `${said} ${water} and ${PARTS.fines[n]}`, labels: ['water', 'fines'] },
      ]),
    );
    const sorter = await learnMany(pairs, { bits: 12, rounds: 8 });
    const labels = sortMany(sorter, 'the water bill is high, and I got a parking fine').map(({ label }) => label);
    expect(labels.toSorted()).toEqual(['fines', 'water']);
    expect(sortMany(manyFrom(bytesOf(sorter)), 'a parking fine')).toEqual(sortMany(sorter, 'a parking fine'));
  });
});

test('few that were right promise little', () => {
  expect(leastShare(3, 3)).toBeLessThan(0.7);
  expect(leastShare(300, 300)).toBeGreaterThan(0.99);
});
