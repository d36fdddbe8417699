import { fontFiles } from './typst.ts';

/** Characters that show nothing and need no letter: white space, joiners, marks of direction. */
const INVISIBLE = /^(?:\s|\p{Default_Ignorable_Code_Point})$/u;
const MOST_NAMED = 5;

const loaded: { ranges?: readonly Range[] } = {};
type Range = readonly [from: number, to: number];

/** What our fonts have no letter for, in a sentence; undefined where they have all. An empty box in a letter says nothing. */
export function unprintableIn(text: string): string | undefined {
  loaded.ranges ??= fontFiles().flatMap(rangesIn);
  const { ranges } = loaded;
  const missing = new Set<string>();
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 127 || INVISIBLE.test(sign) || missing.has(sign)) continue;
    if (!ranges.some(([from, to]) => code >= from && code <= to)) missing.add(sign);
  }
  if (missing.size === 0) return undefined;
  const named = [...missing].slice(0, MOST_NAMED).join(' ');
  return `A letter cannot show ${named}${missing.size > MOST_NAMED ? ' and others' : ''}: our fonts have no sign for it. Write it another way, or send it by e-mail.`;
}

/** The characters a font has, by the two tables of it that are in use (formats 4 and 12 of `cmap`). */
function rangesIn(font: Buffer): readonly Range[] {
  const tables = font.readUInt16BE(4);
  for (let n = 0; n < tables; n += 1) {
    const at = 12 + n * 16;
    if (font.toString('latin1', at, at + 4) === 'cmap') return rangesOfCmap(font, font.readUInt32BE(at + 8));
  }
  return [];
}

function rangesOfCmap(font: Buffer, cmap: number): readonly Range[] {
  const count = font.readUInt16BE(cmap + 2);
  return Array.from({ length: count }, (_, n) => cmap + font.readUInt32BE(cmap + 4 + n * 8 + 4)).flatMap((at) => {
    const format = font.readUInt16BE(at);
    if (format === 12) return groupsOf12(font, at);
    return format === 4 ? segmentsOf4(font, at) : [];
  });
}

const groupsOf12 = (font: Buffer, at: number): Range[] =>
  Array.from({ length: font.readUInt32BE(at + 12) }, (_, n) => {
    const group = at + 16 + n * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });

/** The last segment holds 0xFFFF alone, which is no character. */
const segmentsOf4 = (font: Buffer, at: number): Range[] => {
  const twice = font.readUInt16BE(at + 6);
  return Array.from({ length: twice / 2 }, (_, n) => {
    const to = font.readUInt16BE(at + 14 + n * 2);
    return [font.readUInt16BE(at + 16 + twice + n * 2), to] as const;
  }).filter(([from]) => from !== 0xffff);
};
