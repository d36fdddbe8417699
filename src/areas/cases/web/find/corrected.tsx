import { say } from '#ui/words/say.ts';
import { readQuery } from '../../rules/index.ts';
import type { Piece } from '../../rules/index.ts';

/** Says aloud what was searched instead of what was typed. */
export function Corrected({ words }: { words: readonly { typed: string; used: string }[] }) {
  // Half a word that was finished is what typing is like, and needs no remark.
  const wrong = words.filter(({ typed, used }) => !used.startsWith(typed.toLowerCase()));
  if (wrong.length === 0) return null;
  return (
    <p className="small quiet corrected">
      {wrong.map(({ typed, used }) => (
        <span key={typed}>{say('Nothing says “{{typed}}”. Shown is “{{used}}”.', { typed, used })} </span>
      ))}
    </p>
  );
}

const plain = (text: string): string =>
  [...text.toLowerCase()].map((letter) => [...letter.normalize('NFD')][0] ?? letter).join('');

/** Marks the words that were looked for inside what was found, each where a word begins so. */
export function Marked({ text, q }: { text: string; q: string }) {
  const words = readQuery(q, 0).flatMap((part) =>
    part.is === 'word' && !part.not && part.text.length > 1 ? [plain(part.text)] : [],
  );
  if (words.length === 0) return text;
  return text.split(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])/u).map((piece, n) => {
    const hit = words.find((word) => plain(piece).startsWith(word));
    // The pieces of a text have no name but their place.
    // oxlint-disable-next-line react/no-array-index-key
    return hit === undefined ? piece : <Hit key={n} piece={piece} length={hit.length} />;
  });
}

const Hit = ({ piece, length }: { piece: string; length: number }) => (
  <>
    <mark>{piece.slice(0, length)}</mark>
    {piece.slice(length)}
  </>
);

/** An excerpt as the service gave it, with what was looked for marked. */
export const Excerpt = ({ pieces }: { pieces: readonly Piece[] }) =>
  // The pieces of an excerpt have no name but their place.
  // oxlint-disable-next-line react/no-array-index-key
  pieces.map(({ text, hit }, n) => (hit ? <mark key={n}>{text}</mark> : <span key={n}>{text}</span>));
