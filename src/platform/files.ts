import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { codeOf, messageOf } from './cannot-start.ts';
import type { Db, Tx } from './db.ts';
import { sha256 } from './id.ts';
import { destroyLetGo, heldFromDestroying } from './let-go.ts';
import { StoreTrouble, isFull } from './store-trouble.ts';

/** Where large content lies: a folder or an S3 bucket. Content is named by its hash, so writing it twice does no harm. */
export type LargeStore = {
  readonly put: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly get: (name: string) => Promise<Uint8Array>;
  /** What is not there is gone already. */
  readonly remove: (name: string) => Promise<void>;
  /** Writes and reads something, and says in one sentence what is wrong when that does not work. */
  readonly check: () => Promise<void>;
};

export type Files = {
  /** Keeps content for good and gives its hash. It is safe on disk once the transaction of `db` has committed. */
  readonly put: (db: Db | Tx, bytes: Uint8Array) => Promise<Buffer>;
  readonly get: (db: Db | Tx, hash: Buffer) => Promise<Uint8Array>;
  /** Destroys what was let go and nothing names any more. Gives how much of it was looked at. */
  readonly destroy: (db: Db) => Promise<number>;
  readonly check: LargeStore['check'];
};

/**
 * Most mail is a few kilobytes: in the database it is one row in the same transaction and one backup. A photograph or a
 * PDF would only swell the database and its replicas.
 */
export const SMALL = 64 * 1024;

export function openFiles(large: LargeStore): Files {
  return {
    put: async (db, bytes) => {
      const hash = sha256(bytes);
      const small = bytes.byteLength <= SMALL;
      if (!small) await heldFromDestroying(hash).execute(db);
      // Large content is safe before the row that names it exists, and where there is a row it need not travel again.
      if (!small && !(await isKept(db, hash))) await large.put(hash.toString('hex'), bytes);
      await sql`with held as materialized (${heldFromDestroying(hash)})
                insert into platform.blob (sha256, size, bytes)
                select ${hash}::bytea, ${bytes.byteLength}::integer, ${small ? Buffer.from(bytes) : null}::bytea from held
                on conflict (sha256) do nothing`.execute(db);
      return hash;
    },
    get: async (db, hash) => {
      const { rows } = await sql<{ bytes: Buffer | null }>`
        select bytes from platform.blob where sha256 = ${hash}`.execute(db);
      const [row] = rows;
      if (row === undefined) throw new Error(`no content is kept under ${hash.toString('hex')}`);
      return row.bytes ?? large.get(hash.toString('hex'));
    },
    destroy: (db) => destroyLetGo(db, large.remove),
    check: () => large.check(),
  };
}

async function isKept(db: Db | Tx, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`select 1 from platform.blob where sha256 = ${hash}`.execute(db);
  return rows.length > 0;
}

/** Where the check at start writes. It is no hash, so it is nobody's content. */
export const PROBE = 'kept-looks-whether-this-answers';

/** Large content as files in a folder, spread over 256 subfolders. */
export function folderStore(folder: string): LargeStore {
  const place = (name: string) => join(folder, name.slice(0, 2), name);
  const put = (name: string, bytes: Uint8Array) =>
    writeWhole(place(name), bytes).catch((fault: unknown) => {
      throw cannotWrite(folder, fault);
    });
  return {
    put,
    get: (name) =>
      readFile(place(name)).catch((fault: unknown) => {
        throw cannotRead(folder, place(name), fault);
      }),
    remove: (name) =>
      rm(place(name), { force: true }).catch((fault: unknown) => {
        throw cannotWrite(folder, fault);
      }),
    check: async () => {
      await put(PROBE, Buffer.from('This shows that Kept can write here.'));
      await rm(place(PROBE));
    },
  };
}

function cannotWrite(folder: string, fault: unknown): StoreTrouble {
  if (isFull(fault)) return new StoreTrouble('full', `The disk that holds ${folder} is full: make room on it.`, fault);
  return new StoreTrouble(
    'away',
    `The folder ${folder} cannot be written (${codeOf(fault) ?? messageOf(fault)}): set FILES to a folder that belongs to you.`,
    fault,
  );
}

/** One file that is missing among others is lost. A whole subfolder that is missing is more likely a disk that is not mounted. */
function cannotRead(folder: string, path: string, fault: unknown): StoreTrouble {
  if (codeOf(fault) === 'ENOENT' && existsSync(dirname(path)))
    return new StoreTrouble(
      'lost',
      `The folder ${folder} no longer holds something that was put there: restore it from a backup.`,
      fault,
    );
  return new StoreTrouble(
    'away',
    `The folder ${folder} cannot be read (${codeOf(fault) ?? messageOf(fault)}): mount the disk it lies on, or correct FILES.`,
    fault,
  );
}

/** Written beside its place, forced to disk, then named: a file under its name is always whole. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomUUID()}`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (fault) {
    await rm(unfinished, { force: true });
    throw fault;
  }
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
