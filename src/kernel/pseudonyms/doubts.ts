import { NOT_PEOPLE, COMMON_WORDS } from './words.ts';

const MOST = 100;
/** A word with a capital that does not begin a sentence, and numbers of some length: either might be somebody. */
const CAPITAL = /(?<=[\p{L}\p{M}\d,;)\]’'"“”-]\s+)(?:\p{Lu}[\p{L}\p{M}'’-]+)(?:\s+\p{Lu}[\p{L}\p{M}'’-]+)*/gu;
/** A word that begins a sentence and is none of those that sentences begin with. */
const BEGINS = /(?:^|[.!?:]\s+|\n\s*)(\p{Lu}[\p{Ll}\p{M}'’-]{2,})(?=[\s,])/gu;
const NO_NAME = /(?:ed|ing|ly|ion|ions|ment|ments|ness|able|ible|ful|less|ous|ive|ity|ism|ance|ence|ers|ies)$/i;
const FIGURES = /(?<![\d$£€.,:/-])\d{4,}(?![\d:/-]|[.,]\d)/g;
const YEAR = /^(?:19|20)\d{2}$/;

/** What may still name somebody, each once, in the order in which it stands there. */
export function doubtsIn(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => {
    const bare = text.replaceAll(/\[[^\]\n]{1,40}\]/g, '§');
    return [
      ...[...bare.matchAll(CAPITAL)].map(([words]) => words).filter((words) => !isOrdinary(words)),
      ...[...bare.matchAll(BEGINS)]
        .map(([, word = '']) => word)
        .filter((word) => !isOrdinary(word) && !NO_NAME.test(word)),
      ...[...bare.matchAll(FIGURES)].map(([number]) => number).filter((number) => !YEAR.test(number)),
    ];
  });
  return [...new Set(found)].slice(0, MOST);
}

const isOrdinary = (words: string): boolean =>
  words.split(/\s+/).every((word) => {
    const plain = word.toLowerCase().replace(/['’]s$/, '');
    return NOT_PEOPLE.has(plain) || COMMON_WORDS.has(plain) || word.length < 2;
  });
