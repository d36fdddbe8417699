import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { CannotStart, codeOf, messageOf } from './cannot-start.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

type Migration = { readonly name: string; readonly sql: string; readonly sha256: string };
type Applied = { readonly name: string; readonly sha256: string };

/** Any number works, as long as every Kept uses the same: servers that start together migrate one after the other. */
const LOCK = 53_778_001;
const OLDEST = 150_000;
const NAME = /^\d{8}T\d{4}_[a-z][a-z0-9_]*\.sql$/;

/** Brings the database to this version, each file in a transaction of its own. Answers with what it applied. */
export async function migrate(url: string, say: (sentence: string) => void, folder = MIGRATIONS): Promise<string[]> {
  const files = readMigrations(folder);
  const db = await connect(url);
  try {
    await db.query('select pg_advisory_lock($1)', [LOCK]);
    const applied = await prepare(db);
    refuseStrangers(files, applied);
    const pending = files.filter(({ name }) => !applied.some((done) => done.name === name));
    for (const file of pending) {
      say(`Bringing the database up to date: ${file.name}`);
      await apply(db, file);
    }
    return pending.map(({ name }) => name);
  } finally {
    await db.end();
  }
}

/** A connection, or a sentence that says why there is none. */
async function connect(url: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  try {
    await db.connect();
  } catch (thrown) {
    throw new CannotStart(
      `The database cannot be reached (${messageOf(thrown)}): check DATABASE_URL and that the server is up.`,
    );
  }
  const { rows } = await db.query<{ version: number; name: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
  );
  const [server] = rows;
  if (server && server.version < OLDEST) {
    await db.end();
    throw new CannotStart(`The database server is PostgreSQL ${server.name}: Kept needs version 15 or newer.`);
  }
  return db;
}

export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  const misnamed = names.find((name) => !NAME.test(name));
  if (misnamed) throw new Error(`${misnamed}: a migration is called YYYYMMDDThhmm_area.sql`);
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

async function prepare(db: pg.Client): Promise<Applied[]> {
  const known = await db.query(`select from pg_tables where schemaname = 'platform' and tablename = 'migration'`);
  if (known.rowCount === 0) {
    await db.query(`
      create schema if not exists platform;
      create table platform.migration (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default clock_timestamp()
      )`);
  }
  const { rows } = await db.query<Applied>('select name, sha256 from platform.migration order by name');
  return rows;
}

/** A database that knows more than we do, or something else, is not touched. */
function refuseStrangers(files: readonly Migration[], applied: readonly Applied[]): void {
  const unknown = applied.filter(({ name }) => !files.some((file) => file.name === name)).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new CannotStart(
      `This database was made by a newer Kept (it has ${unknown.join(', ')}): install that version, or restore the backup taken before it.`,
    );
  }
  const changed = files.find(({ name, sha256 }) =>
    applied.some((done) => done.name === name && done.sha256 !== sha256),
  );
  if (changed) {
    throw new CannotStart(
      `The migration ${changed.name} was changed after this database had applied it: put the file back as it was and write a new one.`,
    );
  }
  const last = applied.at(-1)?.name ?? '';
  const late = files.find(({ name }) => name < last && !applied.some((done) => done.name === name));
  if (late) {
    throw new CannotStart(
      `The migration ${late.name} is older than ${last}, which this database already has: give it a later date, so that every database runs them in one order.`,
    );
  }
}

async function apply(db: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  await db.query('begin');
  try {
    await db.query(sql);
    await db.query('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256]);
    await db.query('commit');
  } catch (thrown) {
    await db.query('rollback');
    if (codeOf(thrown) === '53100')
      throw new CannotStart('The disk of the database is full: make room on it and start again. Nothing was lost.');
    throw new CannotStart(`The migration ${name} failed and was undone${lineOf(thrown, sql)}: ${messageOf(thrown)}`);
  }
}

function lineOf(thrown: unknown, sql: string): string {
  if (!(thrown instanceof pg.DatabaseError) || thrown.position === undefined) return '';
  return ` (line ${sql.slice(0, Number(thrown.position)).split('\n').length})`;
}
