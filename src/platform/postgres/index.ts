import { resolve } from 'node:path';
import { CannotStart, messageOf } from '../cannot-start.ts';
import { accountFor } from './account.ts';
import { address, adopt, begin, openDatabase, type Beginning } from './begin.ts';
import { placesIn, prepareFolder, type Places } from './cluster.ts';
import { takeFolder } from './folder-lock.ts';
import { clearStale, findPostmaster, isPostgres, signal, stopPostmaster, type Postmaster } from './postmaster.ts';

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

const LOOK_EVERY = 250;

/** The built-in PostgreSQL: made on first use, adopted when it already runs, one Kept per folder. */
export async function startPostgres({ folder, say, fast = false, join = false }: Start): Promise<Postgres> {
  const places = placesIn(resolve(folder));
  const account = accountFor(places.cluster);
  prepareFolder(places, account);
  const lock = takeFolder(places.folder);
  if ('heldBy' in lock) return joinRunning(places, lock.heldBy, join);
  // From the first moment, so that whoever does not want to wait for the start leaves no database behind either.
  const goodbye = () => signalWhateverRuns(places);
  process.once('exit', goodbye);
  try {
    const { postmaster, adopted } = (await adopt(places, say)) ?? (await begin({ places, account, fast }, say));
    const url = await openDatabase(places, postmaster).catch(async (thrown: unknown) => {
      if (!adopted) await stopPostmaster(postmaster);
      throw thrown;
    });
    const watched = watch(postmaster, { places, account, fast }, say);
    const stop = async () => {
      await watched.end();
      process.off('exit', goodbye);
      await stopPostmaster(watched.now());
      lock.letGo();
    };
    return { url, adopted, stop: once(stop) };
  } catch (thrown) {
    process.off('exit', goodbye);
    lock.letGo();
    throw thrown;
  }
}

function signalWhateverRuns(places: Places): void {
  const found = findPostmaster(places);
  if (found !== undefined && isPostgres(found, places)) signal(found.pid, 'SIGINT');
}

/**
 * PostgreSQL outlives a back end that crashes, but not the loss of its own first process. It is then begun again at the
 * same address, and whoever uses it connects again.
 */
function watch(first: Postmaster, beginning: Beginning, say: Start['say']) {
  let current = first;
  let mending: Promise<void> | undefined;
  let troubled = '';
  const mend = async () => {
    say('The database was cut off: starting it again…');
    clearStale(beginning.places);
    const { listening } = current;
    const { postmaster } = await begin({ ...beginning, listening }, say);
    current = postmaster;
    troubled = '';
  };
  const timer = setInterval(() => {
    if (mending !== undefined || isPostgres(current, beginning.places)) return;
    mending = mend()
      .catch((thrown: unknown) => {
        // Tried again on the next look: a full disk may have room by then. The same trouble is told once.
        if (messageOf(thrown) !== troubled) say(messageOf(thrown));
        troubled = messageOf(thrown);
      })
      .finally(() => {
        mending = undefined;
      });
  }, LOOK_EVERY);
  timer.unref();
  const end = async () => {
    clearInterval(timer);
    await mending;
  };
  return { now: () => current, end };
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

function once(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
}
