import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { finished as streamDone } from 'node:stream/promises';
import { basename, dirname, join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { announce } from '#areas/records/server/index.ts';
import { csvLine, unguarded } from '#kernel/csv.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import { sql } from 'kysely';
import {
  adviceOn,
  columnsOf,
  entityOfFile,
  ENTITY_NAMES,
  fileOf,
  finished,
  flatten,
  fromLegacy,
  gatherJson,
  gatherTables,
  isLegacy,
  nothingYet,
  type Gathered,
  type Gathering,
  type Problem,
  type Row,
} from '../rules/index.ts';
import { keepGathered } from './keep.ts';
import { everyDoc, wholeDirectory } from './whole.ts';

type Csv = { readonly name: string; readonly rows: readonly Row[] };
export type Brought = {
  readonly organizations: number;
  readonly services: number;
  readonly places: number;
  readonly aside: number;
  readonly problems: readonly Problem[];
  /** What the standard would not take. It was brought in all the same, and is given out beside its field. */
  readonly advice: readonly Problem[];
};

/** Every file there is under a path, or the path itself. */
async function filesUnder(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const names = await readdir(path, { recursive: true });
  return names.map((name) => join(path, name)).toSorted();
}

type Reading = { readonly source?: string | undefined; readonly known: ReadonlySet<string> };

/** Reads whatever a directory was exported as: whole things in JSON, or tables in CSV, older ones too. */
export async function gatherFiles(path: string, { source, known }: Reading): Promise<Gathered> {
  const to = nothingYet();
  const csv: (Csv & { folder: string })[] = [];
  for (const file of await filesUnder(path)) {
    const folder = dirname(file);
    if (/\.csv$/i.test(file)) csv.push(...(await readCsv(to, file)).map((one) => ({ ...one, folder })));
    else if (/\.json$/i.test(file) && !/datapackage\.json$/i.test(file)) await readJson(to, file);
  }
  // The tables of one folder belong together, and to no other.
  for (const tables of Map.groupBy(csv, ({ folder }) => folder).values()) gatherFolder(to, tables, source);
  return finished(to, { organizations: known });
}

function gatherFolder(to: Gathering, csv: readonly Csv[], source: string | undefined): void {
  if (isLegacy(csv)) return gatherTables(to, fromLegacy(csv, source));
  const tables = csv.flatMap(({ name, rows }) => {
    const entity = entityOfFile(name);
    if (entity !== undefined) return [{ file: name, entity, rows }];
    const sentence =
      'This file is no table of the standard, so it was left out: name it as the standard does, such as services.csv.';
    to.problems.push({ where: name, sentence });
    return [];
  });
  gatherTables(to, tables);
}

async function readJson(to: Gathering, file: string): Promise<void> {
  const name = `${basename(dirname(file))}/${basename(file)}`;
  try {
    gatherJson(to, JSON.parse(await readFile(file, 'utf8')), name);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    to.problems.push({ where: name, sentence: `This file is no JSON (${fault.message}): export it again.` });
  }
}

async function readCsv(to: Gathering, file: string): Promise<Csv[]> {
  const name = basename(file);
  try {
    const rows = parse(await readFile(file), {
      columns: true,
      cast: unguarded,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: false,
    }) as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    return [{ name, rows: rows.map(({ record, info }) => ({ cells: record, line: info.lines })) }];
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    to.problems.push({ where: name, sentence: `This file cannot be read as CSV: ${fault.message}.` });
    return [];
  }
}

/** Brings a directory in. What is here under the same ids learns what is new; nothing is taken away. */
export async function bringIn(work: Work, path: string, source?: string): Promise<Brought> {
  const { rows } = await sql<{ id: string }>`select id from directory.organization`.execute(work.db);
  const it = await gatherFiles(path, { source, known: new Set(rows.map(({ id }) => id)) });
  await keepGathered(work, it);
  const counts = {
    organizations: it.organizations.size,
    services: it.services.size,
    places: it.serviceAtLocations.size,
  };
  await announce(work, { kind: 'directory.brought-in', data: counts });
  return { ...counts, aside: it.loose.length, problems: it.problems, advice: adviceOn(it) };
}

/** Writes the whole directory into a folder: its tables with their description, and every service and organisation whole. */
export async function giveOut(
  db: Db | Tx,
  folder: string,
): Promise<{ services: number; organizations: number; tables: number }> {
  await mkdir(folder, { recursive: true });
  const tables = await writeTables(db, folder);
  return {
    tables,
    services: await writeDocs(db, folder, 'services'),
    organizations: await writeDocs(db, folder, 'organizations'),
  };
}

async function writeTables(db: Db | Tx, folder: string): Promise<number> {
  const flat = flatten(await wholeDirectory(db));
  const resources: object[] = [];
  for (const entity of ENTITY_NAMES) {
    const rows = [...(flat.get(entity)?.values() ?? [])];
    if (rows.length === 0) continue;
    const columns = columnsOf(entity, rows);
    const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))];
    await writeFile(join(folder, fileOf(entity)), lines.map(csvLine).join(''));
    resources.push({
      name: entity,
      path: fileOf(entity),
      schema: { fields: columns.map((name) => ({ name })), primaryKey: 'id' },
    });
  }
  await writeFile(
    join(folder, 'datapackage.json'),
    JSON.stringify({ name: 'human_services_data', profile: 'tabular-data-package', resources }, null, 2),
  );
  return resources.length;
}

async function writeDocs(db: Db | Tx, folder: string, what: 'services' | 'organizations'): Promise<number> {
  const file = createWriteStream(join(folder, `${what}.json`));
  let count = 0;
  file.write('[');
  for await (const docs of everyDoc(db, what))
    for (const doc of docs) {
      file.write(`${count === 0 ? '\n' : ',\n'}${JSON.stringify(doc)}`);
      count += 1;
    }
  file.end('\n]\n');
  await streamDone(file);
  return count;
}
