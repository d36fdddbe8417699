import iconv from 'iconv-lite';
import { cleanText } from '#kernel/clean-text.ts';

/** `note` says in a sentence what was wrong with the declared character set; null when it was as declared. */
export type Decoded = { readonly text: string; readonly note: string | null };

/** Names that mailers write and that neither the web's list nor iconv-lite knows. */
const ALIASES: Readonly<Record<string, string>> = {
  'ansi_x3.110-1983': 'windows-1252',
  'x-roman8': 'macintosh',
  'cp-850': 'cp850',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'x-sjis': 'shift_jis',
  'ks_c_5601-1987': 'euc-kr',
  cp949: 'euc-kr',
  'x-euc-tw': 'big5',
  'gb_1988-80': 'gb18030',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  utf8mb4: 'utf-8',
  '8bit': 'utf-8',
  unicode: 'utf-8',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-6-e': 'iso-8859-6',
  'x-mac-roman': 'macintosh',
  ansi: 'windows-1252',
};

/** RFC 2046's default, and names used when the writer did not know: read as UTF-8 when valid, else windows-1252. */
const UNSURE = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  '7bit',
  'default',
  'none',
  'null',
  'x-user-defined',
  'default_charset',
  'binary',
  'utf-8',
  'utf8',
  'cp65001',
]);

export function decodeText(bytes: Uint8Array, declared: string | null): Decoded {
  const charset = plainName(declared ?? '');
  if (charset === 'utf-7') return { text: cleanText(decodeUtf7(bytes)), note: null };
  if (charset === 'iso-2022-jp' || hasJapaneseEscapes(bytes)) return decodeJapanese(bytes);
  if (charset === 'iso-2022-kr') return { text: cleanText(decodeShiftedKorean(bytes)), note: null };
  if (UNSURE.has(charset)) return guessed(bytes);
  const text = inNamedCharset(bytes, charset);
  if (text === null) return { ...guessed(bytes), note: `The character set “${charset}” is unknown; it was guessed.` };
  return checked(bytes, charset, text);
}

/** Raw 8-bit headers carry no name for their character set; the body's name is the best hint. */
export function decodeRawHeader(bytes: Uint8Array, hint: string | null): string {
  if (hasJapaneseEscapes(bytes)) return decodeJapanese(bytes).text;
  if (bytes.every((byte) => byte < 0x80)) return Buffer.from(bytes).toString('latin1');
  return strictUtf8(bytes) ?? decodeText(bytes, hint).text;
}

function plainName(declared: string): string {
  const name = declared
    .trim()
    .toLowerCase()
    .replace(/^["']+|["';]+$/g, '')
    .replace(/\*[a-z-]*$/, '')
    .slice(0, 60);
  return ALIASES[name] ?? name;
}

function guessed(bytes: Uint8Array): Decoded {
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: cleanText(utf8), note: null };
  if (mostlyUtf8(bytes))
    return { text: cleanText(utf8WithRepairs(bytes)), note: 'Some characters in the text are damaged.' };
  const guess = guessCharset(bytes);
  const text = cleanText(new TextDecoder(guess).decode(bytes));
  return { text, note: `The text does not say truly what its character set is; it was read as ${guess}.` };
}

/** A few damaged bytes in long UTF-8 text should cost those characters, not every accented letter in it. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = text.split('\uFFFD').length - 1;
  const foreign = text.replace(/[\u0000-\u007F\uFFFD]+/g, '').length;
  return foreign > 3 * damaged;
}

const UTF8_OR_BYTE = /[\x00-\x7F]+|[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}|[^]/g;

/** A single byte that fits nowhere in UTF-8 is most likely pasted from windows-1252. */
function utf8WithRepairs(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8');
  const western = new TextDecoder('windows-1252');
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(UTF8_OR_BYTE, (piece) => {
      const piecesBytes = Buffer.from(piece, 'latin1');
      return piece.length === 1 && piece > '\x7F' ? western.decode(piecesBytes) : utf8.decode(piecesBytes);
    });
}

/**
 * Unlabelled 8-bit text: pairs of high bytes in the range of common Chinese characters are GB18030, words that consist
 * of high bytes throughout are Cyrillic (where the case of letters tells KOI8-R from windows-1251), else western.
 */
function guessCharset(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 50_000)).toString('latin1');
  const runs = text.match(/[\x80-\xFF]+/g) ?? [];
  const high = runs.join('');
  const share = (pattern: RegExp): number => (high.match(pattern)?.join('').length ?? 0) / Math.max(high.length, 4);
  const paired = runs.every((run) => run.length % 2 === 0);
  if (paired && share(/[\xB0-\xD7][\xA1-\xFE]|[\xA1\xA3][\xA1-\xFE]/g) >= 0.8) return 'gb18030';
  const latin = (text.match(/[A-Za-z]+/g) ?? []).join('').length;
  if (high.length < 6 || high.length < latin || share(/[\xC0-\xFF]/g) < 0.8) return 'windows-1252';
  return share(/[\xE0-\xFF]/g) >= 0.4 ? 'windows-1251' : 'koi8-r';
}

