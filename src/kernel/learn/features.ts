/** What a text is made of, as numbers: words, neighbours, and runs of letters that may reach from one word into the next. */
const SORTS = ['word', 'pair', 'run'] as const;
type Sort = (typeof SORTS)[number];
/** Every sort has its share of the whole, so that runs of letters do not drown the words. */
const SHARE: Readonly<Record<Sort, number>> = { word: 0.7, pair: 0.7, run: 1.4 };

/** A part of a text: the bucket it is hashed into, and of which sort it is. */
export type Part = { readonly bucket: number; readonly sort: Sort };
/** A word of a text with what it adds: itself, what it ends, and the runs of letters that begin in it. */
export type WordFeatures = { readonly word: string; readonly parts: readonly Part[] };

/**
 * Each part of a text once, and how often it stands there: in rows of numbers, for thousands of texts are learned from at once, each of
 * a thousand parts.
 */
export type Parts = {
  readonly buckets: Int32Array;
  /** Places in the list of sorts. */
  readonly sorts: Uint8Array;
  readonly often: Uint16Array;
};

/** What is learned from: buckets with what each is worth in this text. */
export type Features = { readonly buckets: Int32Array; readonly worths: Float32Array };

const SHORTEST_RUN = 2;
const LONGEST_RUN = 5;
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

export function featuresByWord(text: string, bits: number): readonly WordFeatures[] {
  const mask = 2 ** bits - 1;
  const words = wordsIn(text);
  const line = ` ${words.join(' ')} `;
  let at = 0;
  return words.map((word, n) => {
    const parts: Part[] = [
      { bucket: bucketOf(1, word, mask), sort: 'word' },
      { bucket: bucketOf(2, `${words[n - 1] ?? '^'} ${word}`, mask), sort: 'pair' },
    ];
    if (n === words.length - 1) parts.push({ bucket: bucketOf(2, `${word} $`, mask), sort: 'pair' });
    // The gap before a word belongs to it.
    for (let from = at; from < at + word.length + 1; from += 1)
      for (let run = SHORTEST_RUN; run <= LONGEST_RUN && from + run <= line.length; run += 1)
        parts.push({ bucket: bucketOf(3 + run, line.slice(from, from + run), mask), sort: 'run' });
    at += word.length + 1;
    return { word, parts };
  });
}

export function partsOf(text: string, bits: number): Parts {
  const size = 2 ** bits;
  const found = new Map<number, number>();
  for (const { parts } of featuresByWord(text, bits))
    for (const { bucket, sort } of parts) {
      const place = SORTS.indexOf(sort) * size + bucket;
      found.set(place, (found.get(place) ?? 0) + 1);
    }
  const places = [...found.keys()];
  return {
    buckets: Int32Array.from(places, (place) => place % size),
    sorts: Uint8Array.from(places, (place) => Math.floor(place / size)),
    often: Uint16Array.from(found.values()),
  };
}

/** Awaited every few milliseconds, so that whoever shares the processor gets it. */
export type Pause = (() => Promise<void>) | undefined;
const PAUSE_AFTER = 16;

/** The same done to one after the other, with pauses. */
export async function eachOf<One, Made>(all: readonly One[], pause: Pause, make: (one: One) => Made): Promise<Made[]> {
  const made: Made[] = [];
  for (const [n, one] of all.entries()) {
    if (pause !== undefined && n % PAUSE_AFTER === 0) await pause();
    made.push(make(one));
  }
  return made;
}

/** In how many steps it is kept how telling a bucket is. */
const STEPS = 16;
const MOST_STEPS = 255;

/** How telling each bucket is: the fewer texts it stands in, the more. Nought: it was never met. */
export function tellsOf(texts: readonly Parts[], bits: number): Uint8Array {
  const counts = new Uint32Array(2 ** bits);
  for (const { buckets } of texts) for (const bucket of buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return Uint8Array.from(counts, (count) =>
    count === 0 ? 0 : Math.min(MOST_STEPS, Math.round(STEPS * (1 + Math.log((texts.length + 1) / (count + 1))))),
  );
}

/** What the parts of a text are worth: more where they tell more, and in a long text less. What was never met is left out. */
export function featuresFrom({ buckets, sorts, often }: Parts, tells: Uint8Array): Features {
  const worths = Float64Array.from(
    buckets,
    (bucket, n) => ((1 + Math.log(often[n] ?? 1)) * (tells[bucket] ?? 0)) / STEPS,
  );
  const squares = SORTS.map(() => 0);
  for (const [n, worth] of worths.entries()) squares[sorts[n] ?? 0] = (squares[sorts[n] ?? 0] ?? 0) + worth * worth;
  const whole = Math.sqrt(SORTS.reduce((sum, sort, n) => sum + ((squares[n] ?? 0) > 0 ? SHARE[sort] ** 2 : 0), 0)) || 1;
  const shares = SORTS.map((sort, n) => SHARE[sort] / (Math.sqrt(squares[n] ?? 0) || 1) / whole);
  const known = Int32Array.from(worths.keys()).filter((n) => worths[n] !== 0);
  return {
    buckets: known.map((n) => buckets[n] ?? 0),
    worths: Float32Array.from(known, (n) => (worths[n] ?? 0) * (shares[sorts[n] ?? 0] ?? 0)),
  };
}
