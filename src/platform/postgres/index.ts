import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart, codeOf, messageOf } from '../cannot-start.ts';
import { accountFor } from './account.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, placesIn, prepareFolder, readPassword, type Places } from './cluster.ts';
import { takeFolder } from './folder-lock.ts';
import {
  clearStale,
  findPostmaster,
  isPostgres,
  launch,
  launchFailure,
  signal,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts';
import type { Listening } from './settings.ts';

export type Postgres = { readonly url: string; readonly adopted: boolean; readonly stop: () => Promise<void> };

export type Start = {
  /** Everything the database owns lives here: cluster, password, socket, log. */
  readonly folder: string;
  readonly say: (sentence: string) => void;
  /** For tests: nothing is forced to disk. */
  readonly fast?: boolean;
  /** For commands beside a running Kept: use its database, and leave it running. */
  readonly join?: boolean;
};

/** Starting after a crash replays the log, and orphaned back ends need a moment to notice that their parent is gone. */
const PATIENCE = 600_000;
const ORPHANS = /pre-existing shared memory block|lock file .* already exists/;

/** The built-in PostgreSQL: made on first use, adopted when it already runs, one Kept per folder. */
export async function startPostgres({ folder, say, fast = false, join = false }: Start): Promise<Postgres> {
  const places = placesIn(resolve(folder));
  const account = accountFor(places.cluster);
  prepareFolder(places, account);
  const lock = takeFolder(places.folder);
  if ('heldBy' in lock) return joinRunning(places, lock.heldBy, join);
  try {
    const { postmaster, adopted } = (await adopt(places, say)) ?? (await begin({ places, account, fast }, say));
    const url = await openDatabase(places, postmaster);
    const goodbye = () => signal(postmaster.pid, 'SIGINT');
    process.once('exit', goodbye);
    const stop = async () => {
      process.off('exit', goodbye);
      await stopPostmaster(postmaster);
      lock.letGo();
    };
    return { url, adopted, stop: once(stop) };
  } catch (thrown) {
    lock.letGo();
    throw thrown;
  }
}

type Running = { readonly postmaster: Postmaster; readonly adopted: boolean };

/** A Kept that was killed leaves its database running: it is sound, and it is ours. */
async function adopt(places: Places, say: Start['say']): Promise<Running | undefined> {
  const found = findPostmaster(places);
  if (!found) return undefined;
  // It may be starting or stopping at this very moment: gone is an answer too.
  const failed = () => (isPostgres(found, places) ? undefined : 'gone');
  if ((await untilReady(places, found, { failed, say })) === undefined) {
    say('The database was still running from last time: taking it over.');
    return { postmaster: found, adopted: true };
  }
  clearStale(places, found);
  return undefined;
}

type Beginning = { readonly places: Places; readonly account: ReturnType<typeof accountFor>; readonly fast: boolean };

async function begin({ places, account, fast }: Beginning, say: Start['say']): Promise<Running> {
  const binaries = findBinaries(account, places.folder);
  ensureCluster(places, binaries, account, fast);
  const patience = Date.now() + 20_000;
  for (;;) {
    const { failed, ...postmaster } = await launch({ places, binaries, account, fast });
    const said = await untilReady(places, postmaster, { failed, say });
    if (said === undefined) return { postmaster, adopted: false };
    if (!ORPHANS.test(said) || Date.now() > patience) throw launchFailure(places, said);
    await pause(200);
  }
}

/** Undefined when the database answers; what PostgreSQL said when it has given up. */
async function untilReady(
  places: Places,
  postmaster: Postmaster,
  { failed, say }: { failed: () => string | undefined; say: Start['say'] },
): Promise<string | undefined> {
  const began = Date.now();
  let told = false;
  for (;;) {
    const said = failed();
    if (said !== undefined) return said;
    const trouble = await knock(address(places, postmaster.listening, 'postgres'));
    if (trouble === undefined) return undefined;
    if (!notYet(trouble)) throw keptOut(places, postmaster, trouble);
    if (Date.now() - began > PATIENCE) throw new CannotStart(`The database does not come up: see ${places.log}.`);
    if (!told && Date.now() - began > 3_000) {
      told = true;
      say('The database is putting itself in order after it was cut off last time…');
    }
    await pause(15);
  }
}

/** The socket is not there yet, nobody listens yet, or PostgreSQL asks to wait (57P03). */
function notYet(trouble: unknown): boolean {
  return ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes(codeOf(trouble) ?? '');
}

async function knock(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return undefined;
  } catch (thrown) {
    return thrown;
  } finally {
    await client.end();
  }
}

/** Kept owns its database but is no superuser, as on a server that somebody else runs. */
async function openDatabase(places: Places, postmaster: Postmaster): Promise<string> {
  const admin = new pg.Client({ connectionString: address(places, postmaster.listening, 'postgres') });
  try {
    await admin.connect();
    const { rowCount } = await admin.query(`select from pg_database where datname = 'kept'`);
    if (rowCount === 0) {
      const role = await admin.query(`select from pg_roles where rolname = 'kept'`);
      const password = admin.escapeLiteral(readPassword(places));
      if (role.rowCount === 0) await admin.query(`create role kept login createdb password ${password}`);
      await admin.query('create database kept owner kept');
    }
  } catch (thrown) {
    throw keptOut(places, postmaster, thrown);
  } finally {
    await admin.end();
  }
  return address(places, postmaster.listening, 'kept');
}

function keptOut({ folder }: Places, { pid }: Postmaster, trouble: unknown): CannotStart {
  return new CannotStart(
    `The database in ${folder} runs (process ${pid}) but does not let Kept in (${messageOf(trouble)}): ` +
      'stop that process and start again.',
  );
}

async function joinRunning(places: Places, holder: number, join: boolean): Promise<Postgres> {
  const found = findPostmaster(places);
  if (!join || !found) {
    throw new CannotStart(
      `Another Kept (process ${holder}) is already using ${places.folder}: stop it first, or set DATA to another folder.`,
    );
  }
  return { url: address(places, found.listening, 'kept'), adopted: true, stop: () => Promise.resolve() };
}

function address(places: Places, listening: Listening, role: string): string {
  const password = encodeURIComponent(readPassword(places));
  const where = 'socket' in listening ? encodeURIComponent(listening.socket) : `127.0.0.1:${listening.port}`;
  return `postgres://${role}:${password}@${where}/${role}`;
}

function once(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
}
