import { describe, expect, test } from 'vitest';
import { find, passagesOf, plainOf, putArticle, dropArticle, emptyLexicon, widened, type Findable } from './index.ts';
import { stemOf } from './stem.ts';

const article = (id: string, title: string, body: string, more: Partial<Findable> = {}): Findable => ({
  id,
  title,
  body,
  topic: '',
  language: 'en',
  agency: '',
  isPublic: true,
  askedWith: [],
  ...more,
});

const LEAK = article(
  'leak',
  'Who pays when a pipe leaks?',
  '## Before the meter\n\nWe repair pipes before the meter at no cost to you.\n\n## After the meter\n\nA plumber repairs them. Ask for the leak allowance within three months of the bill.',
  { agency: 'Water' },
);
const CARD = article(
  'card',
  'Renewing a concession card',
  'Cards are renewed every two years.\n\n## When you move\n\nTell us your new address and the card stays valid.',
  { agency: 'Revenue' },
);
const FINE = article(
  'fine',
  'Paying a fine in parts',
  'You can pay a fine in parts. No fee is added.\n\nAsk before the due date.',
  {
    agency: 'Revenue',
  },
);
const GUIDE = article('guide', 'When a customer is upset', 'Listen first. Then say what you will do.', {
  isPublic: false,
});

const lexiconWith = (...articles: readonly Findable[]) => {
  const lexicon = emptyLexicon();
  for (const one of articles) putArticle(lexicon, one);
  return lexicon;
};
const all = () => lexiconWith(LEAK, CARD, FINE, GUIDE);
const idsFor = (text: string, narrowing = {}) => find(all(), text, narrowing, 5).hits.map(({ id }) => id);

describe('what is found', () => {
  test('answers the question in other forms of its words, and says which words led there', () => {
    const [hit] = find(all(), 'Hello, my pipe has been leaking, do I have to pay for the repair?', {}, 5).hits;
    expect(hit).toMatchObject({ id: 'leak' });
    expect(hit?.words).toContain('leaking');
    expect(hit?.words).not.toContain('hello');
  });

  test('is found though a word is misspelt, and says what was looked for instead', () => {
    const { hits, instead } = find(all(), 'consession card', {}, 5);
    expect(hits[0]?.id).toBe('card');
    expect(instead).toEqual([{ typed: 'consession', meant: 'concession' }]);
  });

  test('is never another agency’s where the agency is known; what belongs to none is everybody’s', () => {
    expect(idsFor('pay the leak fine card', { agency: 'Water' })).toEqual(['leak']);
    expect(idsFor('upset customer', { agency: 'Water' })).toEqual(['guide']);
  });

  test('is public where only that is asked for', () => {
    expect(idsFor('upset customer', { publicOnly: true })).toEqual([]);
  });

  test('is nothing for a text that has nothing to do with any of it', () => {
    expect(idsFor('zzz qqq xyzzy')).toEqual([]);
    expect(idsFor('')).toEqual([]);
  });

  test('is the newest wording alone, and nothing of an article that was taken out', () => {
    const lexicon = all();
    putArticle(lexicon, { ...FINE, body: 'Fines are paid at once.' });
    expect(find(lexicon, 'fee added in parts', {}, 5).hits.map(({ id }) => id)).toEqual(['fine']);
    dropArticle(lexicon, 'fine');
    expect(find(lexicon, 'fine', {}, 5).hits).toEqual([]);
  });

  test('comes first where it was the answer to the same words before', () => {
    const before = find(lexiconWith(CARD, FINE), 'the dialysis bus', {}, 5).hits;
    expect(before).toEqual([]);
    const taught = lexiconWith(
      {
        ...CARD,
        askedWith: [
          ['dialysi', 4],
          ['bu', 3],
        ],
      },
      FINE,
    );
    expect(find(taught, 'the dialysis bus', {}, 5).hits[0]?.id).toBe('card');
  });

  test('is in another language by the beginnings of its words', () => {
    const lexicon = lexiconWith(
      LEAK,
      article('fuite', 'Fuite d’eau', 'Les réparations après le compteur sont à votre charge.', { language: 'fr' }),
    );
    expect(find(lexicon, 'qui paie la réparation du compteur ?', {}, 5).hits[0]?.id).toBe('fuite');
  });
});

