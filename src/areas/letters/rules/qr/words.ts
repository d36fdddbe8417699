import { correctionOf } from './correction.ts';

/** Of each version, at level M (about a seventh of it may be lost): words of correction a block, and how many blocks hold how many words. */
type Blocks = { readonly correction: number; readonly blocks: readonly (readonly [count: number, words: number])[] };

/** ISO/IEC 18004, table 9: versions 1 to 10 at level M. */
const VERSIONS: readonly Blocks[] = [
  { correction: 10, blocks: [[1, 16]] },
  { correction: 16, blocks: [[1, 28]] },
  { correction: 26, blocks: [[1, 44]] },
  { correction: 18, blocks: [[2, 32]] },
  { correction: 24, blocks: [[2, 43]] },
  { correction: 16, blocks: [[4, 27]] },
  { correction: 18, blocks: [[4, 31]] },
  {
    correction: 22,
    blocks: [
      [2, 38],
      [2, 39],
    ],
  },
  {
    correction: 22,
    blocks: [
      [3, 36],
      [2, 37],
    ],
  },
  {
    correction: 26,
    blocks: [
      [4, 43],
      [1, 44],
    ],
  },
];

const dataWordsOf = ({ blocks }: Blocks): number => blocks.reduce((sum, [count, words]) => sum + count * words, 0);
/** The length of the text takes one byte in the small versions, and two from the tenth on. */
const lengthBits = (version: number): number => (version < 10 ? 8 : 16);

/** The smallest version that holds so many bytes; undefined where none of ours does. */
export function versionFor(bytes: number): number | undefined {
  const found = VERSIONS.findIndex((it, n) => 4 + lengthBits(n + 1) + bytes * 8 <= dataWordsOf(it) * 8);
  return found < 0 ? undefined : found + 1;
}

const bitsOf = (value: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => (value >> (count - 1 - at)) & 1);

const BYTES = 4;
const PADDING = [0xec, 0x11] as const;

/** The bytes with what says that they are bytes and how many, filled up to the size of the version. */
export function dataWords(bytes: readonly number[], version: number): readonly number[] {
  const it = VERSIONS[version - 1];
  if (it === undefined) return [];
  const room = dataWordsOf(it);
  const said = [
    ...bitsOf(BYTES, 4),
    ...bitsOf(bytes.length, lengthBits(version)),
    ...bytes.flatMap((byte) => [...bitsOf(byte, 8)]),
  ];
  // Four noughts end it, or as many as there is room for, and then whole words.
  const ended = [...said, ...bitsOf(0, Math.min(4, room * 8 - said.length))];
  const whole = [...ended, ...bitsOf(0, (8 - (ended.length % 8)) % 8)];
  const words = Array.from({ length: whole.length / 8 }, (_, n) =>
    whole.slice(n * 8, n * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
  return [...words, ...Array.from({ length: room - words.length }, (_, n) => PADDING[n % 2] ?? 0)];
}

/** The words in the order in which they lie in the symbol: of every block the first, then of every block the second. */
export function placedWords(data: readonly number[], version: number): readonly number[] {
  const it = VERSIONS[version - 1];
  if (it === undefined) return [];
  const sizes = it.blocks.flatMap(([count, words]) => Array.from({ length: count }, () => words));
  const begins = sizes.map((_, n) => sizes.slice(0, n).reduce((sum, words) => sum + words, 0));
  const blocks = sizes.map((words, n) => data.slice(begins[n], (begins[n] ?? 0) + words));
  const corrections = blocks.map((block) => correctionOf(block, it.correction));
  const inTurn = (rows: readonly (readonly number[])[]): number[] =>
    Array.from({ length: Math.max(...rows.map(({ length }) => length)) }, (_, at) =>
      rows.flatMap((row) => row[at] ?? []),
    ).flat();
  return [...inTurn(blocks), ...inTurn(corrections)];
}
