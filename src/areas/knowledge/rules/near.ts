/** The letters of a word as bits: words that differ in more letters than an edit can change are passed over at once. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let n = 0; n < word.length; n += 1) bits |= 1 << (word.charCodeAt(n) & 31);
  return bits;
}

const SHORTEST = 4;
const LONG = 8;

type Known = { readonly key: string; readonly letters: number; readonly count: number };

/** How many slips a word may have to be taken for another: none in a short one or a number. */
export function slipsAllowed(word: string): number {
  if (word.length < SHORTEST || /\d/.test(word)) return 0;
  return word.length >= LONG ? 2 : 1;
}

/**
 * The known word that was probably meant: one slip away, in a long word two, where a slip is a letter too many, one too few,
 * another one, or two that changed places. Of several the most frequent. The first letter is nearly always right.
 */
export function nearest(word: string, known: Iterable<Known>): string | undefined {
  const most = slipsAllowed(word);
  if (most === 0) return undefined;
  const letters = lettersOf(word);
  let best: Near | undefined;
  for (const one of known) {
    if (!isAlike(one, { word, letters, most })) continue;
    const near = { key: one.key, count: one.count, slips: slipsBetween(word, one.key) };
    if (near.slips <= most && (best === undefined || isNearer(near, best))) best = near;
  }
  return best?.key;
}

type Near = { readonly key: string; readonly count: number; readonly slips: number };

const isNearer = (one: Near, other: Near): boolean =>
  one.slips < other.slips || (one.slips === other.slips && one.count > other.count);

type Sought = { readonly word: string; readonly letters: number; readonly most: number };

/** What costs next to nothing to ask, so that the slips of few words are counted. */
const isAlike = ({ key, letters: of }: Known, { word, letters, most }: Sought): boolean =>
  Math.abs(key.length - word.length) <= most &&
  key.charCodeAt(0) === word.charCodeAt(0) &&
  bitsOf(of ^ letters) <= 2 * most;

function bitsOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** How many slips lie between two words (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let a = 1; a <= one.length; a += 1) {
    const row = [a];
    for (let b = 1; b <= other.length; b += 1) {
      const least = Math.min(
        of(last, b) + 1,
        of(row, b - 1) + 1,
        of(last, b - 1) + (one[a - 1] === other[b - 1] ? 0 : 1),
      );
      const turned = a > 1 && b > 1 && one[a - 1] === other[b - 2] && one[a - 2] === other[b - 1];
      row.push(turned ? Math.min(least, of(before, b - 2) + 1) : least);
    }
    before = last;
    last = row;
  }
  return of(last, other.length);
}

const of = (row: readonly number[], at: number): number => row[at] ?? 0;