const BABY = article(
  'baby',
  'Registering a baby',
  'Register a birth within 60 days. Nobody has to come in: the hospital gives you the form.\n\n## When it is late\n\nStill send the form. If the hospital rang you about it, say when.',
);
const SPEAK = article(
  'speak',
  'Interpreters and sign language',
  'If you would rather speak to somebody in your own language, tell us which one. An interpreter costs you nothing.',
);

describe('what is put before somebody who looked for nothing', () => {
  const desk = lexiconWith(LEAK, CARD, FINE, GUIDE, BABY, SPEAK);
  const answered = (text: string) => find(desk, text, {}, 4).answered;

  test.each([
    'Nobody rang me back',
    'I want to speak to the manager',
    'Still waiting, and nobody told me how long it takes',
    'Thank you for your help',
    'The ferry was late again and there were no seats',
  ])('is nothing where an article only happens to share a word: “%s”', (text) => {
    expect(answered(text)).toBe(false);
    expect(answered(`Dear all,\n\n${text}.\n\nKind regards`)).toBe(false);
  });

  test.each([
    'Registering our baby',
    'My pipe has been leaking, who pays for it?',
    'Can I pay my fine in parts? I lost my job in May and cannot manage all of it at once.',
    'I am moving house. Does the concession card stay valid at the new address?',
    'registring a baby',
  ])('is what is about it: “%s”', (text) => {
    expect(answered(text)).toBe(true);
  });

  test('is what answered the same words before, though it calls them something else; once was an accident', () => {
    const taught = (contacts: number) =>
      lexiconWith(LEAK, FINE, { ...CARD, askedWith: ['dialysi', 'bu', 'ward'].map((key) => [key, contacts] as const) });
    expect(find(taught(1), 'dialysis bus ward', {}, 4).answered).toBe(false);
    expect(find(taught(3), 'dialysis bus ward', {}, 4).answered).toBe(true);
  });
});

describe('a passage', () => {
  test('is the author’s own words below one heading, and all passages together are the whole text', () => {
    const passages = passagesOf(LEAK.body);
    expect(passages.map(({ heading }) => heading)).toEqual(['Before the meter', 'After the meter']);
    for (const { from, to } of passages) expect(LEAK.body.slice(from, to).trim()).not.toBe('');
    const [hit] = find(all(), 'leak allowance three months', {}, 1).hits;
    expect(passages[hit?.passages[0] ?? -1]?.heading).toBe('After the meter');
  });

  test('is widened to its neighbours below the same heading, as far as they fit, and to no other', () => {
    const body = `## A\n\n${'One sentence that is long enough to stand alone here. '.repeat(20)}\n\n## B\n\nOther.`;
    const passages = passagesOf(body);
    const { from, to } = widened(passages, 0, 700);
    expect(to - from).toBeGreaterThan(320);
    expect(to - from).toBeLessThanOrEqual(700);
    expect(body.slice(from, to)).not.toContain('Other');
  });

  test('goes into an answer without the marks that only an article shows', () => {
    expect(plainOf('## How\n\n- **Ring** us\n- See [the form](https://a.example/x)')).toBe(
      'How\n\n- Ring us\n- See the form (https://a.example/x)',
    );
  });
});

test.each([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['agreed', 'agre'],
  ['motoring', 'motor'],
  ['hopping', 'hop'],
  ['relational', 'relat'],
  ['registration', 'registr'],
  ['electrical', 'electr'],
  ['adjustment', 'adjust'],
  ['probate', 'probat'],
  ['rate', 'rate'],
  ['controlling', 'control'],
])('the stem of %s is %s, as in the published algorithm', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});
