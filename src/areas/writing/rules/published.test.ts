import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { published } from '#testing/shipped-calendars.fixtures.ts';
import { countsOf, gradesOf } from './index.ts';

const PUBLIC = published('readability');
type Vector = { metric: string; expected?: number; n_syllables?: number; n_words?: number; margin?: number } & Partial<
  Record<'text' | 'test' | 'text_name' | 'test_name' | 'lang', string>
>;

/** What depends on how somebody else counts syllables or parts sentences at the stops of "T.V." is near, the rest is the same. */
const NEAR = 2;
const EXACT = new Set(['count_letters', 'count_long_words', 'letters_per_word']);

/** By the names that the publisher of the values gives our figures. */
function ours(metric: string, text: string): number | undefined {
  const counts = countsOf(text);
  const grades = gradesOf(counts);
  const per = (sum: number, of: number) => (of === 0 ? 0 : sum / of);
  const by: Readonly<Record<string, number>> = {
    count_syllables: counts.syllables,
    count_letters: counts.letters,
    count_sentences: counts.sentences,
    count_polysyllable_words: counts.polysyllables,
    count_long_words: counts.longWords,
    flesch_reading_ease: grades.ease,
    flesch_kincaid_grade: grades.grade,
    smog_index: grades.smog,
    automated_readability_index: grades.automated,
    coleman_liau_index: grades.colemanLiau,
    lix: grades.lix,
    rix: grades.rix,
    letters_per_word: per(counts.letters, counts.words),
    syllables_per_word: per(counts.syllables, counts.words),
    words_per_sentence: per(counts.words, counts.sentences),
  };
  return by[metric];
}

test.skipIf(PUBLIC === null)('the published values of others are met', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(PUBLIC ?? '', name), 'utf8')) as unknown;
  const vectors = read('vectors.json') as Vector[];
  const texts = read('../shared/texts.json') as Record<string, string>;
  const compared = vectors.flatMap((one) => {
    const text = one.text ?? one.test ?? texts[one.text_name ?? one.test_name ?? ''] ?? '';
    const expected = one.expected ?? one.n_syllables ?? one.n_words;
    const found = ours(one.metric, text);
    if (found === undefined || expected === undefined || (one.lang ?? 'en_US') !== 'en_US') return [];
    const most = EXACT.has(one.metric)
      ? 0.03
      : one.metric === 'count_syllables' && text.length < 40
        ? (one.margin ?? 0)
        : NEAR;
    return [{ metric: one.metric, text: text.slice(0, 30), expected, found, most }];
  });
  expect(compared.length).toBeGreaterThan(40);
  expect(compared.filter(({ expected, found, most }) => Math.abs(expected - found) > most)).toEqual([]);
});
