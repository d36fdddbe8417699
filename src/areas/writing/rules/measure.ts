import { countsOf, sentencesIn, wordsIn } from './count.ts';
import { checkText, LONG, type PlainWords } from './findings.ts';
import { gradeOf } from './grade.ts';

/** What is kept of a letter for the figures of a team: lengths and counts, and not one word of it. */
export type Measure = {
  readonly words: number;
  readonly sentences: number;
  readonly longSentences: number;
  readonly passives: number;
  readonly jargon: number;
  /** Flesch-Kincaid grade in tenths. */
  readonly gradeTenths: number;
};

export function measureOf(text: string, plain: PlainWords): Measure {
  const counts = countsOf(text);
  const { findings } = checkText(text, { plain, asks: { replies: true } });
  const count = (kind: string) => findings.filter((one) => one.kind === kind).length;
  return {
    words: counts.words,
    sentences: counts.sentences,
    longSentences: sentencesIn(text).filter(({ from, to }) => wordsIn(text.slice(from, to)).length > LONG).length,
    passives: count('passive'),
    jargon: count('plainer word'),
    gradeTenths: 10 * (gradeOf(text) ?? 0),
  };
}
