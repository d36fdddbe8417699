/** A piece of an excerpt; what was looked for is a hit. */
export type Piece = { readonly text: string; readonly hit: boolean };

const LENGTH = 180;
const BEFORE = 60;

/** Without accents and in lower case, letter for letter. Letters that would become two stay as they are. */
const plain = (word: string): string =>
  [...word.toLowerCase()].map((letter) => [...letter.normalize('NFD')][0] ?? letter).join('');

/** Whether a word of a text is one that was looked for: it begins with the stem, and a stem's i may be the word's y. */
function isHit(word: string, stems: readonly string[]): boolean {
  const bare = plain(word);
  return stems.some(
    (stem) => bare.startsWith(stem) || (stem.endsWith('i') && bare.startsWith(`${stem.slice(0, -1)}y`)),
  );
}

/** The place in a text where the first word that was looked for stands, with each of them marked. */
export function excerptOf(text: string, stems: readonly string[]): readonly Piece[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const wanted = stems.filter((stem) => stem !== '');
  const hits = [...flat.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’_.@-]*/gu)]
    .filter(([word]) => isHit(word, wanted))
    .map((found) => ({ from: found.index, to: found.index + trimmed(found[0]).length }));
  const first = hits[0]?.from ?? 0;
  const from = first <= BEFORE ? 0 : flat.indexOf(' ', first - BEFORE) + 1;
  const to = Math.min(flat.length, from + LENGTH);
  const pieces: Piece[] = from === 0 ? [] : [{ text: '… ', hit: false }];
  let at = from;
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue;
    if (hit.from > at) pieces.push({ text: flat.slice(at, hit.from), hit: false });
    pieces.push({ text: flat.slice(hit.from, hit.to), hit: true });
    at = hit.to;
  }
  if (at < to) pieces.push({ text: flat.slice(at, to), hit: false });
  if (to < flat.length) pieces.push({ text: ' …', hit: false });
  return pieces;
}

/** A full stop that ends the sentence is no part of the word. */
const trimmed = (word: string): string => word.replace(/[.'’_@-]+$/u, '');
