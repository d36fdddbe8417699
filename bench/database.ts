import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { must } from '#kernel/must.ts';

export type Filled = {
  /** The data folder of the product: server and worker join the database that runs in it. */
  readonly data: string;
  readonly url: string;
  /** The same database as its administrator. */
  readonly admin: string;
  /** The moment the rows were made for: everything with a later id was made by the bench. */
  readonly made: number;
  readonly stop: () => Promise<void>;
};

type Say = (sentence: string) => void;

/**
 * The built-in PostgreSQL as it is shipped, every commit forced to disk, with so many cases and all that belongs to them.
 * What was filled stays as it is: a copy of it is worked on, so that what one bench writes is not found by the next.
 */
export async function openFilled(folder: string, cases: number, say: Say): Promise<Filled> {
  const [filled, data] = [join(folder, `cases-${cases}`), join(folder, `run-${cases}`)];
  const made = await ensureFilled({ folder, filled, cases, say });
  rmSync(data, { recursive: true, force: true });
  execFileSync('cp', ['-a', '--reflink=auto', filled, data]);
  const { stop, ...urls } = await openAt(data);
  const stopAndDrop = async () => {
    await stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await migrate(urls.url, () => undefined);
    return { data, ...urls, made, stop: stopAndDrop };
  } catch (thrown) {
    await stopAndDrop();
    throw thrown;
  }
}

async function openAt(data: string): Promise<Pick<Filled, 'url' | 'admin' | 'stop'>> {
  const { url, stop } = await startPostgres({ folder: join(data, 'postgres'), say: () => undefined });
  const asAdmin = new URL(url);
  asAdmin.username = 'postgres';
  return { url, admin: asAdmin.href, stop };
}

type Ensuring = { readonly folder: string; readonly filled: string; readonly cases: number; readonly say: Say };

/** Gives the moment for which its rows were made. */
async function ensureFilled({ folder, filled, cases, say }: Ensuring): Promise<number> {
  const note = join(filled, 'filled.json');
  if (!existsSync(note)) {
    rmSync(filled, { recursive: true, force: true });
    mkdirSync(filled, { recursive: true });
    for (const passed of [folder, filled]) chmodSync(passed, 0o711);
    const { url, admin, stop } = await openAt(filled);
    const made = Math.floor(Date.now() / 1000) * 1000;
    try {
      await migrate(url, () => undefined);
      await fill(admin, { cases, made, say });
    } finally {
      await stop();
    }
    writeFileSync(note, JSON.stringify({ made }));
  }
  return (JSON.parse(readFileSync(note, 'utf8')) as { made: number }).made;
}

type Filling = { readonly cases: number; readonly made: number; readonly say: Say };

/** Loaded without foreign keys and indexes, which are checked by the tests and made again at the end: hours otherwise. */
async function fill(admin: string, { cases, made, say }: Filling): Promise<void> {
  const began = Date.now();
  const session = `
    set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '1GB'; set synchronous_commit = off;
    set max_parallel_maintenance_workers = 2; set default_toast_compression = 'pglz'; set timezone = 'UTC';
    select set_config('bench.cases', '${cases}', false), set_config('bench.now', '${made / 1000}', false),
           set_config('bench.queues', '${queuesAt(cases)}', false), set_config('bench.long', '${longEvery(cases)}', false);`;
  const part = (n: number) =>
    readFileSync(join(import.meta.dirname, 'fill', must(PARTS[n], 'a part of the filling')), 'utf8');
  await withClient(admin, async (db) => {
    await db.query(session);
    const indexes = await takeIndexes(db);
    await db.query(part(0));
    await db.query(part(1));
    say(`  ${elapsed(began)} people are there, now cases`);
    const step = 50_000;
    const ranges = Array.from(
      { length: Math.ceil(cases / step) },
      (_, n) => [n * step + 1, Math.min(cases, (n + 1) * step)] as const,
    );
    await Promise.all(
      [0, 1].map(() =>
        withClient(admin, async (own) => {
          await own.query(session);
          for (let range = ranges.shift(); range !== undefined; range = ranges.shift()) {
            await own.query(
              `select set_config('bench.from', '${range[0]}', false), set_config('bench.to', '${range[1]}', false)`,
            );
            await own.query(part(2));
          }
        }),
      ),
    );
    say(`  ${elapsed(began)} ${cases.toLocaleString('en')} cases are there, now indexes`);
    await db.query(part(3));
    await db.query(part(4));
    for (const index of indexes) await db.query(index);
    await db.query('vacuum (freeze, analyze)');
    await db.query('checkpoint');
    say(`  ${elapsed(began)} filled`);
  });
}

const PARTS = ['1-words.sql', '2-people.sql', '3-cases.sql', '4-after.sql', '5-time.sql'];

/** So many queues have cases that each has its fifty newest, however few cases there are: a list of fewer is no list of fifty. */
export const queuesAt = (cases: number): number => Math.min(20, Math.max(1, Math.floor(cases / 500)));

/** Every how many cases one has twenty messages. There are always enough of them that none is opened twice by the same officer. */
export const longEvery = (cases: number): number => (cases < 100_000 ? 20 : 100);

const elapsed = (since: number): string => `${Math.round((Date.now() - since) / 1000)} s:`;

async function takeIndexes(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query<{ name: string; made: string }>(`
    select format('%I.%I', n.nspname, i.relname) as name, pg_get_indexdef(x.indexrelid) as made
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
     where n.nspname in ('cases', 'customers', 'records', 'intake', 'correspondence', 'clocks', 'promises') and not x.indisprimary
       and not exists (select from pg_constraint c where c.conindid = x.indexrelid)`);
  for (const { name } of rows) await db.query(`drop index ${name}`);
  return rows.map(({ made }) => made);
}

export async function withClient<T>(url: string, run: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return await run(db);
  } finally {
    await db.end();
  }
}
