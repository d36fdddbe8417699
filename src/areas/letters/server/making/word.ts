import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  FrameAnchorType,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import { pictureSize, type Block, type LetterPage, type Logo, type LogoType, type Run } from '../../rules/index.ts';

/** A twip is the twentieth part of a point. */
const TWIPS_PER_MM = 1440 / 25.4;
const twips = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);
/** Word counts the size of letters in halves of a point. */
const half = (points: number): number => Math.round(points * 2);

const MARGIN = { left: 25, right: 20, top: 20, bottom: 24 };

/** The same letter for whoever has to work on with it in a word processor: headings, lists and language are real ones. */
export async function asWord(page: LetterPage): Promise<Uint8Array> {
  const { look } = page;
  const document = new Document({
    title: page.title,
    creator: page.agency,
    styles: {
      default: {
        document: {
          run: { font: 'Noto Sans', size: half(look.size), language: { value: page.language } },
          paragraph: {
            spacing: { after: Math.round(look.size * look.spacing * 10), line: 240 + Math.round(look.leading * 80) },
          },
        },
        heading1: {
          run: { bold: true, size: half(look.size * 1.2) },
          paragraph: { spacing: { before: 240, after: 160 } },
        },
        heading2: {
          run: { bold: true, size: half(look.size * 1.1) },
          paragraph: { spacing: { before: 240, after: 120 } },
        },
        heading3: { run: { bold: true, size: half(look.size) }, paragraph: { spacing: { before: 200, after: 100 } } },
      },
    },
    numbering: { config: [{ reference: 'numbers', levels: LEVELS }] },
    sections: [
      {
        properties: { page: { size: sizeOf(page), margin: marginOf(page) } },
        footers: { default: footerOf(page) },
        children: [...headOf(page), ...bodyOf(page)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const LEVELS = [0, 1, 2].map((level) => ({
  level,
  format: LevelFormat.DECIMAL,
  text: `%${level + 1}.`,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 500 * (level + 1), hanging: 360 } } },
}));

const sizeOf = ({ paper }: LetterPage) => ({ width: twips(paper.width), height: twips(paper.height) });

function marginOf({ paper, look }: LetterPage) {
  const sides = { top: twips(MARGIN.top), bottom: twips(MARGIN.bottom), left: twips(MARGIN.left) };
  const spare = look.measure === null ? MARGIN.right : paper.width - MARGIN.left - look.measure;
  return { ...sides, right: twips(spare) };
}

const lines = (all: readonly string[], more: object = {}): TextRun[] =>
  all.map((text, n) => new TextRun({ text, ...more, ...(n === 0 ? {} : { break: 1 }) }));

/** A paragraph at a place of the sheet: what has to show in the window does, however long the letter is. */
const placed = (left: number, top: number, width: number, rest: IParagraphOptions): Paragraph =>
  new Paragraph({
    ...rest,
    frame: {
      type: 'absolute',
      position: { x: twips(left), y: twips(top) },
      width: twips(width),
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    },
  });

function headOf(page: LetterPage): Paragraph[] {
  const { address, returnLine } = page.position;
  const small = Math.max(9, page.look.size - 2);
  const tight = { spacing: { after: 0, line: 240 } };
  const head = placed(25, 12, page.paper.width - 45, {
    ...tight,
    children: [
      new TextRun({ text: page.agency, bold: true, size: 26 }),
      ...lines(['', ...page.head], { size: 18 }).slice(1),
    ],
  });
  const logo = page.logo === null || page.logo.type === 'svg' ? [] : [logoOf(page, page.logo)];
  const back =
    returnLine === null || page.returnLine === ''
      ? []
      : [
          placed(returnLine.left, returnLine.top, returnLine.width, {
            ...tight,
            children: lines([page.returnLine], { size: 14 }),
          }),
        ];
  const to = placed(address.left, address.top, address.width, {
    ...tight,
    children: lines(page.address, { size: 22 }),
  });
  const facts = new Paragraph({
    spacing: { before: twips(Math.max(0, address.top + address.height - MARGIN.top + 6)), after: 120, line: 240 },
    children: [
      new TextRun({ text: `${page.words.date}: `, size: half(small) }),
      new TextRun({ text: page.day, bold: true, size: half(small) }),
      ...(page.reference === '' ? [] : referenceOf(page, small)),
      ...lines(['', ...page.contact], { size: half(small) }).slice(1),
    ],
  });
  return [head, ...logo, ...back, to, facts];
}

/** A drawing has no place in older word processors, so there the name alone stands at the head. */
const logoOf = ({ paper }: LetterPage, { type, alt, content }: Logo): Paragraph =>
  placed(paper.width - 80, 10, 60, {
    alignment: AlignmentType.RIGHT,
    children: [
      new ImageRun({
        type: type === 'jpg' ? 'jpg' : 'png',
        data: Buffer.from(content, 'base64'),
        transformation: fitted(Buffer.from(content, 'base64'), type),
        altText: { name: 'logo', title: alt, description: alt },
      }),
    ],
  });

/** Within 60 by 18 millimetres, in dots of a screen, whatever its own size. */
function fitted(bytes: Uint8Array, type: LogoType): { width: number; height: number } {
  const size = pictureSize(bytes, type) ?? { width: 10, height: 3 };
  const scale = Math.min(227 / size.width, 68 / size.height);
  return { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
}

const referenceOf = (page: LetterPage, small: number): TextRun[] => [
  new TextRun({ text: `${page.words.reference}: `, size: half(small), break: 1 }),
  new TextRun({ text: page.reference, bold: true, size: half(small) }),
];

const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function bodyOf(page: LetterPage): Paragraph[] {
  const enclosed =
    page.enclosures.length === 0
      ? []
      : [
          new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(page.words.enclosures)] }),
          ...page.enclosures.map((text) => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(text)] })),
        ];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(page.title)] }),
    ...blocksOf(page.blocks, {}, 0),
    ...enclosed,
    ...(page.scan === null ? [] : [scanned(page.scan)]),
  ];
}

