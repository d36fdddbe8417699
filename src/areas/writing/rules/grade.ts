import { countsOf, LEAST_IN_SENTENCE, sentencesIn, wordsIn, type Counts } from './count.ts';

/**
 * How hard a text is to read, by formulas that were published. Those with "grade" in them are years of school. They count
 * lengths and know nothing of what is meant: ISO 24495-1 says so, and so a grade never stops anybody.
 */
export type Grades = {
  /** Flesch reading ease: 100 is easy, 0 is hard. */
  readonly ease: number;
  /** Flesch-Kincaid grade level. */
  readonly grade: number;
  readonly smog: number;
  readonly automated: number;
  readonly colemanLiau: number;
  /** Läsbarhetsindex, which needs no syllables and so holds for any language written with letters. */
  readonly lix: number;
  readonly rix: number;
};

const NOTHING: Grades = { ease: 0, grade: 0, smog: 0, automated: 0, colemanLiau: 0, lix: 0, rix: 0 };

export function gradesOf(counts: Counts): Grades {
  const { words, sentences, syllables, letters, characters, polysyllables, longWords } = counts;
  if (words === 0) return NOTHING;
  const perSentence = words / sentences;
  const perWord = syllables / words;
  return {
    ease: 206.835 - 1.015 * perSentence - 84.6 * perWord,
    grade: 0.39 * perSentence + 11.8 * perWord - 15.59,
    smog: 1.043 * Math.sqrt((30 * polysyllables) / sentences) + 3.1291,
    automated: 4.71 * (characters / words) + 0.5 * perSentence - 21.43,
    colemanLiau: 5.88 * (letters / words) - 29.6 * (sentences / words) - 15.8,
    lix: perSentence + (100 * longWords) / words,
    rix: longWords / sentences,
  };
}

/** Above this the writer is told. Australian Government Style Manual: year 7, and letters of ours warn from year 8 on. */
export const AGREED_GRADE = 8;

/**
 * The school year a text asks for, in whole years; undefined where there is too little of it to say. Only whole sentences
 * count: a greeting, a name at the end and a place that is still to be filled make nothing harder.
 */
export function gradeOf(text: string): number | undefined {
  const filled = text.replaceAll(/\{\{[^}]*\}\}|\[\[[^\]]*\]\]/gu, 'it');
  const whole = sentencesIn(filled)
    .map(({ from, to }) => filled.slice(from, to))
    .filter((sentence) => wordsIn(sentence).length >= LEAST_IN_SENTENCE);
  const counts = countsOf(whole.join('\n\n'));
  return counts.words < LEAST_WORDS ? undefined : Math.max(1, Math.round(gradesOf(counts).grade));
}

/** By a few words nobody can be judged. */
const LEAST_WORDS = 25;
