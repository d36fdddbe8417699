/** What a text is made of, as numbers: words, pairs and triples of neighbours, and runs of two to four letters, each hashed into a bucket. */
export type Features = {
  readonly buckets: Int32Array;
  /** What each is worth. Every sort has the same share of the whole, so that runs of letters do not drown the words. */
  readonly worths: Float32Array;
};

const SORTS = ['word', 'pair', 'triple', 'run'] as const;
type Sort = (typeof SORTS)[number];
const SHARE: Readonly<Record<Sort, number>> = { word: 1, pair: 1, triple: 0.5, run: 1 };

/** A word of a text with what it adds: itself, what it ends, and its runs of letters. */
export type WordFeatures = { readonly word: string; readonly parts: readonly Part[] };
export type Part = { readonly bucket: number; readonly sort: Sort };

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
function bucketOf(sign: number, text: string, mask: number): number {
  let hash = 0x811c9dc5 ^ sign;
  for (let n = 0; n < text.length; n += 1) {
    hash ^= text.charCodeAt(n);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return hash & mask;
}

function runsOf(word: string, mask: number): Part[] {
  const marked = `^${word}$`;
  return RUNS.flatMap((run) =>
    Array.from({ length: Math.max(0, marked.length - run + 1) }, (_, n) => ({
      bucket: bucketOf(3 + run, marked.slice(n, n + run), mask),
      sort: 'run' as const,
    })),
  );
}

export function featuresByWord(text: string, bits: number): readonly WordFeatures[] {
  const mask = 2 ** bits - 1;
  const words = wordsIn(text);
  return words.map((word, n) => {
    const before = words[n - 1];
    const beforeThat = words[n - 2];
    const parts: Part[] = [{ bucket: bucketOf(1, word, mask), sort: 'word' }, ...runsOf(word, mask)];
    if (before !== undefined) parts.push({ bucket: bucketOf(2, `${before} ${word}`, mask), sort: 'pair' });
    if (beforeThat !== undefined)
      parts.push({ bucket: bucketOf(9, `${beforeThat} ${before} ${word}`, mask), sort: 'triple' });
    return { word, parts };
  });
}

/** What a part of each sort is worth in a text with these parts. */
export function worthsOf(words: readonly WordFeatures[]): Readonly<Record<Sort, number>> {
  const seen: Readonly<Record<Sort, Set<number>>> = {
    word: new Set(),
    pair: new Set(),
    triple: new Set(),
    run: new Set(),
  };
  for (const { parts } of words) for (const { bucket, sort } of parts) seen[sort].add(bucket);
  const there = SORTS.filter((sort) => seen[sort].size > 0);
  const whole = Math.sqrt(there.reduce((sum, sort) => sum + SHARE[sort] ** 2, 0)) || 1;
  const worth = (sort: Sort) => SHARE[sort] / Math.sqrt(seen[sort].size || 1) / whole;
  return { word: worth('word'), pair: worth('pair'), triple: worth('triple'), run: worth('run') };
}

export function featuresOf(text: string, bits: number): Features {
  const words = featuresByWord(text, bits);
  const worths = worthsOf(words);
  const found = new Map<string, Part>();
  for (const { parts } of words) for (const part of parts) found.set(`${part.sort} ${part.bucket}`, part);
  const parts = [...found.values()];
  return {
    buckets: Int32Array.from(parts, ({ bucket }) => bucket),
    worths: Float32Array.from(parts, ({ sort }) => worths[sort]),
  };
}
