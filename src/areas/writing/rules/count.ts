import { syllablesOf } from './syllables.ts';

export type Stretch = { readonly from: number; readonly to: number };

/** Words that end with a full stop and no sentence with them. */
const SHORTENED =
  /(?:^|[\s(])(?:mr|mrs|ms|mx|dr|prof|st|no|nos|vs|e\.g|i\.e|etc|approx|dept|ext|fig|inc|jr|ltd|p|pp|para|rd|ref|s|ss|sec|sr|tel|art|cl|ch|vol|a\.m|p\.m)\.$/iu;
const END = /[.!?…]+["'”’)\]]*(?=\s|$)/gu;
/** A list is read line by line, and so is what stands alone on a line. */
const LIST_ITEM = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/u;

/** The sentences of a text, in their places. A line break ends one unless the next line goes on with a small letter. */
export function sentencesIn(text: string): Stretch[] {
  return linesIn(text).flatMap(({ from, to }) => {
    const ends: number[] = [];
    for (const found of text.slice(from, to).matchAll(END)) {
      const end = from + found.index + found[0].length;
      if (isEnd(text, { from, to, end })) ends.push(end);
    }
    if (ends.at(-1) !== to) ends.push(to);
    return ends.flatMap((end, n) => trimmed(text, n === 0 ? from : (ends[n - 1] ?? from), end));
  });
}

type At = Stretch & { readonly end: number };

function isEnd(text: string, { from, to, end }: At): boolean {
  if (end === to) return true;
  const rest = text.slice(end, to).trimStart();
  if (SHORTENED.test(text.slice(from, end)))
    return /^\p{Lu}/u.test(rest) && /(?:etc|m)\.$/u.test(text.slice(from, end));
  return !/^\p{Ll}/u.test(rest);
}

function trimmed(text: string, from: number, to: number): Stretch[] {
  const piece = text.slice(from, to);
  const begins = from + piece.length - piece.trimStart().length;
  const ends = from + piece.trimEnd().length;
  return ends > begins ? [{ from: begins, to: ends }] : [];
}

function linesIn(text: string): Stretch[] {
  const lines: Stretch[] = [];
  let from = 0;
  for (const found of text.matchAll(/\n/gu)) {
    const rest = text.slice(found.index + 1);
    if (/^[ \t]*\p{Ll}/u.test(rest) && !LIST_ITEM.test(rest)) continue;
    lines.push({ from, to: found.index });
    from = found.index + 1;
  }
  return [...lines, { from, to: text.length }].flatMap((line) => {
    const marker = LIST_ITEM.exec(text.slice(line.from, line.to))?.[0].length ?? 0;
    return trimmed(text, line.from + marker, line.to);
  });
}

/** Words: what stands between spaces and has a letter or a figure in it. */
export const wordsIn = (text: string): string[] => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

export type Counts = {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
  /** Letters and figures, without spaces and punctuation. */
  readonly letters: number;
  /** Everything that is not a space. */
  readonly characters: number;
  /** Words of three syllables and more. */
  readonly polysyllables: number;
  /** Words of seven letters and more. */
  readonly longWords: number;
};

/** A greeting, a heading or a name is no sentence by which a text is hard or easy. */
export const LEAST_IN_SENTENCE = 3;

export function countsOf(text: string): Counts {
  const words = wordsIn(text);
  const spoken = words.map(syllablesOf);
  const letters = words.map(lettersOf);
  const whole = sentencesIn(text).filter(({ from, to }) => wordsIn(text.slice(from, to)).length >= LEAST_IN_SENTENCE);
  return {
    words: words.length,
    sentences: words.length === 0 ? 0 : Math.max(1, whole.length),
    syllables: sumOf(spoken),
    letters: sumOf(letters),
    characters: text.replaceAll(/\s/gu, '').length,
    polysyllables: spoken.filter((count) => count >= 3).length,
    longWords: letters.filter((count) => count > 6).length,
  };
}

const lettersOf = (word: string): number => word.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
