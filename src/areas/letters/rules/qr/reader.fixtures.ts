/*
 * A reader of QR codes written from the decoding side of ISO/IEC 18004 (clause 12 with tables 1, 9 and annexes C, D and E). It shares
 * nothing with what makes them, so that a mistake made there is not made here as well: it begins with the printed picture.
 */
type Grid = readonly (readonly boolean[])[];

export type Read = {
  readonly text: string;
  readonly version: number;
  readonly level: 'L' | 'M' | 'Q' | 'H';
  readonly mask: number;
  /** In how many blocks a reader would have had to put something right. */
  readonly wrongBlocks: number;
};

/** Pixels of the picture as a printer would put them on paper: so many for each unit of its coordinates. */
export function rasterOf(svg: string, scale: number): Grid {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const pixels = Array.from({ length: size * scale }, () => Array.from({ length: size * scale }, () => false));
  for (const [, path = ''] of svg.matchAll(/<path d="([^"]*)"/g))
    for (const [, x, y, w, h] of path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
      const [left, right] = [Number(x) * scale, (Number(x) + Number(w)) * scale];
      for (const row of pixels.slice(Number(y) * scale, (Number(y) + Number(h)) * scale)) row.fill(true, left, right);
    }
  return pixels;
}

/** Finds the symbol by its dark edges and by the seven squares of its first mark, and takes the middle of each square. */
export function symbolIn(pixels: Grid): Grid {
  const top = pixels.findIndex((row) => row.includes(true));
  const left = Math.min(...pixels.flatMap((row) => (row.includes(true) ? row.indexOf(true) : [])));
  const right = Math.max(...pixels.map((row) => row.lastIndexOf(true)));
  const mark = (pixels[top] ?? []).slice(left).indexOf(false);
  const square = mark / 7;
  const size = (right - left + 1) / square;
  if (left < 4 * square || top < 4 * square) throw new Error('there is no rim of four light squares');
  const middle = (from: number, n: number) => Math.floor(from + (n + 0.5) * square);
  return Array.from({ length: size }, (_, r) =>
    Array.from({ length: size }, (__, c) => pixels[middle(top, r)]?.[middle(left, c)] ?? false),
  );
}

/** What is left of a polynomial of ones and noughts when it is divided by another. */
function remainder(value: number, divisor: number): number {
  const degree = Math.floor(Math.log2(divisor));
  let rest = value;
  for (let bit = 31; bit >= degree; bit -= 1) if ((rest >>> bit) & 1) rest ^= divisor << (bit - degree);
  return rest;
}
const distance = (one: number, other: number): number => (one ^ other).toString(2).replaceAll('0', '').length;
const bitsAt = (grid: Grid, places: readonly (readonly [number, number])[]): number =>
  places.reduce((sum, [r, c], n) => sum + (grid[r]?.[c] === true ? 2 ** n : 0), 0);
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** Annex C: the same fifteen bits stand twice, and the nearest word of the code is meant. */
function formatOf(grid: Grid): { level: Read['level']; mask: number } {
  const size = grid.length;
  const first = [
    ...upTo(6).map((r) => [r, 8] as const),
    ...([
      [7, 8],
      [8, 8],
      [8, 7],
    ] as const),
    ...upTo(6).map((n) => [8, 5 - n] as const),
  ];
  const second = [...upTo(8).map((n) => [8, size - 1 - n] as const), ...upTo(7).map((n) => [size - 7 + n, 8] as const)];
  const copies = [bitsAt(grid, first), bitsAt(grid, second)];
  if (copies[0] !== copies[1]) throw new Error('the two copies of the format differ');
  if (grid[size - 8]?.[8] !== true) throw new Error('the square that is always dark is light');
  const code = (data: number) => ((data << 10) | remainder(data << 10, 0b10100110111)) ^ 0b101010000010010;
  const data = upTo(32).find((one) => distance(code(one), copies[0] ?? 0) === 0);
  if (data === undefined) throw new Error('the format is no word of its code');
  return { level: (['M', 'L', 'H', 'Q'] as const)[data >> 3] ?? 'M', mask: data & 7 };
}

/** Annex D: from the seventh version on the symbol says twice which one it is. */
function versionOf(grid: Grid): number {
  const size = grid.length;
  const version = (size - 17) / 4;
  if (version < 7) return version;
  const told = (version << 12) | remainder(version << 12, 0b1111100100101);
  const upper = bitsAt(
    grid,
    upTo(18).map((n) => [Math.floor(n / 3), size - 11 + (n % 3)] as const),
  );
  const lower = bitsAt(
    grid,
    upTo(18).map((n) => [size - 11 + (n % 3), Math.floor(n / 3)] as const),
  );
  if (upper !== told || lower !== told) throw new Error('the symbol calls itself another version');
  return version;
}

/** Annex E, as the rule behind its table: even steps back from the far edge. */
function alignedAt(version: number): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = 4 * version + 10;
  const step = Math.ceil((last - 6) / (count - 1) / 2) * 2;
  return [6, ...upTo(count - 1).map((n) => last - step * (count - 2 - n))];
}

