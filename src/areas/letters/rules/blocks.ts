/** A stretch of words with one look. A line ends where the text is a line break alone. */
export type Run = {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly link?: string;
};

/** What a letter is made of. Every part has a meaning of its own, so that a reading program can tell them apart. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] };

const BULLET = /^\s*[-*•–]\s+/;
const NUMBER = /^\s*\d{1,3}[.)]\s+/;

type Shape = 'bullet' | 'number' | 'words';
const shapeOf = (line: string): Shape => (BULLET.test(line) ? 'bullet' : NUMBER.test(line) ? 'number' : 'words');

/** Plain words: an empty line ends a paragraph, and lines that begin with a stroke or a number are a list. */
export const blocksOfText = (text: string): readonly Block[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n+/)
    .flatMap((chunk) => groupsOf(chunk.split('\n').filter((line) => line.trim() !== '')).map(blockOf));

type Group = { readonly shape: Shape; readonly lines: readonly string[] };

function groupsOf(lines: readonly string[]): readonly Group[] {
  const groups: { shape: Shape; lines: string[] }[] = [];
  for (const line of lines) {
    const shape = shapeOf(line);
    const last = groups.at(-1);
    if (last?.shape === shape) last.lines.push(line);
    else groups.push({ shape, lines: [line] });
  }
  return groups;
}

/** One line with a number before it is a date or an amount more often than a list. */
function blockOf({ shape, lines }: Group): Block {
  if (shape === 'words' || (shape === 'number' && lines.length === 1))
    return { kind: 'paragraph', runs: broken(lines) };
  const sign = shape === 'bullet' ? BULLET : NUMBER;
  return {
    kind: 'list',
    ordered: shape === 'number',
    items: lines.map((line) => [{ kind: 'paragraph', runs: [{ text: line.replace(sign, '').trim() }] }]),
  };
}

const broken = (lines: readonly string[]): readonly Run[] =>
  lines.flatMap((line, n) => (n === 0 ? [{ text: line.trim() }] : [{ text: '\n' }, { text: line.trim() }]));

/** Words that end in a stop and end no sentence. */
const SHORT = /(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Nr|vs|etc|e\.g|i\.e|approx|para|cl|s)\.$/;

/** The sentences of a stretch of words, by the offsets at which they end. */
function endsOf(words: string, language: string): readonly number[] {
  const found = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(words)];
  return found
    .map(({ index, segment }) => index + segment.length)
    .filter((end) => end < words.length && !SHORT.test(words.slice(0, end).trimEnd()));
}

/** Cuts runs where sentences end. */
function sentencesOf(runs: readonly Run[], language: string): readonly (readonly Run[])[] {
  const ends = endsOf(runs.map(({ text }) => text).join(''), language);
  const sentences: Run[][] = [[]];
  let at = 0;
  for (const run of runs) {
    let rest = run.text;
    for (const end of ends.filter((one) => one > at && one < at + run.text.length)) {
      const used = run.text.length - rest.length;
      sentences.at(-1)?.push({ ...run, text: rest.slice(0, end - at - used) });
      sentences.push([]);
      rest = run.text.slice(end - at);
    }
    sentences.at(-1)?.push({ ...run, text: rest });
    at += run.text.length;
    if (ends.includes(at)) sentences.push([]);
  }
  return sentences.map(trimmed).filter((one) => one.length > 0);
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const kept = runs.filter(({ text }, n) => text !== '' && !(text === '\n' && (n === 0 || n === runs.length - 1)));
  return kept.map((run, n) =>
    run.text === '\n'
      ? run
      : { ...run, text: n === kept.length - 1 ? run.text.trimEnd() : n === 0 ? run.text.trimStart() : run.text },
  );
}

/** One idea a line, for easy read: every sentence is a paragraph of its own. */
export const oneIdeaALine = (blocks: readonly Block[], language: string): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'heading') return [block];
    if (block.kind === 'quote') return [{ ...block, blocks: oneIdeaALine(block.blocks, language) }];
    if (block.kind === 'list') return [{ ...block, items: block.items.map((item) => oneIdeaALine(item, language)) }];
    return sentencesOf(block.runs, language).map((runs) => ({ kind: 'paragraph', runs }));
  });
