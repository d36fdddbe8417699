/**
 * A short stretch of an article: some sentences of one paragraph, below one heading. `from` and `to` are places in the text of
 * the version it belongs to, so a passage is the author's own words and never a paraphrase.
 */
export type Passage = { readonly n: number; readonly heading: string; readonly from: number; readonly to: number };

const LONGEST = 320;
const LONGEST_HEADING = 160;
const SHOWN = 800;

type Block = { readonly text: string; readonly from: number };

/** Splits a text by its headings and paragraphs, and a long paragraph by its sentences. */
export function passagesOf(body: string): readonly Passage[] {
  const passages: Passage[] = [];
  let heading = '';
  for (const block of blocksOf(body)) {
    const { title, rest } = headed(block);
    if (title !== undefined) heading = title;
    if (rest.text.trim() === '') continue;
    for (const { from, to } of pieces(rest)) passages.push({ n: passages.length, heading, from, to });
  }
  return passages.length === 0 && body.trim() !== '' ? [{ n: 0, heading: '', from: 0, to: body.length }] : passages;
}

function blocksOf(body: string): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const gap of body.matchAll(/\n[ \t]*\n\s*/g)) {
    if (gap.index > from) blocks.push({ text: body.slice(from, gap.index), from });
    from = gap.index + gap[0].length;
  }
  if (from < body.length) blocks.push({ text: body.slice(from), from });
  return blocks;
}

/** A line of its own with marks for a heading, or a short first line above others. */
function headed({ text, from }: Block): { readonly title?: string; readonly rest: Block } {
  const start = text.length - text.trimStart().length;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? undefined : end).trim();
  const marked = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
  const isTitle = end >= 0 && line.length < LONGEST_HEADING && !/^(?:[-*•]|\d+[.)])\s/.test(line);
  if (marked === undefined && !isTitle) return { rest: { text, from } };
  const restFrom = end < 0 ? text.length : end;
  return { title: marked ?? line, rest: { text: text.slice(restFrom), from: from + restFrom } };
}

/** Sentences and lines, put together up to the longest. */
function pieces({ text, from }: Block): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const { index, 0: piece } of text.matchAll(/[^.!?\n]+(?:[.!?]+|\n|$)\s*|[.!?\n]+\s*/g)) {
    const last = found.at(-1);
    const to = from + index + piece.length;
    if (last !== undefined && to - last.from <= LONGEST) last.to = to;
    else if (piece.trim() !== '') found.push({ from: from + index, to });
  }
  return found;
}

/** What is shown around the best passage: its neighbours below the same heading too, as far as they fit. */
export function widened(passages: readonly Passage[], n: number, most = SHOWN): { from: number; to: number } {
  const at = passages[n];
  if (at === undefined) return { from: 0, to: 0 };
  let { from, to } = at;
  const fits = (one: Passage | undefined): one is Passage =>
    one !== undefined && one.heading === at.heading && Math.max(to, one.to) - Math.min(from, one.from) <= most;
  for (let next = n + 1; fits(passages[next]); next += 1) to = passages[next]?.to ?? to;
  for (let before = n - 1; fits(passages[before]); before -= 1) from = passages[before]?.from ?? from;
  return { from, to };
}

/** The best passages in the author's own words, none of them twice. */
export function passagesShown(body: string, best: readonly number[], most: number) {
  const all = passagesOf(body);
  const found: { from: number; to: number; heading: string }[] = [];
  for (const n of best) {
    const at = all[n];
    if (at === undefined || found.length >= most) continue;
    if (found.some(({ from, to }) => at.from >= from && at.to <= to)) continue;
    found.push({ ...widened(all, n), heading: at.heading });
  }
  return found.map(({ from, to, heading }) => ({ heading, text: body.slice(from, to).trim() }));
}
