import { describe, expect, test } from 'vitest';
import { correctionOf } from './correction.ts';
import { qrPicture, qrSquares } from './index.ts';
import { formatBits, pathThrough, versionBits } from './symbol.ts';
import { dataWords, versionFor } from './words.ts';

describe('what ISO/IEC 18004 works out as its examples', () => {
  test('the words that correct “01234567” in version 1-M (annex I)', () => {
    const data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
    expect(correctionOf(data, 10)).toEqual([0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]);
  });

  test('the format of level M with mask 5, of level L with mask 4, and the version 7', () => {
    expect(formatBits(5)).toBe(0b100000011001110);
    expect(formatBits(4, 0b01)).toBe(0b110011000101111);
    expect(versionBits(7)).toBe(0b000111110010010100);
  });

  test('how many bytes each version holds at level M (table 7)', () => {
    const most = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];
    for (const [n, bytes] of most.entries()) {
      expect(versionFor(bytes)).toBe(n + 1);
      expect(versionFor(bytes + 1)).toBe(n + 2 > 10 ? undefined : n + 2);
    }
  });
});

test('data begin with what they are and how long, and are filled with the two words in turn', () => {
  const words = dataWords(
    [...'kept'].map((sign) => sign.charCodeAt(0)),
    1,
  );
  expect(words.slice(0, 6)).toEqual([0x40, 0x46, 0xb6, 0x57, 0x07, 0x40]);
  expect(words.slice(6, 9)).toEqual([0xec, 0x11, 0xec]);
  expect(words).toHaveLength(16);
});

/** Reads a symbol the way a telephone does once it has straightened it: mask from the format, then the words along the path. */
function readBack(squares: readonly (readonly boolean[])[]): string {
  const size = squares.length;
  const version = (size - 17) / 4;
  const at = (row: number, column: number) => squares[row]?.[column] ?? false;
  const format = [0, 1, 2, 3, 4, 5, 7, 8].map((row) => at(row, 8));
  const rest = [7, 5, 4, 3, 2, 1, 0].map((column) => at(8, column));
  const bits = [...format, ...rest].reduce((sum, dark, n) => sum + (dark ? 2 ** n : 0), 0);
  const mask = [0, 1, 2, 3, 4, 5, 6, 7].find((one) => formatBits(one) === bits);
  const masks: readonly ((r: number, c: number) => boolean)[] = [
    (r, c) => (r + c) % 2 === 0,
    (r) => r % 2 === 0,
    (_, c) => c % 3 === 0,
    (r, c) => (r + c) % 3 === 0,
    (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
    (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
    (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
    (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
  ];
  const centres: readonly (readonly number[])[] = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38]];
  const around = centres[version - 1] ?? [];
  const isFrame = (r: number, c: number): boolean => {
    if (r === 6 || c === 6) return true;
    if ((r < 9 && c < 9) || (r < 9 && c >= size - 8) || (r >= size - 8 && c < 9)) return true;
    if (version >= 7 && ((r < 6 && c >= size - 11) || (c < 6 && r >= size - 11))) return true;
    return around.some((y) =>
      around.some((x) => {
        const corner = (y === 6 && x === 6) || (y === 6 && x === size - 7) || (y === size - 7 && x === 6);
        return !corner && Math.abs(r - y) <= 2 && Math.abs(c - x) <= 2;
      }),
    );
  };
  const flow = pathThrough((r, c) => !isFrame(r, c), size).map(([r, c]) => at(r, c) !== masks[mask ?? 0]?.(r, c));
  const words = Array.from({ length: Math.floor(flow.length / 8) }, (_, n) =>
    flow.slice(n * 8, n * 8 + 8).reduce((sum, dark) => sum * 2 + (dark ? 1 : 0), 0),
  );
  // How the blocks of these versions lie in turn: two of 32 in the fourth, four of 31 in the seventh.
  const blocks = { 1: [1, 16], 2: [1, 28], 3: [1, 44], 4: [2, 32], 5: [2, 43], 6: [4, 27], 7: [4, 31] }[version] ?? [
    1, 0,
  ];
  const [count = 1, each = 0] = blocks;
  const data = Array.from({ length: count }, (_, block) =>
    Array.from({ length: each }, (__, n) => words[n * count + block] ?? 0),
  ).flat();
  const stream = data.map((word) => word.toString(2).padStart(8, '0')).join('');
  const length = Number.parseInt(stream.slice(4, 12), 2);
  return Array.from({ length }, (_, n) =>
    String.fromCharCode(Number.parseInt(stream.slice(12 + n * 8, 20 + n * 8), 2)),
  ).join('');
}

test.each([
  'https://a.nz',
  'https://desk.example',
  'https://desk.example.gov.au/ask/today',
  'https://desk.example.gov.au/case/9FvU2Cq3yVYkqvNzJw1xX0aB',
  'https://service.southmark.example.gov.au/case/9FvU2Cq3yVYkqvNzJw1xX0aB',
  'https://service.southmark.example.gov.au/case/9FvU2Cq3yVYkqvNzJw1xX0aB?language=vi&print=large',
  'https://service.southmark.example.gov.au/case/9FvU2Cq3yVYkqvNzJw1xX0aB?language=vi&print=large&from=a-letter-of-ours',
])('what is written into a symbol is read from it: %s', (address) => {
  const squares = qrSquares(address);
  expect(squares).toBeDefined();
  expect(readBack(squares ?? [])).toBe(address);
});

test('what is too long, or no plain address, has none', () => {
  expect(qrPicture(`https://desk.example/${'x'.repeat(200)}`)).toBeUndefined();
  expect(qrPicture('https://møller.example')).toBeUndefined();
  expect(qrPicture('https://desk.example')).toMatch(/^<svg [^>]*viewBox="0 0 33 33"/);
});