function isReserved(version: number, r: number, c: number): boolean {
  const size = 4 * version + 17;
  const far = size - 8;
  if (r === 6 || c === 6 || (r <= 8 && c <= 8) || (r <= 8 && c >= far) || (r >= far && c <= 8)) return true;
  if (version >= 7 && ((r < 6 && c >= size - 11) || (c < 6 && r >= size - 11))) return true;
  const at = alignedAt(version);
  const inMark = (y: number, x: number) => (y < 9 && (x < 9 || x > far)) || (y > far && x < 9);
  return at.some((y) => at.some((x) => !inMark(y, x) && Math.abs(y - r) <= 2 && Math.abs(x - c) <= 2));
}

/** Table 10. */
const CONDITIONS: readonly ((i: number, j: number) => number)[] = [
  (i, j) => (i + j) % 2,
  (i) => i % 2,
  (_, j) => j % 3,
  (i, j) => (i + j) % 3,
  (i, j) => ((i >> 1) + Math.floor(j / 3)) % 2,
  (i, j) => ((i * j) % 2) + ((i * j) % 3),
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2,
];

/** Clause 7.7.3: pairs of columns from the right, up and down in turn, past the column of the timing squares. */
function wordsIn(grid: Grid, version: number, mask: number): readonly number[] {
  const size = grid.length;
  const bits: number[] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let n = 0; n < 2 * size; n += 1) {
      const [r, c] = [up ? size - 1 - Math.floor(n / 2) : Math.floor(n / 2), right - (n % 2)];
      if (isReserved(version, r, c)) continue;
      bits.push((grid[r]?.[c] === true ? 1 : 0) ^ (CONDITIONS[mask]?.(r, c) === 0 ? 1 : 0));
    }
  return upTo(Math.floor(bits.length / 8)).map((n) =>
    bits.slice(8 * n, 8 * n + 8).reduce((word, bit) => 2 * word + bit, 0),
  );
}

/** Table 9 at level M: words of correction in each block, and how many blocks hold how many words of data. */
const BLOCKS: readonly { readonly check: number; readonly data: readonly number[] }[] = [
  { check: 10, data: [16] },
  { check: 16, data: [28] },
  { check: 26, data: [44] },
  { check: 18, data: [32, 32] },
  { check: 24, data: [43, 43] },
  { check: 16, data: [27, 27, 27, 27] },
  { check: 18, data: [31, 31, 31, 31] },
  { check: 22, data: [38, 38, 39, 39] },
  { check: 22, data: [36, 36, 36, 37, 37] },
  { check: 26, data: [43, 43, 43, 43, 44] },
];

/** Multiplies in the field of 256 elements bit by bit. */
function product(one: number, other: number): number {
  let sum = 0;
  for (let a = one, b = other; b > 0; b >>= 1, a = a & 0x80 ? (a << 1) ^ 0x11d : a << 1) if (b & 1) sum ^= a;
  return sum;
}

/** Annex B: a block without a fault is nought at every root of the generator. */
function isWhole(block: readonly number[], check: number): boolean {
  let root = 1;
  for (let n = 0; n < check; n += 1, root = product(root, 2))
    if (block.reduce((value, word) => product(value, root) ^ word, 0) !== 0) return false;
  return true;
}

export function readSymbol(grid: Grid): Read {
  const version = versionOf(grid);
  const { level, mask } = formatOf(grid);
  const { check, data } = BLOCKS[version - 1] ?? { check: 0, data: [] };
  const words = wordsIn(grid, version, mask);
  const blocks = data.map((): number[] => []);
  const longest = Math.max(...data);
  let next = 0;
  const take = () => words[next++] ?? -1;
  for (let n = 0; n < longest; n += 1)
    for (const [b, block] of blocks.entries()) if (n < (data[b] ?? 0)) block.push(take());
  const held = blocks.flat();
  for (let n = 0; n < check; n += 1) for (const block of blocks) block.push(take());
  return {
    text: textIn(held, version),
    version,
    level,
    mask,
    wrongBlocks: blocks.filter((one) => !isWhole(one, check)).length,
  };
}

/** Clause 7.4: a segment of bytes, its length in eight or sixteen bits, then nothing more but padding. */
function textIn(words: readonly number[], version: number): string {
  const bits = words.map((word) => word.toString(2).padStart(8, '0')).join('');
  const number = (from: number, count: number) => Number.parseInt(bits.slice(from, from + count), 2);
  if (number(0, 4) !== 0b0100) throw new Error('the first segment is not of bytes');
  const counted = version < 10 ? 8 : 16;
  const length = number(4, counted);
  const from = 4 + counted;
  const end = from + 8 * length;
  if (end + 4 <= bits.length && number(end, 4) !== 0) throw new Error('something comes after the segment');
  const written = upTo(length).map(
    (n) =>
      `%${number(from + 8 * n, 8)
        .toString(16)
        .padStart(2, '0')}`,
  );
  return decodeURIComponent(written.join(''));
}