function inNamedCharset(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // The web's list of character sets is shorter than what mail uses; iconv-lite knows the rest.
    return iconv.encodingExists(charset) ? iconv.decode(Buffer.from(bytes), charset) : null;
  }
}

/** A wrong label shows as damage: then the bytes are tried as UTF-8, which hardly ever fits by accident. */
function checked(bytes: Uint8Array, charset: string, text: string): Decoded {
  const damaged = text.includes('\uFFFD') || /[\u0080-\u009F]/.test(text);
  const wide = /[\u00C2-\u00F4][\u0080-\u00BF\u2013-\u203A\u20AC\u0152-\u017E\u02C6\u02DC]/.test(text);
  if (damaged || wide) {
    const utf8 = strictUtf8(bytes);
    if (utf8 !== null) return { text: cleanText(utf8), note: `The text was declared as ${charset} but is UTF-8.` };
  }
  return { text: cleanText(text), note: damaged ? `Some characters are not valid ${charset} as declared.` : null };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8 is an answer here, not a fault.
    return null;
  }
}

function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  if (at < 0) return false;
  return /\u001B\$[@B]/.test(Buffer.from(bytes).toString('latin1'));
}

/** Mail that says ISO-2022-JP but holds Shift_JIS is common in Japan; the escape sequences tell them apart. */
function decodeJapanese(bytes: Uint8Array): Decoded {
  if (bytes.some((byte) => byte >= 0x80)) {
    const utf8 = strictUtf8(bytes);
    const text = utf8 ?? new TextDecoder('shift_jis').decode(bytes);
    const note = 'The text was declared as ISO-2022-JP but holds 8-bit characters.';
    if (!hasJapaneseEscapes(bytes)) return { text: cleanText(text), note };
  }
  return { text: cleanText(new TextDecoder('iso-2022-jp').decode(bytes)), note: null };
}

function decodeShiftedKorean(bytes: Uint8Array): string {
  let shifted = false;
  const euc: number[] = [];
  const start = Buffer.from(bytes).indexOf('\u001B$)C');
  for (const [at, byte] of bytes.entries()) {
    if (start >= 0 && at >= start && at < start + 4) continue;
    if (byte === 0x0e) shifted = true;
    else if (byte === 0x0f) shifted = false;
    else euc.push(shifted && byte > 0x20 ? byte | 0x80 : byte);
  }
  return new TextDecoder('euc-kr').decode(Uint8Array.from(euc));
}

export function decodeUtf7(bytes: Uint8Array): string {
  return iconv.decode(Buffer.from(bytes), 'utf-7');
}

/**
 * Some gateways write UTF-7 into headers without saying so. Only a piece whose base64 is complete UTF-16 and gives
 * letters from outside ASCII is decoded, so `+1-555` and `a+b-c` keep their plus sign.
 */
export function decodeStrayUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9/]{3,400})-/g, (piece, body: string) => {
    const bytes = Buffer.from(body, 'base64');
    const bits = (body.length * 6) % 16;
    if (bytes.length < 2 || bits > 5) return piece;
    const decoded = iconv.decode(Buffer.from(piece, 'latin1'), 'utf-7');
    return /^[\u00A1-\u024F\u0370-\u052F\u2010-\u203A\u20AC]+$/.test(decoded) ? decoded : piece;
  });
}
