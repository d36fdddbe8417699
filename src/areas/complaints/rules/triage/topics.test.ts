import { expect, test } from 'vitest';
import { learnTopics, suggestTopic, termsOf } from './topics.ts';

const pause = () => Promise.resolve();

const LATE = [
  'the bus came late again',
  'i waited an hour for the bus',
  'late bus and a long wait',
  'the late bus made me wait',
];
const RUDE = [
  'the clerk was rude',
  'a rude clerk shouted at me',
  'rude words at the counter',
  'the clerk at the counter was rude',
];
const examples = [...Array(10).keys()].flatMap((n) => [
  ...LATE.map((text) => ({ text: `${text} at stop number ${'abcdefghij'[n]}`, topic: 'Waiting' })),
  ...RUDE.map((text) => ({ text: `${text} on day ${'klmnopqrst'[n]}`, topic: 'Manner' })),
]);

test('a topic is suggested with the words that speak for it and how often that was right before', async () => {
  const topics = await learnTopics(examples, pause);
  expect(topics?.learnedFrom).toBe(80);
  const suggested = topics && suggestTopic(topics, 'The CLERK at the counter was rude to us.');
  expect(suggested).toMatchObject({ topic: 'Manner', words: expect.arrayContaining(['rude', 'clerk']) as string[] });
  expect(suggested?.right).toBeLessThanOrEqual(suggested?.offered ?? 0);
  expect(suggested?.likelihood).toBeGreaterThan(0.5);
});

test('what has nothing of any topic gets no suggestion', async () => {
  const topics = await learnTopics(examples, pause);
  expect(topics && suggestTopic(topics, 'Where do I find the form?')).toBeUndefined();
  expect(topics && suggestTopic(topics, '')).toBeUndefined();
});

test('nothing is learned from one topic, or from too few complaints of each', async () => {
  expect(
    await learnTopics(
      examples.filter(({ topic }) => topic === 'Waiting'),
      pause,
    ),
  ).toBeUndefined();
  expect(await learnTopics(examples.slice(0, 16), pause)).toBeUndefined();
  expect(await learnTopics([], pause)).toBeUndefined();
});

test('where the words say nothing about the topic, nothing is ever suggested', async () => {
  const mixed = examples.map(({ text }, n) => ({ text, topic: (n * 7919) % 13 < 6 ? 'One' : 'Other' }));
  const topics = await learnTopics(mixed, pause);
  const offered = mixed.filter(({ text }) => topics && suggestTopic(topics, text)).length;
  expect(offered).toBeLessThan(mixed.length / 4);
});

test('the same complaints teach the same, and a word that stands in fewer than five is kept by nobody', async () => {
  const named = [...examples, { text: 'Mrs Featherstonehaugh was rude', topic: 'Manner' }];
  const [one, other] = await Promise.all([learnTopics(named, pause), learnTopics(named, pause)]);
  expect(one).toEqual(other);
  expect(Object.keys(one?.words ?? {})).not.toContain('featherstonehaugh');
});

test('figures and what was blacked out are no words', () => {
  expect(termsOf('On XX/XX/2023 I paid {$400.00} to XXXX for the boat.')).toEqual(['paid', 'boat']);
});
