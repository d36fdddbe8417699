import { shortened } from '../../rules/reading/clean-text.ts';
import { decodeText } from './charsets.ts';
import { decodeWords } from './encoded-words.ts';

export type Parameterised = { readonly value: string; readonly params: Readonly<Record<string, string>> };

const MAX_PARAMS = 200;

/**
 * Reads `text/plain; charset=utf-8; name*0*=…` with the continuations and character sets of RFC 2231, and the encoded
 * words that many writers put there instead. The first of two equal parameters counts, as it does for filters.
 */
export function parameterised(header: string): Parameterised {
  const pieces = piecesOf(shortened(header, 50_000));
  const value = (pieces[0] ?? '')
    .replace(/\([^)]*\)/g, '')
    .trim()
    .toLowerCase()
    .replace(/^"|"$/g, '');
  const plain = new Map<string, string>();
  for (const piece of pieces.slice(1, MAX_PARAMS)) {
    const equals = piece.indexOf('=');
    const name = (equals < 0 ? piece : piece.slice(0, equals)).trim().toLowerCase();
    if (name !== '' && !plain.has(name)) plain.set(name, equals < 0 ? '' : unquoted(piece.slice(equals + 1).trim()));
  }
  return { value, params: Object.fromEntries(joinedParams(plain)) };
}

/** Cuts at the semicolons that stand outside quotation marks. */
function piecesOf(header: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let quoted = false;
  for (let at = 0; at < header.length; at += 1) {
    const char = header.charAt(at);
    if (quoted && char === '\\') {
      piece += char + header.charAt(at + 1);
      at += 1;
      continue;
    }
    if (char === '"') quoted = !quoted;
    if (char === ';' && !quoted) {
      pieces.push(piece);
      piece = '';
    } else piece += char;
  }
  return [...pieces, piece];
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value.replace(/\s+\([^)]*\)$/, '').replace(/^'(.*)'$/, '$1');
  const match = /^"((?:[^"\\]|\\[^])*)"?/.exec(value);
  return (match?.[1] ?? '').replace(/\\([^])/g, '$1');
}

function joinedParams(plain: ReadonlyMap<string, string>): Map<string, string> {
  const out = new Map<string, string>();
  for (const [name, value] of plain) {
    const match = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(name);
    const base = match?.[1] ?? name;
    if (!match || (match[2] === undefined && match[3] === undefined)) {
      if (!out.has(base)) out.set(base, decodeWords(value));
    } else if (match[2] === undefined || match[2] === '0') out.set(base, continued(plain, base));
  }
  return out;
}

/** Sections of one value may mix percent encoding and plain text; the character set stands in the first. */
function continued(plain: ReadonlyMap<string, string>, base: string): string {
  const single = plain.get(`${base}*`);
  if (single !== undefined) return decodeExtended([{ value: single, encoded: true }]);
  const sections: { value: string; encoded: boolean }[] = [];
  for (let index = 0; index < MAX_PARAMS; index += 1) {
    const encoded = plain.get(`${base}*${index}*`);
    const value = encoded ?? plain.get(`${base}*${index}`);
    if (value === undefined) break;
    sections.push({ value, encoded: encoded !== undefined });
  }
  return decodeExtended(sections);
}

function decodeExtended(sections: readonly { value: string; encoded: boolean }[]): string {
  const head = sections[0]?.encoded === true ? /^([^']*)'[^']*'([^]*)$/.exec(sections[0].value) : null;
  const bytes = sections.map((section, index) => {
    const text = index === 0 && head ? (head[2] ?? '') : section.value;
    return section.encoded ? percentDecoded(text) : Buffer.from(text, 'utf8');
  });
  const text = decodeText(Buffer.concat(bytes), head?.[1] ?? null).text;
  return decodeWords(text);
}

function percentDecoded(text: string): Buffer {
  const raw = Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(
    raw.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
