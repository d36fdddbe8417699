import type { Variant } from '#areas/correspondence/rules/index.ts';
import { blocksOfHtml } from './blocks-of-html.ts';
import { blocksOfText, oneIdeaALine, type Block } from './blocks.ts';
import {
  POSITIONS,
  SIZES,
  addressLines,
  movedBy,
  type EnvelopeName,
  type Paper,
  type Position,
  type Shift,
} from './envelope.ts';
import type { LogoType } from './logo.ts';
import { qrPicture } from './qr/index.ts';
import { lettersWords, type LetterWords } from './letter-words.ts';

export type Letterhead = {
  readonly agency: string;
  readonly address: string;
  readonly contact: string;
  readonly returnLine: string;
  readonly footer: string;
  readonly envelope: EnvelopeName;
  readonly paper: Paper;
  readonly logo: Logo | null;
  /** What the code at the end of a letter opens. */
  readonly code: Code;
  /** Where the window of this office lies beside where its kind of envelope has it, in millimetres. */
  readonly shift: Shift;
};

export const CODES = ['none', 'form', 'case'] as const;
export type Code = (typeof CODES)[number];
/** The picture itself is in `content`, in base64. */
export type Logo = { readonly type: LogoType; readonly alt: string; readonly content: string };

/** How the words look, in points and millimetres. */
export type Look = {
  readonly size: number;
  readonly leading: number;
  readonly spacing: number;
  /** As wide as lines may be; null for the whole page. */
  readonly measure: number | null;
};

/** Large print begins at 16 points by the usual guidance; 18 is what most who ask for it need. Easy read keeps lines short. */
const LOOKS: Readonly<Record<Variant, Look>> = {
  standard: { size: 11, leading: 0.72, spacing: 1.15, measure: null },
  'large print': { size: 18, leading: 0.75, spacing: 1.2, measure: null },
  'easy read': { size: 16, leading: 1, spacing: 1.6, measure: 135 },
};

/** Everything a letter shows, as data. Nothing in it is ever read as markup. */
export type LetterPage = {
  readonly title: string;
  readonly language: string;
  readonly agency: string;
  readonly head: readonly string[];
  readonly contact: readonly string[];
  readonly returnLine: string;
  readonly logo: Logo | null;
  /** A code that a telephone reads, with the same address in words for whoever reads it otherwise. */
  readonly scan: {
    readonly picture: string;
    readonly alt: string;
    readonly words: string;
    readonly address: string;
  } | null;
  /** The frame of the window and a ruler, on a page that is printed to try it. */
  readonly guide: boolean;
  readonly footer: readonly string[];
  readonly address: readonly string[];
  readonly position: Position;
  readonly paper: { readonly width: number; readonly height: number };
  readonly day: string;
  /** Year, month and day, for the record in the file. */
  readonly date: readonly [number, number, number];
  readonly reference: string;
  readonly blocks: readonly Block[];
  readonly enclosures: readonly string[];
  readonly words: LetterWords & { readonly language: string };
  readonly look: Look;
};

export type LetterText = {
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
  readonly addressee: string;
  readonly address: string;
  readonly variant: Variant;
  readonly language: string;
  readonly reference: string;
  readonly day: string;
  readonly date: readonly [number, number, number];
  readonly enclosures: readonly string[];
  /** The address that the code opens, where there is one. */
  readonly scan?: string | null;
  readonly guide?: boolean;
};

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The subject of an answer without what only mail needs. */
export const titleOf = (subject: string): string => subject.replace(/^Re: /, '').replace(/\s*\[[^[\]]+\]$/, '');

function scanOf(code: Code, { scan, language }: LetterText): LetterPage['scan'] {
  if (code === 'none' || scan === undefined || scan === null) return null;
  const words = lettersWords(language);
  const picture = qrPicture(scan);
  // An address that is too long for a code can still be typed.
  return { picture: picture ?? '', alt: `${words[code]}: ${scan}`, words: words[code], address: scan };
}

export function pageOf(head: Letterhead, it: LetterText): LetterPage {
  const blocks = it.html === null ? blocksOfText(it.body) : blocksOfHtml(it.html);
  return {
    title: titleOf(it.subject),
    language: it.language,
    agency: head.agency,
    head: linesOf(head.address),
    contact: linesOf(head.contact),
    returnLine: head.returnLine.trim(),
    footer: linesOf(head.footer),
    address: addressLines(it.addressee, it.address),
    logo: head.logo,
    scan: scanOf(head.code, it),
    guide: it.guide ?? false,
    position: movedBy(POSITIONS[head.envelope], head.shift),
    paper: SIZES[head.paper],
    day: it.day,
    date: it.date,
    reference: it.reference,
    blocks: it.variant === 'easy read' ? oneIdeaALine(blocks, it.language) : blocks,
    enclosures: it.enclosures,
    words: lettersWords(it.language),
    look: LOOKS[it.variant],
  };
}
