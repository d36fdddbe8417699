/** So many words in a row make a quotation; fewer stand in any letter. */
const RUN = 4;
/** What share of a passage has to stand in an answer for the answer to rest on it. */
const ENOUGH = 0.3;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const runsOf = (words: readonly string[], run: number): readonly string[] =>
  words.length < run
    ? [words.join(' ')]
    : words.slice(0, words.length - run + 1).map((_, n) => words.slice(n, n + run).join(' '));

/**
 * Whether an answer still says what was put into it from a passage. An officer may shorten and change it; when nearly nothing of
 * it is left the answer does not rest on it, and does not cite it.
 */
export function isStillSaid(passage: string, answer: string): boolean {
  const words = wordsOf(passage);
  if (words.length === 0) return false;
  const run = Math.min(RUN, words.length);
  const there = new Set(runsOf(wordsOf(answer), run));
  const runs = runsOf(words, run);
  return runs.filter((one) => there.has(one)).length >= runs.length * ENOUGH;
}
