import { decodeRawHeader } from './charsets.ts';

/** The value is unfolded and its raw bytes are decoded, but encoded words are still encoded. */
export type HeaderField = { readonly name: string; readonly value: string };

export type HeaderBlock = {
  readonly fields: readonly HeaderField[];
  /** Where the body begins. */
  readonly end: number;
  readonly problems: readonly string[];
};

const MAX_FIELDS = 5000;
const MAX_BLOCK = 4 * 1024 * 1024;
const MAX_VALUE = 256 * 1024;
const FIELD = /^([!-9;-~]{1,200})[ \t]*:([^]*)$/;
const LF = 0x0a;

type RawLine = { readonly text: string; readonly end: number };

/**
 * Reads the headers at the start of `raw`. A message may be preceded by empty lines or an mbox line; in a part an empty
 * first line means that it has no headers. A stray line among headers is skipped, unless it could be a boundary.
 */
export function headerBlockOf(raw: Buffer, place: 'message' | 'part' = 'message'): HeaderBlock {
  const problems = new Set<string>();
  const folded: string[][] = [];
  let at = place === 'message' ? startOf(raw, problems) : 0;
  const limit = Math.min(raw.length, at + MAX_BLOCK);
  while (at < raw.length) {
    const line = lineAt(raw, at);
    if (line.text === '') {
      at = line.end;
      break;
    }
    if (at > limit || folded.length > MAX_FIELDS) {
      problems.add('The headers are longer than can be read; what follows was left in the original.');
      at = endOfHeaders(raw, at);
      break;
    }
    if (/^[ \t]/.test(line.text)) addFold(folded, line.text);
    else if (FIELD.test(line.text)) folded.push([line.text]);
    else if (endsHeaders(raw, line)) {
      if (folded.length > 0) problems.add('The empty line between the headers and the text is missing.');
      break;
    } else problems.add('A line among the headers is not a header and was left out.');
    at = line.end;
  }
  return { fields: fieldsFrom(folded, problems), end: at, problems: [...problems] };
}

/** A line that is no header: the text begins here when it looks like a boundary or when no more headers follow. */
function endsHeaders(raw: Buffer, line: RawLine): boolean {
  return /^--\S+\s*$/.test(line.text) || !fieldsGoOn(raw, line.end);
}

function addFold(folded: string[][], line: string): void {
  const last = folded.at(-1);
  // A white-space line before any header belongs to nothing.
  if (last) last.push(line);
}

function startOf(raw: Buffer, problems: Set<string>): number {
  let at = 0;
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) at = 3;
  while (raw[at] === LF || raw[at] === 0x0d) at += 1;
  if (at > 3) problems.add('The message begins with empty lines.');
  if (/^>?From [^\n:]/.test(raw.toString('latin1', at, at + 10))) return lineAt(raw, at).end;
  return at;
}

function lineAt(raw: Buffer, from: number): RawLine {
  const lf = raw.indexOf(LF, from);
  const stop = lf < 0 ? raw.length : lf;
  let last = stop;
  while (last > from && raw[last - 1] === 0x0d) last -= 1;
  return { text: raw.toString('latin1', from, last), end: lf < 0 ? raw.length : lf + 1 };
}

/** Looks a few lines ahead: a stray line between headers is skipped, text that follows at once is the body. */
function fieldsGoOn(raw: Buffer, from: number): boolean {
  let at = from;
  for (let lines = 0; lines < 5 && at < raw.length; lines += 1) {
    const line = lineAt(raw, at);
    if (line.text === '') return false;
    if (/^[A-Za-z][A-Za-z0-9-]{1,60}:\s/.test(line.text)) return true;
    at = line.end;
  }
  return false;
}

function endOfHeaders(raw: Buffer, from: number): number {
  const unix = raw.indexOf('\n\n', from);
  const dos = raw.indexOf('\r\n\r\n', from);
  if (unix < 0 && dos < 0) return raw.length;
  return dos >= 0 && (unix < 0 || dos < unix) ? dos + 4 : unix + 2;
}

function fieldsFrom(folded: readonly string[][], problems: Set<string>): HeaderField[] {
  const hint = charsetHint(folded.map((lines) => lines.join('')));
  return folded.flatMap((lines) => {
    const match = FIELD.exec(lines.join(''));
    const name = (match?.[1] ?? '').toLowerCase();
    let value = (match?.[2] ?? '').trim();
    if (value.length > MAX_VALUE) {
      problems.add(`The header ${name.slice(0, 40)} is too long; only its beginning was read.`);
      value = value.slice(0, MAX_VALUE);
    }
    return [{ name, value: decodeRawHeader(Buffer.from(value, 'latin1'), hint).replace(/[\r\n]+/g, ' ') }];
  });
}

/** The character set of the body, else the one that another header names in an encoded word. */
function charsetHint(lines: readonly string[]): string | null {
  const body = /charset\s*=\s*"?([\w.-]+)/i.exec(lines.find((line) => /^content-type/i.test(line)) ?? '')?.[1];
  if (body !== undefined) return body;
  const word = lines
    .map((line) => /=\?([\w.-]{1,40})\?[bq]\?/i.exec(line.slice(0, 5000))?.[1])
    .find((name) => name !== undefined);
  return word ?? null;
}
