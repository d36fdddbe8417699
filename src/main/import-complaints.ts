import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { CFPB_NEEDS, readCfpb } from '#areas/complaints/rules/index.ts';
import { findOfficerByEmail, officerAsActor } from '#areas/identity/server/index.ts';
import { importComplaint } from '#flows/import-complaints.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import { inTransaction, type Actor } from '#platform/work.ts';
import type { Asked } from './commands.ts';
import type { Parts } from './parts.ts';

/** Longer than any complaint there is, and short enough that a file without an end is noticed. */
const LONGEST_ROW = 1_000_000;
const FAULTS_SHOWN = 20;

type Tally = { imported: number; before: number; refused: number };
type Importing = { readonly parts: Parts; readonly actor: Actor; readonly say: Asked['say']; readonly tally: Tally };

/** `kept import complaints FILE --as EMAIL`: complaints of the CFPB's public database, each once, with what became of them. */
export async function importComplaints(parts: Parts, { words: [, path = ''], options, say }: Asked): Promise<number> {
  const email = typeof options['as'] === 'string' ? options['as'] : '';
  const officer = email === '' ? undefined : await findOfficerByEmail(parts.database.db, email);
  if (officer === undefined)
    throw new CannotStart('Say in whose name complaints are brought over: --as EMAIL, the address of an officer.');
  if ((await stat(path).catch(() => undefined))?.isFile() !== true)
    throw new CannotStart(`There is no file at ${path}: give a CSV file as the CFPB exports it.`);
  const tally: Tally = { imported: 0, before: 0, refused: 0 };
  for await (const row of rowsOf(path)) await bring({ parts, actor: officerAsActor(officer), say, tally }, row);
  say(`${tally.imported} complaints brought over, ${tally.before} were here already, ${tally.refused} lines left out.`);
  return tally.refused === 0 ? 0 : 1;
}

async function bring({ parts, actor, say, tally }: Importing, { row, line }: Row): Promise<void> {
  const read = readCfpb(row);
  if (!read.ok) {
    tally.refused += 1;
    if (tally.refused <= FAULTS_SHOWN) say(`Line ${line} was left out: ${read.fault}.`);
    return;
  }
  const at = { desk: parts.desk, complaints: parts.complaints };
  const became = await inTransaction({ db: parts.database.db, actor, now: parts.clock() }, (work) =>
    importComplaint(at, work, read.it),
  );
  if (became === 'here already') {
    tally.before += 1;
    return;
  }
  tally.imported += 1;
  if (tally.imported % 500 === 0) say(`${tally.imported} complaints brought over…`);
}

type Row = { readonly row: Record<string, string>; readonly line: number };

/** Row after row, so that a file of any size fits in memory. A file that is no such table is refused in one sentence. */
async function* rowsOf(path: string): AsyncGenerator<Row> {
  const parsed = createReadStream(path).pipe(
    parse({ columns: namesOf, bom: true, info: true, relax_column_count: true, max_record_size: LONGEST_ROW }),
  ) as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>;
  try {
    for await (const { record, info } of parsed) yield { row: record, line: info.lines };
  } catch (thrown) {
    if (thrown instanceof CsvError) throw new CannotStart(`${path} cannot be read as CSV: ${thrown.message}.`);
    throw thrown;
  }
}

function namesOf(names: string[]): string[] {
  const missing = CFPB_NEEDS.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new CannotStart(
      `The file has no column ${missing.map((name) => `“${name}”`).join(', ')}: give complaints as the CFPB exports them.`,
    );
  return names;
}
