import { describe, expect, test } from 'vitest';
import { correctionOf } from './correction.ts';
import { qrPicture } from './index.ts';
import { readSymbol, rasterOf, symbolIn } from './reader.fixtures.ts';
import { formatBits, versionBits } from './symbol.ts';
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

/** Addresses of every length that a version holds at most, so that each version is printed and read. */
const OF_EVERY_VERSION = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213].map((length, n) => ({
  version: n + 1,
  address: 'https://a.nz/case/9FvU2Cq3yVYkqvNzJw1xX0aB?language=vi&print=large'
    .padEnd(length, '/Letter-7')
    .slice(0, length),
}));

describe('a telephone that reads the printed picture', () => {
  test.each(OF_EVERY_VERSION)('finds version $version whole, and in it the address', ({ version, address }) => {
    const read = readSymbol(symbolIn(rasterOf(qrPicture(address) ?? '', 3)));
    expect(read).toMatchObject({ text: address, version, level: 'M', wrongBlocks: 0 });
  });

  test.each(['https://desk.example', 'https://desk.example.gov.au/ask/today'])('finds a shorter one: %s', (address) => {
    expect(readSymbol(symbolIn(rasterOf(qrPicture(address) ?? '', 5)))).toMatchObject({
      text: address,
      wrongBlocks: 0,
    });
  });

  test('does not take a spoilt symbol for a whole one', () => {
    const symbol = symbolIn(rasterOf(qrPicture('https://desk.example') ?? '', 3)).map((row) => [...row]);
    const row = symbol.at(-1) ?? [];
    row[10] = row[10] === false;
    expect(readSymbol(symbol).wrongBlocks).toBe(1);
  });
});

test('what is too long, or no plain address, has none', () => {
  expect(qrPicture(`https://desk.example/${'x'.repeat(200)}`)).toBeUndefined();
  expect(qrPicture('https://møller.example')).toBeUndefined();
  expect(qrPicture('https://desk.example')).toMatch(/^<svg [^>]*viewBox="0 0 33 33"/);
});
