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
