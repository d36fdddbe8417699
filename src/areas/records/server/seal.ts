import { sql } from 'kysely';
import { transact, type Db, type Tx } from '#platform/db.ts';
import type { Instant } from '#kernel/time.ts';

/**
 * Seals every event whose transaction has finished since the last seal, and says how many that were.
 *
 * A transaction is finished when it is older than every transaction still running, so the rows between two seals can
 * never grow afterwards. Writers take no lock for this.
 */
export async function seal(db: Db, now: Instant): Promise<number> {
  return transact(db, async (tx) => {
    const { rows: locked } = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('records.seal')) as got`.execute(tx);
    if (locked[0]?.got !== true) return 0;
    const last = await lastSeal(tx);
    const { rows } = await sql<{ upto: number }>`
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as upto`.execute(tx);
    const upto = rows[0]?.upto ?? 0;
    if (upto <= last.toTx) return 0;
    const { events, hash } = await digest(tx, { from: last.toTx, to: upto, before: last.hash });
    if (events === 0) return 0;
    await sql`insert into records.seal (number, from_tx, to_tx, events, hash, sealed_at)
              values (${last.number + 1}, ${last.toTx}, ${upto}, ${events}, ${hash}, ${new Date(now)})`.execute(tx);
    return events;
  });
}

type Seal = { readonly number: number; readonly toTx: number; readonly hash: Buffer };
const BEFORE_THE_FIRST: Seal = { number: 0, toTx: 0, hash: Buffer.alloc(32) };

async function lastSeal(db: Tx): Promise<Seal> {
  const { rows } = await sql<Seal>`
    select number, to_tx as "toTx", hash from records.seal order by number desc limit 1`.execute(db);
  return rows[0] ?? BEFORE_THE_FIRST;
}

type Span = { readonly from: number; readonly to: number; readonly before: Buffer };

async function digest(db: Db | Tx, { from, to, before }: Span): Promise<{ events: number; hash: Buffer }> {
  const { rows } = await sql<{ events: number; hash: Buffer }>`
    select count(*) as events,
           sha256(${before}::bytea || coalesce(string_agg(sha256(convert_to(records.event_text(e), 'UTF8')), ''::bytea
                                                          order by e.tx, e.seq), ''::bytea)) as hash
      from records.event e
     where e.tx >= ${from} and e.tx < ${to}`.execute(db);
  return rows[0] ?? { events: 0, hash: before };
}

export type Verdict = {
  readonly seals: number;
  readonly events: number;
  /** The number of the first seal that no longer fits its events, or null when all is as it was written. */
  readonly firstBroken: number | null;
};

/** Computes every seal again, oldest first, one batch at a time. An altered, added or removed event breaks its seal. */
export async function verify(db: Db): Promise<Verdict> {
  let before: Seal & { fromTx: number; events: number } = { ...BEFORE_THE_FIRST, fromTx: 0, events: 0 };
  let events = 0;
  for (;;) {
    const { rows } = await sql<typeof before>`
      select number, from_tx as "fromTx", to_tx as "toTx", events, hash
        from records.seal where number > ${before.number} order by number limit 1`.execute(db);
    const [next] = rows;
    if (next === undefined) return { seals: before.number, events, firstBroken: null };
    const found = await digest(db, { from: next.fromTx, to: next.toTx, before: before.hash });
    const fits = found.hash.equals(next.hash) && found.events === next.events;
    const follows = next.number === before.number + 1 && next.fromTx === before.toTx;
    if (!fits || !follows) return { seals: before.number, events, firstBroken: next.number };
    events += found.events;
    before = next;
  }
}
