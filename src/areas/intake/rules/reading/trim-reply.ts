import { withPlainLineEnds } from './clean-text.ts';
import { beginsIntroduction, introducesQuote, isDeviceSignature, isFromLine, isHeaderLine } from './quote-phrases.ts';

/** Written above every message we send, so that an answer above it can be told from what it quotes. */
export const REPLY_MARKER = '-- Please write your answer above this line --';

/**
 * What a line is: `t`ext, `e`mpty, `q`uoted, an `i`ntroduction of a quotation, a `h`eader of a quoted message, a
 * `d`elimiter such as `-- `, or a device `s`ignature. One letter per line lets the shape of a whole message be
 * matched as a word. The shapes follow what discourse/email_reply_trimmer (MIT) found in the mail of many forums.
 */
type Line = { readonly kind: 't' | 'e' | 'q' | 'i' | 'h' | 'd' | 's'; readonly text: string };

const MAX_LENGTH = 400_000;
const MAX_LINE = 2000;
const MAX_SIGNATURE = 40;
/** Keeps every shape, even one made to be slow, within milliseconds; nobody writes an answer this long. */
const MAX_LINES = 5000;

/** What the writer added: without quotations, signature and device lines. Never empty when the text is not. */
export function trimReply(full: string): string {
  if (full.length > MAX_LENGTH || full.split('\n', MAX_LINES + 1).length > MAX_LINES) return full;
  const text = withPlainLineEnds(full);
  const above = aboveMarker(text);
  const trimmed = above === null ? '' : shapedReply(above);
  const reply = trimmed === '' ? shapedReply(text) : trimmed;
  return reply === '' ? full.trimEnd() : reply;
}

/** People quote our marker with `>` before it, and mail programs wrap it; other desks use much the same words. */
function aboveMarker(text: string): string | null {
  const words = REPLY_MARKER.replaceAll('-', '').trim().replaceAll(' ', '[\\s>]+');
  const own = text.search(new RegExp(words));
  const other = text.search(/(please )?(reply|write|type your (reply|answer)|respond|answer).{0,20}above this line/i);
  const at = own >= 0 ? own : other;
  return at < 0 ? null : text.slice(0, text.lastIndexOf('\n', at) + 1);
}

function shapedReply(text: string): string {
  let lines = linesOf(text);
  lines = withoutSignature(lines).filter((line) => line.kind !== 's');
  for (const step of STEPS) lines = step(lines);
  return textOf(lines);
}

function textOf(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text)
    .join('\n')
    .replace(/^(\s*\n)+/, '')
    .trimEnd();
}

function shapeOf(lines: readonly Line[]): string {
  return lines.map((line) => line.kind).join('');
}

function linesOf(text: string): Line[] {
  const raw = text.split('\n');
  const lines: Line[] = [];
  let fenced = false;
  for (let at = 0; at < raw.length; at += 1) {
    const line = raw[at] ?? '';
    if (/^\s*```/.test(line)) fenced = !fenced && raw.slice(at + 1).some((later) => /^\s*```/.test(later));
    const wrapped = fenced ? 0 : introductionLength(raw, at);
    if (wrapped > 0) {
      lines.push({ kind: 'i', text: raw.slice(at, at + wrapped).join('\n') });
      at += wrapped - 1;
    } else lines.push({ kind: fenced ? 't' : kindOf(line), text: line });
  }
  return headersJoined(lines);
}

/** Introductions are wrapped by mail programs over up to four lines, all quoted or all not. */
function introductionLength(raw: readonly string[], at: number): number {
  const lines: string[] = [];
  // `<address` and `>:` on two lines is a wrapped address, not a quotation.
  const isQuoted = (line: string): boolean => /^\s*>(?!:)/.test(line);
  const quoted = isQuoted(raw[at] ?? '');
  for (const line of raw.slice(at, at + 4)) {
    const words = line.slice(0, MAX_LINE).replace(/^[\s>]+/, '');
    if (words === '' || isQuoted(line) !== quoted) return 0;
    lines.push(words);
    if (lines.join(' ').length > 600) return 0;
    if (introducesQuote(lines.join(' '))) return lines.length === 1 || isOneSentence(lines) ? lines.length : 0;
  }
  return 0;
}

