/** Words that say nothing of what somebody needs. */
const EMPTY = new Set(
  'a an and any are as at be can could do does for from get have help how i in is it me my need of on or our please somebody someone that the their them they this to want we what where which who with would you your about am been her him his i’m i’ve if not no'.split(
    ' ',
  ),
);

/** Most of what people type is a few words; a whole letter is cut to what it is about. */
const MOST = 14;

const plain = (text: string): string => text.normalize('NFC').toLowerCase();
const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];

/** What somebody looks for: each word or group of words that means one thing, in every way it may be written. */
export type Concept = { readonly typed: string; readonly ways: readonly string[] };

/**
 * Reads a need in the words people use. Words that the directory's own list says mean the same stand in for each other; a group
 * of words that the list knows as one is one.
 */
export function conceptsIn(text: string, synonyms: readonly (readonly string[])[]): Concept[] {
  const words = wordsIn(text);
  const known = synonyms.flatMap((group) => group.map((entry) => ({ words: wordsIn(entry), group })));
  const found: Concept[] = [];
  const seen = new Set<string>();
  for (let n = 0; n < words.length && found.length < MOST;) {
    const here = known
      .filter((one) => one.words.length > 0 && one.words.every((word, k) => same(word, words[n + k])))
      .toSorted((a, b) => b.words.length - a.words.length)[0];
    const taken = here === undefined ? 1 : here.words.length;
    const typed = words.slice(n, n + taken).join(' ');
    n += taken;
    const empty = here === undefined && (EMPTY.has(typed) || [...typed].length < 2);
    if (empty || seen.has(typed)) continue;
    seen.add(typed);
    found.push({ typed, ways: [...new Set([typed, ...(here?.group ?? []).map(plain)])] });
  }
  return found;
}

/** One and many are the same need. */
const same = (known: string, typed: string | undefined): boolean =>
  typed !== undefined && (known === typed || `${known}s` === typed || known === `${typed}s`);

/** A concept for PostgreSQL: any of its ways; a single typed word also by its beginning, since people are still typing it. */
export function queryOf({ typed, ways }: Concept): string {
  const one = (way: string): string => {
    const words = wordsIn(way).map((word) => word.replaceAll(/['’]/g, ''));
    return words.length === 1
      ? `${words[0]}${way === typed && [...way].length > 3 ? ':*' : ''}`
      : `(${words.join(' <-> ')})`;
  };
  return ways
    .map(one)
    .filter((way) => way !== '' && way !== '()')
    .join(' | ');
}
