/** `note` is a sentence when the encoding was unknown or damaged. */
export type Unpacked = { readonly bytes: Uint8Array; readonly note: string | null };

/** Undoes a Content-Transfer-Encoding. None of them expands, so the result is never larger than the message. */
export function unpack(body: Buffer, encoding: string): Unpacked {
  const name = /[a-z0-9-]+/.exec(encoding.replace(/\([^)]*\)/g, '').toLowerCase())?.[0] ?? '';
  if (name === 'base64') return fromBase64(body);
  if (name === 'quoted-printable') return { bytes: fromQuotedPrintable(body), note: null };
  if (/^(x-)?uu(encode|e)?$/.test(name)) {
    const files = uuencodedIn(body.toString('latin1'));
    const [first] = files.files;
    return first ? { bytes: first.bytes, note: null } : { bytes: body, note: 'A part says uuencode but is not.' };
  }
  if (/^(|7-?bits?|8-?bits?|binary|none|us-ascii|utf-8)$/.test(name)) return { bytes: body, note: null };
  return { bytes: body, note: `A part has the unknown transfer encoding “${name}”; its bytes were taken as they are.` };
}

function fromBase64(body: Buffer): Unpacked {
  const text = body.toString('latin1');
  const foreign = text.replace(/[A-Za-z0-9+/=\s_-]+/g, '').length;
  if (foreign * 20 > text.length) return { bytes: body, note: 'A part says base64 but is not; it was taken as it is.' };
  const padding = text.search(/=[=\s]*[A-Za-z0-9+/]/);
  if (padding < 0) return { bytes: Buffer.from(text, 'base64'), note: null };
  // Two encoders that wrote one after the other leave padding in the middle; each whole piece is decoded by itself.
  const [head = '', ...later] = text.split(/=[=\s]*/).filter((piece) => piece.trim() !== '');
  const whole = later.filter((piece) => piece.replace(/\s+/g, '').length >= 16);
  const note = whole.length === later.length ? null : 'Some characters after the end of a base64 part were left out.';
  return { bytes: Buffer.concat([head, ...whole].map((piece) => Buffer.from(piece, 'base64'))), note };
}

function fromQuotedPrintable(body: Buffer): Uint8Array {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const pair = hexPair(body, at + 1);
    if (pair >= 0) {
      out[length++] = pair;
      at += 2;
      continue;
    }
    const end = softBreakEnd(body, at + 1);
    if (end >= 0) at = end;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function hexPair(body: Buffer, at: number): number {
  const high = hexDigit(body[at]);
  const low = hexDigit(body[at + 1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

/** An equals sign followed by white space and a line end (or the end) joins two lines; the answer is its last index. */
function softBreakEnd(body: Buffer, from: number): number {
  let at = from;
  while (at < body.length && (body[at] === 0x20 || body[at] === 0x09)) at += 1;
  if (at >= body.length) return at;
  if (body[at] === 0x0d) return body[at + 1] === 0x0a ? at + 1 : at;
  return body[at] === 0x0a ? at : -1;
}

export type UuFile = { readonly name: string; readonly bytes: Uint8Array };

const MAX_UU_FILES = 100;

/** Takes uuencoded files out of a text. The text that remains is what the person wrote around them. */
export function uuencodedIn(text: string): { readonly rest: string; readonly files: readonly UuFile[] } {
  if (!/^begin [0-7]{3,4} \S/m.test(text)) return { rest: text, files: [] };
  const lines = text.split(/\r\n|\n|\r/);
  const rest: string[] = [];
  const files: UuFile[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const begin = /^begin [0-7]{3,4} (\S.{0,250})$/.exec(line);
    const end = begin && files.length < MAX_UU_FILES ? uuEnd(lines, at + 1) : -1;
    if (!begin || end < 0) {
      rest.push(line);
      continue;
    }
    files.push({ name: (begin[1] ?? '').trim(), bytes: Buffer.concat(lines.slice(at + 1, end).map(uuLine)) });
    at = end;
  }
  return { rest: rest.join('\n'), files };
}

/** The line saying `end`, provided that every line before it can be uuencoded data. */
function uuEnd(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === 'end') return at;
    if (!/^[ -`]{0,90}$/.test(line)) return -1;
  }
  return -1;
}

function uuLine(line: string): Uint8Array {
  const length = line === '' ? 0 : (line.charCodeAt(0) - 32) & 63;
  const out: number[] = [];
  for (let at = 1; out.length < length && at < line.length + 3; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((i) => ((line.charCodeAt(at + i) || 32) - 32) & 63);
    out.push(((a << 2) | (b >> 4)) & 255, ((b << 4) | (c >> 2)) & 255, ((c << 6) | d) & 255);
  }
  return Uint8Array.from(out.slice(0, length));
}
