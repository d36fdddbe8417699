import { stemOf } from './stem.ts';

/** A word as it stood there, and what it is looked up by. `weak`: it seldom says what somebody is after. */
export type Term = { readonly word: string; readonly key: string; readonly weak: boolean };

/** In nearly every sentence; nothing is ever found by them. */
const NEVER = new Set(
  'a an the and or but of to in i me my it is are am you your hello hi hey please thanks thank'.split(' '),
);

/** They make a question without saying what it is about. Where two pages are otherwise the same they may decide. */
const WEAK = new Set(
  `if on at by for with from as was were be been being its this that these those mine we us our he him his she her they them their there
  here have has had do does did doing so then than too very can could will would shall should may might must just also what which who whom how
  why when where all any some each into out up about because until while during good morning afternoon evening dear want wanted know like help
  need information tell looking wondering question questions learn more find get got im ive id ill dont cant say lets regarding currently going
  really something anything someone sorry okay ok yes no not`.split(/\s+/),
);

/** Words of languages other than English are looked up by their beginning: their endings change most. */
const BEGINNING = 6;
const MOST_KEPT = 60_000;
const stems = new Map<string, string>();

function englishKey(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemOf(word);
  if (stems.size < MOST_KEPT) stems.set(word, stem);
  return stem;
}

const otherKey = (word: string): string => `~${word.slice(0, BEGINNING)}`;

/** The words of a text in small letters without accents. Most texts have no letter that would need more than a look. */
function wordsOf(text: string): readonly string[] {
  const small = text.toLowerCase();
  if (PLAIN.test(small)) return small.replaceAll("'", '').match(/[a-z0-9]+/g) ?? [];
  return (
    small
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/['’‘]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const PLAIN = /^[\n -~]*$/;

export const isEnglish = (language: string): boolean => /^en\b/i.test(language);

/** What a text of an article is found by, word for word. */
export function eachTerm(text: string, language: string, see: (term: Omit<Term, 'weak'>) => void): void {
  const english = isEnglish(language);
  for (const word of wordsOf(text))
    if (!english) see({ word, key: otherKey(word) });
    else if (!NEVER.has(word)) see({ word, key: englishKey(word) });
}

/** What somebody asks for, in whichever language: each word may be meant as English or as another. */
export function asked(text: string): readonly (Term & { readonly other: string })[] {
  return wordsOf(text).flatMap((word) =>
    NEVER.has(word) ? [] : [{ word, key: englishKey(word), other: otherKey(word), weak: WEAK.has(word) }],
  );
}
