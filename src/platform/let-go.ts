import { sql, type RawBuilder } from 'kysely';
import { transact, type Db, type Tx } from './db.ts';

/**
 * Content that whoever kept it has no more use for. It is destroyed once nothing names it: the same bytes may be kept for something
 * else as well. In the same transaction as what no longer names it, so that nothing is destroyed that is still there after a fault.
 */
export async function letGo(tx: Db | Tx, hashes: readonly Buffer[]): Promise<void> {
  for (const hash of hashes)
    await sql`
      insert into platform.let_go (sha256) values (${hash})
      on conflict (sha256) do update set times = platform.let_go.times + 1`.execute(tx);
}

/** The beginning of a hash says which content is being written or destroyed. */
const lockOf = (hash: Buffer): string => hash.readBigInt64BE(0).toString();

/** Until the end of the transaction that selects it nobody destroys this content, which is about to be named. */
export const heldFromDestroying = (hash: Buffer): RawBuilder<unknown> =>
  sql`select pg_advisory_xact_lock_shared(${lockOf(hash)}::bigint)`;
const alone = (hash: Buffer): RawBuilder<unknown> => sql`select pg_advisory_xact_lock(${lockOf(hash)}::bigint)`;

const AT_ONCE = 100;
type LetGo = { readonly hash: Buffer; readonly times: number };

type Remove = (name: string) => Promise<void>;

export async function destroyLetGo(db: Db, remove: Remove): Promise<number> {
  const { rows } = await sql<LetGo>`
    select sha256 as hash, times from platform.let_go order by at, sha256 limit ${AT_ONCE}`.execute(db);
  for (const one of rows) {
    // The references themselves say whether it is in use: every table that names content has a foreign key to it.
    await deleteUnlessNamed(db, one.hash);
    await destroyBytes(db, remove, one);
  }
  return rows.length;
}

/** Not while somebody holds it: they found that it was there already, and name it in a moment. */
async function deleteUnlessNamed(db: Db, hash: Buffer): Promise<void> {
  try {
    await transact(db, async (tx) => {
      await alone(hash).execute(tx);
      await sql`delete from platform.blob where sha256 = ${hash}`.execute(tx);
    });
  } catch (fault) {
    if (!isStillNamed(fault)) throw fault;
  }
}

const isStillNamed = (fault: unknown): boolean => (fault as { code?: string }).code === '23503';

/**
 * Bytes in the file store go after the row that named them, while nobody may write the same again. A fault in between leaves bytes that
 * the next try destroys, and never a row without its bytes.
 */
async function destroyBytes(db: Db, remove: Remove, { hash, times }: LetGo): Promise<void> {
  await transact(db, async (tx) => {
    await alone(hash).execute(tx);
    const { rows } = await sql`select from platform.blob where sha256 = ${hash}`.execute(tx);
    if (rows.length === 0) await remove(hash.toString('hex'));
    // Let go once more in the meantime: then it is looked at once more.
    await sql`delete from platform.let_go where sha256 = ${hash} and times = ${times}`.execute(tx);
  });
}
