import { unzipSync } from 'fflate';

const MOST_INSIDE = 30_000_000;

/** Plain text, as most programs save it. */
export function plainText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The words of a Word document: its paragraphs, and nothing of who wrote or changed them. */
export function wordsOfDocx(bytes: Uint8Array): string | undefined {
  try {
    const part = 'word/document.xml';
    const found = unzipSync(bytes, { filter: ({ name, originalSize }) => name === part && originalSize < MOST_INSIDE });
    const xml = found[part];
    return xml === undefined ? undefined : textOfXml(new TextDecoder().decode(xml));
  } catch {
    return undefined;
  }
}

const textOfXml = (xml: string): string =>
  xml
    .replaceAll(/<w:(?:delText|instrText)\b[^>]*>[^<]*<\/w:(?:delText|instrText)>/g, '')
    .replaceAll(/<w:tab\/>/g, '\t')
    .replaceAll(/<\/w:p>|<w:br[^>]*>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      charOf(Number.parseInt(digits, hex ? 16 : 10)),
    )
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim();

const charOf = (code: number): string => (code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '');
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
