/** One square: dark or not, and whether it belongs to the frame that a reader finds the symbol by. */
type Square = { dark: boolean; readonly frame: boolean };
type Grid = (Square | undefined)[][];

/** ISO/IEC 18004, annex E: where the small squares stand by which a reader straightens a bent symbol. */
const ALIGNED: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** What is left of a number when it is divided by a polynomial, bit by bit. */
function remainder(value: number, polynomial: number, degree: number): number {
  let rest = value << degree;
  for (let bit = 31 - Math.clz32(rest || 1); bit >= degree; bit = 31 - Math.clz32(rest || 1))
    rest ^= polynomial << (bit - degree);
  return rest;
}

const LEVEL_M = 0b00;

/** Fifteen bits that say the level and the mask (clause 7.9.1). */
export const formatBits = (mask: number, level = LEVEL_M): number => {
  const data = (level << 3) | mask;
  return ((data << 10) | remainder(data, 0x537, 10)) ^ 0x5412;
};

/** Eighteen bits that say the version, from the seventh on (clause 7.10). */
export const versionBits = (version: number): number => (version << 12) | remainder(version, 0x1f25, 12);

const bit = (value: number, at: number): boolean => ((value >> at) & 1) === 1;

function square(grid: Grid, { row, column, size }: { row: number; column: number; size: number }): void {
  const reach = (size - 1) / 2;
  for (let r = -reach - 1; r <= reach + 1; r += 1)
    for (let c = -reach - 1; c <= reach + 1; c += 1) {
      const line = grid[row + r];
      const away = Math.max(Math.abs(r), Math.abs(c));
      // The small squares have no light rim of their own.
      if (line === undefined || column + c < 0 || column + c >= grid.length || (size === 5 && away > reach)) continue;
      const dark = size === 5 ? away !== 1 : away !== 2 && away <= reach;
      line[column + c] = { dark, frame: true };
    }
}

/** Everywhere but in the three corners, which have squares of their own. */
function alignedIn(version: number): readonly (readonly [number, number])[] {
  const at = ALIGNED[version - 1] ?? [];
  const last = at.length - 1;
  const inCorner = (i: number, j: number) => (i === 0 && (j === 0 || j === last)) || (i === last && j === 0);
  return at.flatMap((row, i) => at.flatMap((column, j) => (inCorner(i, j) ? [] : [[row, column] as const])));
}

function frameOf(version: number): Grid {
  const size = 17 + 4 * version;
  const grid: Grid = Array.from({ length: size }, () => Array.from({ length: size }, () => undefined));
  for (let n = 0; n < size; n += 1)
    for (const [r, c] of [
      [6, n],
      [n, 6],
    ] as const)
      put(grid, r, c, n % 2 === 0);
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    square(grid, { row, column, size: 7 });
  for (const [row, column] of alignedIn(version)) square(grid, { row, column, size: 5 });
  putFormat(grid, 0);
  if (version >= 7) putVersion(grid, version);
  return grid;
}

function put(grid: Grid, row: number, column: number, dark: boolean): void {
  const line = grid[row];
  if (line !== undefined) line[column] = { dark, frame: true };
}

function putFormat(grid: Grid, mask: number): void {
  const bits = formatBits(mask);
  const size = grid.length;
  for (let n = 0; n < 15; n += 1) {
    // Once around the first corner, passing over the dotted lines, and once split between the other two.
    const along = n < 6 ? n : n < 8 ? n + 1 : 0;
    if (n < 8) put(grid, along, 8, bit(bits, n));
    else put(grid, 8, n === 8 ? 7 : 14 - n, bit(bits, n));
    if (n < 8) put(grid, 8, size - 1 - n, bit(bits, n));
    else put(grid, size - 15 + n, 8, bit(bits, n));
  }
  put(grid, size - 8, 8, true);
}

function putVersion(grid: Grid, version: number): void {
  const bits = versionBits(version);
  for (let n = 0; n < 18; n += 1) {
    const [far, near] = [grid.length - 11 + (n % 3), Math.floor(n / 3)];
    put(grid, far, near, bit(bits, n));
    put(grid, near, far, bit(bits, n));
  }
}

/** Every place that is no frame, in the order in which words are laid: two columns at a time from the right, up and down in turn. */
function pathThrough(
  isFree: (row: number, column: number) => boolean,
  size: number,
): readonly (readonly [number, number])[] {
  const path: (readonly [number, number])[] = [];
  let upwards = true;
  // After the eighth column the dotted one is passed over.
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const rows = Array.from({ length: size }, (_, n) => (upwards ? size - 1 - n : n));
    const pairs = rows.flatMap((row) => [right, right - 1].map((column) => [row, column] as const));
    path.push(...pairs.filter(([row, column]) => isFree(row, column)));
    upwards = !upwards;
  }
  return path;
}

/** How hard a symbol is to read, by the four rules of clause 7.8.3. */
function penaltyOf(dark: readonly (readonly boolean[])[]): number {
  const size = dark.length;
  const columns = dark.map((_, c) => dark.map((row) => row[c] ?? false));
  const lines = [...dark, ...columns].map((line) => line.map((one) => (one ? '1' : '0')).join(''));
  const runs = lines.flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? []);
  const long = runs.reduce((sum, { length }) => sum + length - 2, 0);
  const like = lines.reduce(
    (sum, line) => sum + line.split(/(?=10111010000)/).length + line.split(/(?=00001011101)/).length - 2,
    0,
  );
  let blocks = 0;
  for (let r = 0; r + 1 < size; r += 1)
    for (let c = 0; c + 1 < size; c += 1) {
      const one = dark[r]?.[c];
      if (one === dark[r]?.[c + 1] && one === dark[r + 1]?.[c] && one === dark[r + 1]?.[c + 1]) blocks += 1;
    }
  const share = dark.flat().filter(Boolean).length / (size * size);
  return long + blocks * 3 + like * 40 + Math.floor(Math.abs(share * 100 - 50) / 5) * 10;
}

/** The symbol as rows of dark and light squares, under the mask by which it is read most easily. */
export function symbolOf(words: readonly number[], version: number): readonly (readonly boolean[])[] {
  const frame = frameOf(version);
  const path = pathThrough((row, column) => frame[row]?.[column] === undefined, frame.length);
  const masked = MASKS.map((mask, n) => {
    const grid = frame.map((row) => [...row]);
    for (const [at, [row, column]] of path.entries()) {
      const dark = bit(words[Math.floor(at / 8)] ?? 0, 7 - (at % 8)) !== mask(row, column);
      const line = grid[row];
      if (line !== undefined) line[column] = { dark, frame: false };
    }
    putFormat(grid, n);
    return grid.map((row) => row.map((one) => one?.dark ?? false));
  });
  const [first = [], ...others] = masked;
  return others.reduce((best, one) => (penaltyOf(one) < penaltyOf(best) ? one : best), first);
}
