/** What a text is made of, as numbers: words, pairs of neighbours, and runs of two to four letters, each hashed into a bucket. */
export type Features = {
  readonly buckets: Int32Array;
  /** What each is worth: the same for all, so that a long text does not count more than a short one. */
  readonly worth: number;
};

/** A word of a text with the buckets that come from it alone. */
export type WordFeatures = { readonly word: string; readonly buckets: readonly number[] };

const RUNS = [2, 3, 4] as const;
const MOST_WORDS = 400;

export const wordsIn = (text: string): readonly string[] =>
  (
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/['’‘]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, MOST_WORDS);

/** FNV-1a over the letters and a sign for the sort, so that a word and a run of the same letters are two things. */
function bucketOf(sort: number, text: string, mask: number): number {
  let hash = 0x811c9dc5 ^ sort;
  for (let n = 0; n < text.length; n += 1) {
    hash ^= text.charCodeAt(n);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return hash & mask;
}

function ofWord(word: string, mask: number): number[] {
  const found = [bucketOf(1, word, mask)];
  const marked = `^${word}$`;
  for (const run of RUNS)
    for (let n = 0; n + run <= marked.length; n += 1) found.push(bucketOf(3 + run, marked.slice(n, n + run), mask));
  return found;
}

/** Every word with its buckets, and with those of the pairs it ends. */
export function featuresByWord(text: string, bits: number): readonly WordFeatures[] {
  const mask = 2 ** bits - 1;
  const words = wordsIn(text);
  return words.map((word, n) => {
    const before = words[n - 1];
    const pair = before === undefined ? [] : [bucketOf(2, `${before} ${word}`, mask)];
    return { word, buckets: [...ofWord(word, mask), ...pair] };
  });
}

export function featuresOf(text: string, bits: number): Features {
  const seen = new Set(featuresByWord(text, bits).flatMap(({ buckets }) => buckets));
  return { buckets: Int32Array.from(seen), worth: 1 / Math.sqrt(seen.size || 1) };
}
