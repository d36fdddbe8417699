export type Inline = { readonly text: string; readonly bold?: true; readonly href?: string };
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly (readonly Inline[])[] };

const ITEM = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/;

/**
 * What an article looks like: headings, paragraphs, lists, bold words and links, written as people write them in plain text.
 * Everything else is text, so nothing that somebody writes can become anything but words on a page.
 */
export function blocksOf(body: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const settle = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', parts: inlineOf(lines.join(' ')) });
    lines = [];
  };
  for (const line of body.split('\n')) {
    const heading = /^(#{1,6})\s+(.+)$/.exec(line.trim());
    const item = ITEM.exec(line);
    if (line.trim() === '') settle();
    else if (heading?.[2] !== undefined) {
      settle();
      blocks.push({ kind: 'heading', level: (heading[1] ?? '').length > 2 ? 3 : 2, text: heading[2] });
    } else if (item?.[2] !== undefined) {
      settle();
      addItem(blocks, { numbered: item[1] !== undefined, parts: inlineOf(item[2]) });
    } else lines.push(line.trim());
  }
  settle();
  return blocks;
}

function addItem(blocks: Block[], { numbered, parts }: { numbered: boolean; parts: readonly Inline[] }): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.numbered === numbered)
    blocks[blocks.length - 1] = { ...last, items: [...last.items, parts] };
  else blocks.push({ kind: 'list', numbered, items: [parts] });
}

/** Only addresses that open a page, a mail or a telephone become links. */
const LINK = /\[([^\]\n]{1,200})\]\(((?:https?:\/\/|mailto:|tel:|\/(?!\/))[^\s)]{1,500})\)|\*\*([^*\n]{1,500})\*\*/g;

function inlineOf(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    const [whole, name, href, bold] = found;
    if (name !== undefined && href !== undefined) parts.push({ text: name, href });
    else if (bold !== undefined) parts.push({ text: bold, bold: true });
    from = found.index + whole.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** A passage as it goes into an answer: the same words without the marks that only an article shows. */
export function plainOf(body: string): string {
  return blocksOf(body)
    .map((block) => {
      if (block.kind === 'heading') return block.text;
      if (block.kind === 'paragraph') return textOf(block.parts);
      return block.items.map((item, n) => `${block.numbered ? `${n + 1}.` : '-'} ${textOf(item)}`).join('\n');
    })
    .join('\n\n');
}

const textOf = (parts: readonly Inline[]): string =>
  parts.map(({ text, href }) => (href === undefined ? text : `${text} (${href})`)).join('');
