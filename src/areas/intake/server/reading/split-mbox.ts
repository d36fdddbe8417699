/** A message longer than this is handed on in what was read of it, rather than filling the memory. */
const MAX_MESSAGE = 120 * 1024 * 1024;
const LF = 0x0a;

/**
 * Cuts an mbox into its raw messages, whatever pieces the stream comes in. A line `From ` begins a message only after
 * an empty line (or at the start) and when it ends like a date, so prose that begins with “From ” stays in its
 * message. `>From ` is unquoted (mboxrd; in mboxo the two cannot be told apart and this is what readers expect).
 */
export async function* splitMbox(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let lines: Buffer[] | null = null;
  let size = 0;
  let afterEmpty = true;
  for await (const line of linesIn(stream)) {
    if (afterEmpty && isSeparator(line)) {
      if (lines) yield joined(lines);
      lines = [];
      size = 0;
    } else if (lines === null) {
      // What stands before the first separator is a message when it is more than empty lines.
      if (!isEmpty(line)) lines = [line];
    } else if (size <= MAX_MESSAGE) {
      lines.push(unquoted(line));
      size += line.length;
    }
    afterEmpty = isEmpty(line);
  }
  if (lines) yield joined(lines);
}

async function* linesIn(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
      yield Buffer.concat([...pending, bytes.subarray(from, at + 1)]);
      pending = [];
      from = at + 1;
    }
    // A copy, because a stream may use the memory of its chunk again.
    if (from < bytes.length) pending.push(Buffer.from(bytes.subarray(from)));
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}

function isEmpty(line: Buffer): boolean {
  return line.every((byte) => byte === LF || byte === 0x0d);
}

/** `From sender Sat Jan  3 01:05:34 1996`, with or without zone, seconds and sender. */
function isSeparator(line: Buffer): boolean {
  if (line.toString('latin1', 0, 5) !== 'From ' || line.length > 1000) return false;
  const text = line.toString('latin1');
  return /\d{1,2}:\d{2}(:\d{2})?.*\b\d{4}\b|\b\d{4}\b.*\d{1,2}:\d{2}/.test(text) || /^From \S+\s*$/.test(text);
}

function unquoted(line: Buffer): Buffer {
  return line[0] === 0x3e && /^>+From /.test(line.toString('latin1', 0, 200)) ? line.subarray(1) : line;
}

/** The empty line before the next separator belongs to the mbox, not to the message. */
function joined(lines: readonly Buffer[]): Uint8Array {
  const last = lines.at(-1);
  const kept = last && lines.length > 1 && isEmpty(last) ? lines.slice(0, -1) : lines;
  return new Uint8Array(Buffer.concat(kept));
}
