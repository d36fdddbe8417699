import { parse as parseCsv } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { Refusal } from './refusal.ts';

/** A sheet: its name, and its rows with the names of the columns first. */
export type SheetRead = { readonly name: string; readonly rows: readonly (readonly string[])[] };

const unreadable = (reason: string): Refusal =>
  new Refusal(422, reason, [{ field: 'content', problem: 'cannot be read' }]);

/** The sheets of a file that somebody brought, as text in every cell; nothing where it is no spreadsheet. */
export async function readSheets(name: string, content: Buffer): Promise<readonly SheetRead[] | undefined> {
  if (/\.(csv|tsv|txt)$/i.test(name)) return [{ name: 'items', rows: csv(name, content) }];
  return /\.xlsx$/i.test(name) ? workbook(content) : undefined;
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

async function workbook(content: Buffer): Promise<SheetRead[]> {
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
