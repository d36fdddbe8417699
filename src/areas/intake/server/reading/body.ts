import { withPlainLineEnds } from '../../rules/reading/clean-text.ts';
import { joinFlowedLines } from '../../rules/reading/flowed-text.ts';
import { decodeText } from './charsets.ts';
import { htmlToPlainText, safeHtml, textToHtml } from '#platform/mail-html.ts';
import type { MimePart } from './mime-tree.ts';
import { unpack, uuencodedIn, type UuFile } from './transfer-encoding.ts';

export type Body = { readonly text: string; readonly html: string | null };

export type Contents = {
  readonly body: Body;
  /** Every part that is not the words of the message, in the order they stand. */
  readonly attached: readonly MimePart[];
  readonly uuencoded: readonly UuFile[];
};

/** One stretch of the message: as plain text, as HTML, or as both when the writer offered a choice. */
type Stretch = { readonly plain: string | null; readonly html: string | null };

type Walk = { readonly attached: MimePart[]; readonly uuencoded: UuFile[]; readonly problems: Set<string> };

const MAX_TEXT = 2_000_000;

/** Parts the words of a message from what is attached to it, by the rules of RFC 8621 section 4.1.4. */
export function contentsOf(root: MimePart, problems: Set<string>): Contents {
  const walk: Walk = { attached: [], uuencoded: [], problems };
  const stretches = stretchesOf(root, walk, { index: 0, within: '' });
  const text = stretches
    .map(textOf)
    .filter((piece) => piece !== '')
    .join('\n\n');
  if (text.length > MAX_TEXT) problems.add('The text is very long; its end was left in the original.');
  const html = stretches.some((stretch) => stretch.html !== null) ? htmlOf(stretches) : null;
  return {
    body: { text: text.slice(0, MAX_TEXT).toWellFormed(), html },
    attached: walk.attached,
    uuencoded: walk.uuencoded,
  };
}

function textOf(stretch: Stretch): string {
  if (stretch.plain !== null && stretch.plain.trim() !== '') return stretch.plain;
  return stretch.html === null ? '' : htmlToPlainText(stretch.html);
}

function htmlOf(stretches: readonly Stretch[]): string {
  return stretches.map((stretch) => stretch.html ?? textToHtml(stretch.plain ?? '')).join('\n');
}

type Place = { readonly index: number; readonly within: string };

function stretchesOf(part: MimePart, walk: Walk, place: Place): Stretch[] {
  if (part.children.length === 0) return leafStretches(part, walk, place);
  const within = part.type.value.slice('multipart/'.length);
  const perChild = inReadingOrder(part, within).map((child, index) => stretchesOf(child, walk, { index, within }));
  return within === 'alternative' ? chosen(perChild) : perChild.flat();
}

/** The `start` parameter of multipart/related names the part to begin with. */
function inReadingOrder(part: MimePart, within: string): readonly MimePart[] {
  const start = within === 'related' ? part.type.params['start'] : undefined;
  const first = start === undefined ? -1 : part.children.findIndex((child) => contentIdOf(child) === bare(start));
  if (first <= 0) return part.children;
  return [...part.children.slice(first, first + 1), ...part.children.filter((_, index) => index !== first)];
}

export function contentIdOf(part: MimePart): string | null {
  const value = part.fields.find((field) => field.name === 'content-id')?.value;
  return value === undefined || bare(value) === '' ? null : bare(value);
}

function bare(id: string): string {
  return id.trim().replace(/^<|>$/g, '').slice(0, 900);
}

/** The first alternative with plain words is the text, the last one with HTML is the picture of it. */
function chosen(alternatives: readonly Stretch[][]): Stretch[] {
  const plain = alternatives.find((stretches) => stretches.some((s) => (s.plain ?? '').trim() !== ''));
  const html = alternatives.findLast((stretches) => stretches.some((s) => s.html !== null));
  if (!plain && !html) return [];
  return [{ plain: plain ? plain.map(textOf).join('\n\n') : null, html: html ? htmlOf(html) : null }];
}

function leafStretches(part: MimePart, walk: Walk, place: Place): Stretch[] {
  if (!isWords(part, place)) {
    // An empty part in a multipart is the trace of a filter, unless somebody gave it a name.
    if (part.typed || part.body.length > 0) walk.attached.push(part);
    return [];
  }
  const unpacked = unpack(part.body, part.encoding);
  const decoded = decodeText(unpacked.bytes, part.type.params['charset'] ?? null);
  for (const note of [unpacked.note, decoded.note]) if (note !== null) walk.problems.add(note);
  const text = withPlainLineEnds(decoded.text);
  if (part.type.value === 'text/html') {
    const safe = safeHtml(text);
    for (const problem of safe.problems) walk.problems.add(problem);
    return [{ plain: null, html: safe.html }];
  }
  return [{ plain: plainWords(part, text, walk), html: null }];
}

function plainWords(part: MimePart, text: string, walk: Walk): string {
  const { rest, files } = uuencodedIn(text);
  walk.uuencoded.push(...files);
  const flowed = (part.type.params['format'] ?? '').toLowerCase() === 'flowed';
  return flowed ? joinFlowedLines(rest, (part.type.params['delsp'] ?? '').toLowerCase() === 'yes') : rest;
}

function isWords(part: MimePart, { index, within }: Place): boolean {
  if (part.type.value !== 'text/plain' && part.type.value !== 'text/html') return false;
  if (part.disposition.value === 'attachment') return false;
  const named = part.disposition.params['filename'] !== undefined || part.type.params['name'] !== undefined;
  return index === 0 || (within !== 'related' && !named);
}