/** The address that the code opens, in words. */
const scanned = ({ words, address }: NonNullable<LetterPage['scan']>): Paragraph =>
  new Paragraph({
    spacing: { before: 240 },
    children: [
      new TextRun(`${words}: `),
      new ExternalHyperlink({ link: address, children: [new TextRun({ text: address, style: 'Hyperlink' })] }),
    ],
  });

/** Lists inside lists go one level deeper; what stands under an item is set like it, without a sign of its own. */
function blocksOf(blocks: readonly Block[], of: IParagraphOptions, level: number): Paragraph[] {
  return blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'heading')
      return [new Paragraph({ heading: HEADINGS[block.level], children: runsOf(block.runs) })];
    if (block.kind === 'paragraph') return [new Paragraph({ ...of, children: runsOf(block.runs) })];
    if (block.kind === 'quote') return blocksOf(block.blocks, { indent: { left: 500 } }, level);
    const depth = Math.min(level, 2);
    const sign: IParagraphOptions = block.ordered
      ? { numbering: { reference: 'numbers', level: depth } }
      : { bullet: { level: depth } };
    return block.items.flatMap((item) => {
      const [first, ...rest] = item;
      if (first === undefined) return [];
      return [
        ...blocksOf([first], sign, level + 1),
        ...blocksOf(rest, { indent: { left: 500 * (depth + 1) } }, level + 1),
      ];
    });
  });
}

const runsOf = (runs: readonly Run[]): ParagraphChild[] =>
  runs.map((run) => {
    if (run.text === '\n') return new TextRun({ break: 1 });
    const look = { text: run.text, ...(run.bold ? { bold: true } : {}), ...(run.italic ? { italics: true } : {}) };
    return run.link === undefined || run.link === ''
      ? new TextRun(look)
      : new ExternalHyperlink({ link: run.link, children: [new TextRun({ ...look, style: 'Hyperlink' })] });
  });

/** The words around the two numbers stand as the language has them. */
function footerOf(page: LetterPage): Footer {
  const counted = page.words.page.split(/(\{pages?\})/).map((part) => {
    if (part === '{page}') return PageNumber.CURRENT;
    return part === '{pages}' ? PageNumber.TOTAL_PAGES : part;
  });
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: twips(page.paper.width - MARGIN.left - MARGIN.right) }],
        children: [...lines(page.footer, { size: 18 }), new TextRun({ size: 18, children: ['\t', ...counted] })],
      }),
    ],
  });
}
