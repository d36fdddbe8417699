/** Letters that people leave their marks off: ø and o, ł and l, and two letters for one. */
const ALIKE: readonly string[] = [
  'aàáâãäåāăąǎạảấầẩẫậắằẳẵặ',
  'cçćĉċč',
  'dďđð',
  'eèéêëēĕėęěẹẻẽếềểễệ',
  'gĝğġģ',
  'hĥħ',
  'iìíîïĩīĭįıỉị',
  'jĵ',
  'kķ',
  'lĺļľŀł',
  'nñńņňŉ',
  'oòóôõöøōŏőơọỏốồổỗộớờởỡợ',
  'rŕŗř',
  'sśŝşšș',
  'tţťŧț',
  'uùúûüũūŭůűųưụủứừửữự',
  'wŵ',
  'yýÿŷỳỵỷỹ',
  'zźżž',
];
const PLAIN = new Map(ALIKE.flatMap((letters) => [...letters].map((one) => [one, letters[0] ?? one] as const)));
const PAIRS: readonly (readonly [string, string])[] = [
  ['ss', 'ß'],
  ['ae', 'æä'],
  ['oe', 'œöø'],
  ['ue', 'ü'],
  ['aa', 'å'],
  ['th', 'þ'],
];
const PAIR_OF = new Map(PAIRS.flatMap(([pair, letters]) => [...letters].map((one) => [one, pair] as const)));
const CLASS = new Map(ALIKE.map((letters) => [letters[0] ?? '', `[${letters}${letters.toUpperCase()}]`]));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** A word without its marks, in small letters. */
export const plainWord = (word: string): string =>
  [...word.normalize('NFC').toLowerCase()].map((one) => PAIR_OF.get(one) ?? PLAIN.get(one) ?? one).join('');

/** A pattern for a word however its marks are written: Bjørn, Bjorn, Björn, Bjoern. It is not held to capitals. */
export function wordPattern(word: string): string {
  const plain = plainWord(word);
  const pieces: string[] = [];
  for (let at = 0; at < plain.length; at++) {
    const pair = PAIRS.find(([two]) => plain.startsWith(two, at));
    const one = plain[at] ?? '';
    if (pair === undefined) {
      pieces.push(letterPattern(one));
      continue;
    }
    const [two, letters] = pair;
    const single = two === 'ss' || two === 'th' ? '' : letterPattern(two[0] ?? '');
    pieces.push(
      `(?:${letterPattern(two[0] ?? '')}${letterPattern(two[1] ?? '')}|[${letters}${letters.toUpperCase()}]${single === '' ? '' : `|${single}`})`,
    );
    at++;
  }
  return pieces.join('');
}

const letterPattern = (one: string): string =>
  CLASS.get(one) ??
  (/[’'`]/.test(one) ? "['’`]?" : one === '-' ? '[-\\s]?' : `[${escaped(one)}${escaped(one.toUpperCase())}]`);

/**
 * A pattern whose letters fit in small and in capitals, while what stands beside it in the same expression is held to its capitals.
 * The language has a group for that, `?i:`; V8 finds nothing with it once a process has made much code (as with
 * `--no-regexp-optimization`), so that a server that had run for long would leave names in. Classes hold no ranges of letters.
 */
export const anyCase = (pattern: string): string =>
  pattern.replaceAll(/\\.|\[[^\]]*\]|\p{L}/gu, (piece) => {
    if (piece.startsWith('\\')) return piece;
    const [small, big] = [piece.toLowerCase(), piece.toUpperCase()];
    if (small === big) return piece;
    return piece.startsWith('[') ? `${small.slice(0, -1)}${big.slice(1)}` : `[${small}${big}]`;
  });
