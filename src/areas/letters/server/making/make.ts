import type { LetterPage } from '../../rules/index.ts';
import { pagesIn, showingItsTitle } from './pdf-title.ts';
import { isStopped, type Typst } from './typst.ts';
import { asWord } from './word.ts';

/** A sheet of a bundle: a page of a PDF, a picture, or words where neither can be shown. */
export type Sheets = { readonly name: string } & (
  | { readonly kind: 'pdf' | 'picture'; readonly bytes: Uint8Array; readonly type: string }
  | { readonly kind: 'words' }
);

export type Order =
  | { readonly make: 'letter'; readonly page: LetterPage; readonly word: boolean }
  | { readonly make: 'bundle'; readonly title: string; readonly sheets: readonly Sheets[] };

export type Made =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly docx: Uint8Array | null; readonly pages: number }
  | { readonly ok: false; readonly reason: string };

export async function make(typst: Typst, order: Order): Promise<Made> {
  if (order.make === 'bundle') return bundle(typst, order);
  const { data, files } = withFiles(order.page);
  const pdf = showingItsTitle(typst.set('letter', data, files));
  return { ok: true, pdf, docx: order.word ? await asWord(order.page) : null, pages: pagesIn(pdf) };
}

/** The pictures of a letter as files, so that its data stay words. */
function withFiles(page: LetterPage): { data: object; files: ReadonlyMap<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  const { logo, scan, ...rest } = page;
  if (logo !== null) files.set(`/logo.${logo.type}`, Buffer.from(logo.content, 'base64'));
  if (scan !== null && scan.picture !== '') files.set('/code.svg', Buffer.from(scan.picture));
  return {
    data: {
      ...rest,
      logo: logo === null ? null : { file: `/logo.${logo.type}`, alt: logo.alt },
      scan: scan === null ? null : { ...scan, picture: scan.picture === '' ? null : '/code.svg' },
    },
    files,
  };
}

const A4 = { width: 210, height: 297 };

const MOST_PAGES = 500;

/** Some programs write pages where they cannot be counted without opening them, so the next one is asked for until there is none. */
function countPages(typst: Typst, file: string, bytes: Uint8Array): number {
  const files = new Map([[file, bytes]]);
  const counted = pagesIn(bytes);
  let page = shows(typst, { file, page: counted }, files) ? counted : 0;
  while (page < MOST_PAGES && shows(typst, { file, page: page + 1 }, files)) page += 1;
  return page;
}

function shows(typst: Typst, sheet: { file: string; page: number }, files: ReadonlyMap<string, Uint8Array>): boolean {
  if (sheet.page === 0) return true;
  try {
    typst.set('bundle', { title: '-', sheets: [{ ...A4, inset: 0, name: '-', ...sheet }] }, files);
    return true;
  } catch (fault) {
    if (isStopped(fault)) throw fault;
    return false;
  }
}

/** Every page of what is to be printed, as it was made. */
function bundle(typst: Typst, { title, sheets }: Order & { readonly make: 'bundle' }): Made {
  const files = new Map<string, Uint8Array>();
  const pages = sheets.flatMap((sheet, n) => {
    if (sheet.kind === 'words') return [{ ...A4, inset: 0, name: sheet.name }];
    const file = `/sheet-${n}.${sheet.type}`;
    files.set(file, sheet.bytes);
    if (sheet.kind === 'picture') return [{ ...A4, inset: 15, file, name: sheet.name }];
    const count = countPages(typst, file, sheet.bytes);
    // What is locked or broken cannot be shown, and whoever packs the envelope has to know.
    if (count === 0)
      return [
        { ...A4, inset: 0, name: `This could not be printed with the letter. Enclose it by hand: ${sheet.name}` },
      ];
    return Array.from({ length: count }, (_, at) => ({ ...A4, inset: 0, file, page: at + 1, name: sheet.name }));
  });
  const pdf = showingItsTitle(typst.set('bundle', { title, sheets: pages }, files));
  return { ok: true, pdf, docx: null, pages: pages.length };
}
