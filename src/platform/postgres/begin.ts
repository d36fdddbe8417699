import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart, codeOf, messageOf } from '../cannot-start.ts';
import type { Account } from './account.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, readPassword, type Places } from './cluster.ts';
import {
  clearStale,
  findPostmaster,
  isPostgres,
  launch,
  launchFailure,
  removeTemporarySocket,
  stopPostmaster,
  whereToListen,
  type Postmaster,
} from './postmaster.ts';
import type { Listening } from './settings.ts';

type Say = (sentence: string) => void;

/** Starting after a crash replays the log, and orphaned back ends need a moment to notice that their parent is gone. */
const PATIENCE = 600_000;
const ORPHANS = /pre-existing shared memory block|lock file .* already exists/;

export type Running = { readonly postmaster: Postmaster; readonly adopted: boolean };

/** A Kept that was killed leaves its database running: it is sound, and it is ours. */
export async function adopt(places: Places, say: Say): Promise<Running | undefined> {
  const found = findPostmaster(places);
  if (!found) return undefined;
  // It may be starting or stopping at this very moment: gone is an answer too.
  const failed = () => (isPostgres(found, places) ? undefined : 'gone');
  if ((await untilReady(places, found, { failed, say })) === undefined) {
    say('The database was still running from last time: taking it over.');
    return { postmaster: found, adopted: true };
  }
  clearStale(places);
  removeTemporarySocket(found.listening);
  return undefined;
}

export type Beginning = {
  readonly places: Places;
  readonly account: Account;
  readonly fast: boolean;
  /** Where it listened before, when it is begun again under people who know it there. */
  readonly listening?: Listening;
};

export async function begin({ places, account, fast, ...before }: Beginning, say: Say): Promise<Running> {
  // A database that was there a moment ago is not made anew: its disk may come back.
  if (before.listening !== undefined && !existsSync(join(places.cluster, 'PG_VERSION')))
    throw new CannotStart(`The database in ${places.cluster} is gone: put it back, or mount the disk it lies on.`);
  const binaries = findBinaries(account, places.folder);
  ensureCluster(places, binaries, account, fast);
  const listening = before.listening ?? (await whereToListen(places, account));
  const patience = Date.now() + 20_000;
  for (;;) {
    const { failed, ...postmaster } = await launch({ places, binaries, account, fast, listening });
    const said = await untilReady(places, postmaster, { failed, say }).catch(async (thrown: unknown) => {
      await stopPostmaster(postmaster);
      throw thrown;
    });
    if (said === undefined) return { postmaster, adopted: false };
    if (!ORPHANS.test(said) || Date.now() > patience) {
      if (before.listening === undefined) removeTemporarySocket(listening);
      throw launchFailure(places, said);
    }
    await pause(200);
  }
}

/** Undefined when the database answers; what PostgreSQL said when it has given up. */
async function untilReady(
  places: Places,
  postmaster: Postmaster,
  { failed, say }: { failed: () => string | undefined; say: Say },
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
export async function openDatabase(places: Places, postmaster: Postmaster): Promise<string> {
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

export function address(places: Places, listening: Listening, role: string): string {
  const password = encodeURIComponent(readPassword(places));
  const where = 'socket' in listening ? encodeURIComponent(listening.socket) : `127.0.0.1:${listening.port}`;
  return `postgres://${role}:${password}@${where}/${role}`;
}
