import { parse as parseCsv } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { Refusal } from '#platform/refusal.ts';
import {
  fromCapabilities,
  fromCase,
  fromMatrix,
  fromSheets,
  type CasePackage,
  type Framework,
  type Sheet,
} from '../rules/index.ts';

const unreadable = (reason: string): Refusal =>
  new Refusal(422, reason, [{ field: 'content', problem: 'cannot be read' }]);

/** A file that somebody brought, as a framework: a CASE package, a list of capabilities, a matrix, or a spreadsheet. */
export async function readFramework(name: string, content: Buffer, title: string): Promise<Framework> {
  if (/\.(csv|tsv|txt)$/i.test(name)) return sheets([{ name: 'items', rows: csv(name, content) }], title);
  if (/\.xlsx$/i.test(name)) return sheets(await workbook(content), title);
  if (/\.(json|jsonld|matrix)$/i.test(name)) return json(content);
  throw unreadable(
    'This kind of file is not known here. Bring a CASE package (.json), a spreadsheet (.xlsx, .csv) or a matrix.',
  );
}

function sheets(read: readonly Sheet[], title: string): Framework {
  const found = fromSheets(read, title);
  if (typeof found === 'string') throw unreadable(found);
  return found;
}

function csv(name: string, content: Buffer): string[][] {
  try {
    return parseCsv(content, {
      bom: true,
      delimiter: /\.tsv$/i.test(name) ? '\t' : [',', ';'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    throw unreadable('The sheet could not be read: one of its quotation marks is not closed.');
  }
}

async function workbook(content: Buffer): Promise<Sheet[]> {
  const read = await readWorkbook(content).catch(() => {
    throw unreadable('The spreadsheet could not be read. Save it as .xlsx again, or as .csv.');
  });
  return read.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) =>
      row.map((cell) => (cell === null ? '' : cell instanceof Date ? cell.toISOString() : String(cell))),
    ),
  }));
}

function json(content: Buffer): Framework {
  const it = parsed(content);
  if ('CFDocument' in it) {
    const { CFDocument: document } = it;
    if (typeof document !== 'object' || document === null || !('title' in document) || !('identifier' in document))
      throw unreadable('The package has a CFDocument without a title or an identifier.');
    return fromCase(it as unknown as CasePackage);
  }
  const found = fromCapabilities(it) ?? fromMatrix(it);
  if (found === undefined)
    throw unreadable(
      'The file is no CASE package: it has no CFDocument. A list of capabilities or a matrix was not found either.',
    );
  return found;
}

function parsed(content: Buffer): Record<string, unknown> {
  try {
    const it: unknown = JSON.parse(content.toString('utf8').replace(/^\uFEFF/, ''));
    if (typeof it === 'object' && it !== null && !Array.isArray(it)) return it as Record<string, unknown>;
  } catch {
    // Said below, in the same words.
  }
  throw unreadable('The file is no JSON object.');
}
