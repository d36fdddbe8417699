import type { Block, Run } from './blocks.ts';

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>|([^<]+)/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const BOLD = new Set(['b', 'strong', 'th']);
const ITALIC = new Set(['i', 'em', 'cite', 'dfn', 'var']);
const HEADING = /^h[1-6]$/;
/** Where one of these begins or ends, a paragraph ends. Everything else stands within one. */
const BREAKS =
  /^(address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;

const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });

/** Something that holds blocks: the letter, a quotation, an item of a list. */
type Holder = { readonly kind: 'root' | 'quote' | 'item'; readonly blocks: Block[] } | ListHolder;
type ListHolder = { readonly kind: 'list'; readonly ordered: boolean; readonly items: Block[][] };

type State = {
  readonly holders: Holder[];
  readonly bold: string[];
  readonly italic: string[];
  readonly links: string[];
  runs: Run[];
  heading: 0 | 2 | 3;
};

/**
 * The parts of words with a look, from HTML that was made harmless before: what stands in it is text, and no tag can do more than
 * end a paragraph or say how a word looks.
 */
export function blocksOfHtml(html: string): readonly Block[] {
  const state: State = {
    holders: [{ kind: 'root', blocks: [] }],
    bold: [],
    italic: [],
    links: [],
    runs: [],
    heading: 0,
  };
  for (const [, closing, tag, attributes = '', words] of html.matchAll(TOKEN)) {
    if (words !== undefined) write(state, decoded(words));
    else if (tag !== undefined) {
      const name = tag.toLowerCase();
      if (closing === '/') close(state, name);
      else open(state, name, attributes);
    }
  }
  endParagraph(state);
  while (state.holders.length > 1) shut(state);
  const [root] = state.holders;
  return root?.kind === 'root' ? root.blocks : [];
}

function write(state: State, words: string): void {
  const text = words.replace(/[ \t\r\n]+/g, ' ');
  if (text === '' || (text === ' ' && state.runs.length === 0)) return;
  const link = state.links.at(-1);
  state.runs.push({
    text,
    ...(state.bold.length > 0 ? { bold: true as const } : {}),
    ...(state.italic.length > 0 ? { italic: true as const } : {}),
    ...(link === undefined ? {} : { link }),
  });
}

function open(state: State, name: string, attributes: string): void {
  if (name === 'br') {
    if (state.runs.length > 0) state.runs.push({ text: '\n' });
    return;
  }
  if (BREAKS.test(name)) endParagraph(state);
  if (HEADING.test(name)) state.heading = name === 'h1' || name === 'h2' ? 2 : 3;
  else if (name === 'a') state.links.push(addressIn(attributes));
  else lookOf(state, name)?.push(name);
  const holder = holderFor(state, name);
  if (holder !== undefined) state.holders.push(holder);
}

function lookOf({ bold, italic }: State, name: string): string[] | undefined {
  if (BOLD.has(name)) return bold;
  return ITALIC.has(name) ? italic : undefined;
}

/** An item outside of every list is a paragraph like any other. */
function holderFor({ holders }: State, name: string): Holder | undefined {
  if (name === 'blockquote') return { kind: 'quote', blocks: [] };
  if (name === 'ul' || name === 'ol') return { kind: 'list', ordered: name === 'ol', items: [] };
  return name === 'li' && holders.at(-1)?.kind === 'list' ? { kind: 'item', blocks: [] } : undefined;
}

const addressIn = (attributes: string): string =>
  decoded(/href="([^"]*)"/i.exec(attributes)?.[1] ?? '').replace(/^(?!https?:|mailto:|tel:).*$/i, '');

function close(state: State, name: string): void {
  if ((name === 'td' || name === 'th') && state.runs.length > 0) state.runs.push({ text: '  ' });
  if (BREAKS.test(name)) endParagraph(state);
  if (BOLD.has(name)) state.bold.pop();
  else if (ITALIC.has(name)) state.italic.pop();
  else if (name === 'a') state.links.pop();
  else if (name === 'blockquote') shutUpTo(state, 'quote');
  else if (name === 'ul' || name === 'ol') shutUpTo(state, 'list');
  else if (name === 'li') shutUpTo(state, 'item');
}

/** Markup that was cut short leaves holders open; whatever stands above the one that ends is ended with it. */
function shutUpTo(state: State, kind: Holder['kind']): void {
  const at = state.holders.findLastIndex((one) => one.kind === kind);
  while (at > 0 && state.holders.length > at) shut(state);
}

function shut({ holders }: State): void {
  const ended = holders.pop();
  const around = holders.at(-1);
  if (ended === undefined || around === undefined) return;
  if (ended.kind === 'item') {
    if (around.kind === 'list' && ended.blocks.length > 0) around.items.push(ended.blocks);
    return;
  }
  const block = blockOf(ended);
  if (block !== undefined) put(around, block);
}

function blockOf(ended: Holder): Block | undefined {
  if (ended.kind === 'list')
    return ended.items.length === 0 ? undefined : { kind: 'list', ordered: ended.ordered, items: ended.items };
  return ended.blocks.length === 0 ? undefined : { kind: 'quote', blocks: ended.blocks };
}

const put = (holder: Holder, block: Block): void => {
  if (holder.kind === 'list') holder.items.push([block]);
  else holder.blocks.push(block);
};

function endParagraph(state: State): void {
  const runs = tidied(state.runs);
  const { heading } = state;
  state.runs = [];
  state.heading = 0;
  const holder = state.holders.at(-1);
  if (runs.length === 0 || holder === undefined) return;
  put(holder, heading === 0 ? { kind: 'paragraph', runs } : { kind: 'heading', level: heading, runs });
}

/** Without the white space and empty lines at both ends. */
function tidied(runs: readonly Run[]): readonly Run[] {
  const empty = ({ text }: Run) => text.trim() === '';
  const first = runs.findIndex((run) => !empty(run));
  const last = runs.findLastIndex((run) => !empty(run));
  if (first < 0) return [];
  return runs.slice(first, last + 1).map((run, n, kept) => {
    const begun = n === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: run.text !== '\n' && n === kept.length - 1 ? begun.trimEnd() : begun };
  });
}
