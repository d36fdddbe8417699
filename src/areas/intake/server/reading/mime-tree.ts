import { headerBlockOf, type HeaderField } from './header-fields.ts';
import { parameterised, type Parameterised } from './parameters.ts';

export type MimePart = {
  readonly fields: readonly HeaderField[];
  readonly type: Parameterised;
  /** False when the part states no usable media type and the one here is the default. */
  readonly typed: boolean;
  readonly disposition: Parameterised;
  readonly encoding: string;
  /** Still transfer-encoded. Empty for a multipart that could be taken apart. */
  readonly body: Buffer;
  readonly children: readonly MimePart[];
};

const MAX_DEPTH = 50;
const MAX_PARTS = 1000;

/** The first value of a header, or an empty string. */
export function firstField(fields: readonly HeaderField[], name: string): string {
  return fields.find((field) => field.name === name)?.value ?? '';
}

type Budget = { parts: number; readonly problems: Set<string> };

/** Takes a message apart. What lies deeper or is more numerous than the limits stays whole, as one attached part. */
export function mimeTreeOf(raw: Buffer, problems: Set<string>): MimePart {
  return partOf(raw, { parts: 0, problems }, { depth: 0, defaultType: 'text/plain' });
}

type Place = { readonly depth: number; readonly defaultType: string };

function partOf(raw: Buffer, budget: Budget, { depth, defaultType }: Place): MimePart {
  const root = depth === 0;
  budget.parts += 1;
  const block = headerBlockOf(raw, root ? 'message' : 'part');
  for (const problem of root ? block.problems : []) budget.problems.add(problem);
  const { fields } = block;
  const stated = typeOf(fields);
  const typed = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(stated.value);
  const type = typed ? stated : { value: typeFor(stated.value, defaultType), params: stated.params };
  const body = raw.subarray(block.end);
  const part: MimePart = {
    fields,
    type,
    typed,
    disposition: parameterised(firstField(fields, 'content-disposition')),
    encoding: firstField(fields, 'content-transfer-encoding'),
    body,
    children: [],
  };
  return type.value.startsWith('multipart/') ? takenApart(part, budget, depth) : part;
}

/** Doubled Content-Type headers are resolved to the first that names a type, so every reader sees the same parts. */
function typeOf(fields: readonly HeaderField[]): Parameterised {
  const all = fields.filter((field) => field.name === 'content-type').map((field) => parameterised(field.value));
  return all.find((type) => type.value.includes('/')) ?? all[0] ?? { value: '', params: {} };
}

function typeFor(stated: string, fallback: string): string {
  if (/^text\b/.test(stated)) return 'text/plain';
  return /^[a-z]*multipart/.test(stated)
    ? 'multipart/mixed'
    : stated === ''
      ? fallback
      : stated === 'html'
        ? 'text/html'
        : fallback;
}

function takenApart(part: MimePart, budget: Budget, depth: number): MimePart {
  const asText = (problem: string, value: string): MimePart => {
    budget.problems.add(problem);
    return { ...part, type: { value, params: part.type.params } };
  };
  if (depth >= MAX_DEPTH) {
    return asText(
      `Parts are nested deeper than ${MAX_DEPTH} levels; the deepest were left whole.`,
      'application/octet-stream',
    );
  }
  const encoding = part.encoding.trim().toLowerCase();
  const body = encoding === 'base64' ? Buffer.from(part.body.toString('latin1'), 'base64') : part.body;
  const slices = slicesOf(body, part.type.params['boundary'] ?? '', budget.problems);
  if (slices.length === 0) {
    if (part.body.length === 0) return { ...part, type: { value: 'text/plain', params: {} } };
    return asText('A multipart has no parts that can be found; it was read as text.', defaultOf(body));
  }
  const childType = part.type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const children: MimePart[] = [];
  for (const slice of slices) {
    if (budget.parts >= MAX_PARTS) {
      budget.problems.add(`The message has more than ${MAX_PARTS} parts; the rest were left in the original.`);
      break;
    }
    children.push(partOf(slice, budget, { depth: depth + 1, defaultType: childType }));
  }
  return { ...part, body: Buffer.alloc(0), children };
}

function defaultOf(body: Buffer): string {
  return /^\s*<(!doctype html|html)\b/i.test(body.toString('latin1', 0, 200)) ? 'text/html' : 'text/plain';
}

/** The bytes between the boundary lines. A last boundary that is missing is common and costs nothing. */
function slicesOf(body: Buffer, stated: string, problems: Set<string>): Buffer[] {
  const found = stated === '' ? [] : slicesAt(body, stated.trimEnd(), problems);
  if (found.length > 0) return found;
  const guess = /^--([^\r\n]{1,200}?)[ \t]*\r?$/m.exec(body.toString('latin1', 0, 20_000))?.[1];
  if (guess === undefined || guess === stated || guess.trim() === '') return [];
  const slices = slicesAt(body, guess, new Set());
  const plausible = slices.some((slice) => /^content-/i.test(slice.toString('latin1', 0, 8)));
  if (!plausible) return [];
  problems.add('The boundary between the parts is missing or wrong in the header; it was found in the text.');
  return slices;
}

function slicesAt(body: Buffer, boundary: string, problems: Set<string>): Buffer[] {
  const marker = Buffer.from(`--${boundary}`, /[^\u0000-\u00FF]/.test(boundary) ? 'utf8' : 'latin1');
  const slices: Buffer[] = [];
  let from = -1;
  for (let at = body.indexOf(marker); at >= 0 && slices.length <= MAX_PARTS; at = body.indexOf(marker, at + 1)) {
    const line = startsLine(body, at) ? boundaryLine(body, at + marker.length) : null;
    if (!line) continue;
    if (from >= 0) slices.push(body.subarray(from, lineStartBefore(body, at, from)));
    from = line.closing ? -1 : line.end;
    if (line.closing) return slices;
  }
  if (from >= 0 && slices.length <= MAX_PARTS) {
    if (body.length > from) slices.push(body.subarray(from));
    problems.add('The last boundary of a multipart is missing; the message may have been cut off.');
  }
  return slices;
}

function startsLine(body: Buffer, at: number): boolean {
  return at === 0 || body[at - 1] === 0x0a || body[at - 1] === 0x0d;
}

function boundaryLine(body: Buffer, from: number): { closing: boolean; end: number } | null {
  const closing = body[from] === 0x2d && body[from + 1] === 0x2d;
  let at = closing ? from + 2 : from;
  while (body[at] === 0x20 || body[at] === 0x09 || body[at] === 0x0d) at += 1;
  if (at < body.length && body[at] !== 0x0a && !closing) return null;
  return { closing, end: Math.min(body.length, at + 1) };
}

/** The line end before a boundary belongs to the boundary. */
function lineStartBefore(body: Buffer, at: number, from: number): number {
  let end = at;
  if (end > from && body[end - 1] === 0x0a) end -= 1;
  if (end > from && body[end - 1] === 0x0d) end -= 1;
  return end;
}
