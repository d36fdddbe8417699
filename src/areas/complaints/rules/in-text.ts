/** A pattern, and what it stands for. Lower case; apostrophes are straight. */
type Pattern = { readonly sign: RegExp; readonly not?: RegExp };

/** The text as the patterns read it: one line, lower case, straight apostrophes, of the same length as before. */
export const read = (text: string): string =>
  text
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s/g, ' ')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The words of the writer that a pattern found, in the order in which they stand. */
export function wordsFound(text: string, patterns: readonly Pattern[]): readonly string[] {
  const flat = read(text);
  const found = patterns.flatMap(({ sign, not }) => {
    const at = sign.exec(flat);
    if (at === null || not?.test(flat.slice(Math.max(0, at.index - 40), at.index + at[0].length)) === true) return [];
    return [{ from: at.index, words: text.slice(at.index, at.index + at[0].length).trim() }];
  });
  const inOrder = found.toSorted((one, other) => one.from - other.from).map(({ words }) => words);
  return [...new Set(inOrder)];
}
