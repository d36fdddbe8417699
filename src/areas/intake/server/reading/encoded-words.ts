import { cleanHeader } from '../../rules/reading/clean-text.ts';
import { decodeStrayUtf7, decodeText } from './charsets.ts';

type Piece = { readonly charset: string; readonly bytes: Uint8Array };

/**
 * Decodes RFC 2047 encoded words, also the broken ones with spaces or stray question marks inside. Neighbouring words
 * of one character set are joined as bytes first, because writers cut multi-byte characters in half.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return cleanHeader(decodeStrayUtf7(value));
  const out: string[] = [];
  let run: Piece[] = [];
  let plain = '';
  let at = 0;
  while (at < value.length) {
    const start = value.indexOf('=?', at);
    const word = start < 0 ? null : encodedWordAt(value, start);
    if (start < 0) {
      plain += value.slice(at);
      break;
    }
    plain += value.slice(at, start);
    if (!word) {
      plain += '=?';
      at = start + 2;
      continue;
    }
    // White space between two encoded words is only there to fold the line.
    if (run.length > 0 && plain.trim() === '') plain = '';
    if (plain !== '') {
      out.push(joined(run), plain);
      run = [];
      plain = '';
    }
    run.push(word.piece);
    at = word.end;
  }
  out.push(joined(run), plain);
  return cleanHeader(out.join(''));
}

function joined(run: readonly Piece[]): string {
  let text = '';
  for (let at = 0; at < run.length;) {
    const charset = run[at]?.charset ?? '';
    let end = at;
    while (run[end]?.charset === charset) end += 1;
    const same = run.slice(at, end);
    // Stateful character sets start anew in every word, so their words are decoded one by one.
    const parts = charset.startsWith('iso-2022') ? same.map((p) => p.bytes) : [Buffer.concat(same.map((p) => p.bytes))];
    text += parts.map((bytes) => decodeText(bytes, charset).text).join('');
    at = end;
  }
  return text;
}

const MAX_WORD = 20_000;

function encodedWordAt(value: string, start: number): { piece: Piece; end: number } | null {
  const head = /^=\?([^?\s]{1,60})\?([bq])\?/i.exec(value.slice(start, start + 70));
  if (!head) return null;
  const from = start + head[0].length;
  const stop = value.slice(from, from + MAX_WORD).indexOf('?=');
  if (stop < 0) return null;
  const body = value.slice(from, from + stop);
  const charset = (head[1] ?? '').toLowerCase().replace(/\*[a-z-]*$/, '');
  const bytes = (head[2] ?? '').toLowerCase() === 'b' ? Buffer.from(body, 'base64') : fromQ(body);
  return { piece: { charset, bytes }, end: from + stop + 2 };
}

function fromQ(body: string): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const char = body.charAt(at);
    const hex = char === '=' ? /^[0-9a-f]{2}/i.exec(body.slice(at + 1, at + 3)) : null;
    if (hex) {
      out.push(Number.parseInt(hex[0], 16));
      at += 2;
    } else if (char === '_') out.push(0x20);
    else out.push(...Buffer.from(char, 'utf8'));
  }
  return Uint8Array.from(out);
}
