/**
 * Says in a PDF that its title is what a window shows, and not the name of its file. The typesetter writes the title and leaves this
 * out. It is added the way the format foresees: the catalogue once more at the end, with a table that leads to it.
 */
export function showingItsTitle(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(text);
  const root = /\/Root (\d+) 0 R/.exec(trailer?.[1] ?? '')?.[1];
  const size = /\/Size (\d+)/.exec(trailer?.[1] ?? '')?.[1];
  const catalogue = new RegExp(`\\n${root} 0 obj\\s*<<([\\s\\S]*?)\\nendobj`).exec(text)?.[1];
  if (trailer === null || root === undefined || size === undefined || catalogue === undefined)
    throw new Error('the typesetter wrote a PDF of another shape');
  const begins = pdf.byteLength + 1;
  const object = `${root} 0 obj\n<<${catalogue.replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')}\nendobj\n`;
  const table = `xref\n${root} 1\n${String(begins).padStart(10, '0')} 00000 n \n`;
  const ends = `trailer\n<<${trailer[1]}  /Prev ${trailer[2]}\n>>\nstartxref\n${begins + object.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(`\n${object}${table}${ends}`, 'latin1')]);
}

/** How many pages there are. */
export const pagesIn = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page(?![a-zA-Z])/g) ?? []
  ).length;