/** `Thank you!` right above an introduction belongs to the answer, although the two could be read as one. */
function isOneSentence(lines: readonly string[]): boolean {
  const [first = '', ...rest] = lines;
  const begins = beginsIntroduction(first);
  if (begins === 'no') return false;
  const later = rest.map((line, at) => ({ line, whole: introducesQuote(rest.slice(at).join(' ')) }));
  return !later.some(({ line, whole }) => whole && (begins === 'perhaps' || beginsIntroduction(line) === 'surely'));
}

function kindOf(line: string): Line['kind'] {
  if (line.trim() === '') return 'e';
  if (/^[\s>]*[-_,=+~#*ᐧ—–]+\s*$/u.test(line.slice(0, MAX_LINE)) && !/^\s*>/.test(line)) return 'd';
  if (/^\s*([A-Z]{0,3}>|\|\s)/.test(line)) return 'q';
  if (isDeviceSignature(line)) return 's';
  return isHeaderLine(line) ? 'h' : 't';
}

/** A long `To:` runs over several lines; they belong to the header block when another header line follows. */
function headersJoined(lines: readonly Line[]): Line[] {
  const last = lines.map((line, at) => (line.kind === 'h' && isFromLine(line.text) ? lastHeader(lines, at) : at));
  let until = -1;
  return lines.map((line, at) => {
    until = Math.max(until, last[at] ?? at);
    return at < until ? { kind: 'h', text: line.text } : line;
  });
}

/** The last header line of the block that begins at `from`, at most twelve lines on and before any empty line. */
function lastHeader(lines: readonly Line[], from: number): number {
  const empty = lines.slice(from, from + 12).findIndex((line) => line.kind === 'e');
  const block = lines.slice(from, empty < 0 ? from + 12 : from + empty);
  return from + block.findLastIndex((line) => line.kind === 'h');
}

/**
 * Everything after a delimiter is a signature or a quotation, unless so much follows that the line must have been a
 * divider inside a letter. Nothing is cut when nothing would be left.
 */
function withoutSignature(lines: readonly Line[]): readonly Line[] {
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'd') continue;
    const before = lines.slice(0, at);
    const after = lines.slice(at + 1);
    const texts = after.filter((later) => later.kind === 't').length;
    const quotes = /^e*(h{2}|i)/.test(shapeOf(after));
    if (before.some((earlier) => earlier.kind === 't') && (texts <= MAX_SIGNATURE || quotes)) return before;
  }
  return lines.map((line) => (line.kind === 'd' ? { kind: 't', text: line.text } : line));
}

type Step = (lines: readonly Line[]) => Line[];

/** The shapes in the order they are tried; each either cuts the message or leaves it as it is. */
const STEPS: readonly Step[] = [
  answerBelow,
  (lines) => upTo(lines, /te*i[^q]*$/),
  briefTail,
  (lines) => upTo(lines, /t[qie]+$/),
  (lines) => upTo(lines, /t[eqi]*h{3,}/),
  (lines) => upTo(lines, /t[eqi]*h{2,}e/, quotesSomeone),
  (lines) => lines.filter((line) => line.kind !== 'i'),
  (lines) => upTo(lines, /t[eq]+$/),
];

/** Keeps everything up to and including the text line at which the shape begins. */
function upTo(lines: readonly Line[], shape: RegExp, also: (rest: readonly Line[]) => boolean = () => true): Line[] {
  const at = shapeOf(lines).search(shape);
  return at >= 0 && also(lines.slice(at + 1)) ? lines.slice(0, at + 1) : [...lines];
}

/** Two header lines are a quotation only when they begin with the sender; a citizen's form has such lines too. */
function quotesSomeone(rest: readonly Line[]): boolean {
  const first = rest.find((line) => line.kind === 'h');
  return first !== undefined && isFromLine(first.text) && /@/.test(first.text);
}

/** Quotation first and the answer below it: only the answer counts. */
function answerBelow(lines: readonly Line[]): Line[] {
  const shape = shapeOf(lines);
  if (!/^e*i[eqih]+t[et]*$/.test(shape)) return [...lines];
  return lines.slice(shape.search(/t[et]*$/));
}

/** A few lines below a long quotation are a footer of the mail program; seven or more are an answer. */
function briefTail(lines: readonly Line[]): Line[] {
  const shape = shapeOf(lines);
  const match = /te*i[eqih]*([te]*)$/.exec(shape);
  if (!match || (match[1] ?? '').replaceAll('e', '').length >= 7) return [...lines];
  return lines.slice(0, match.index + 1);
}
