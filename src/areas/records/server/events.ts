import { sql, type RawBuilder } from 'kysely';
import { databaseOf, type Db, type Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';

/** Something that happened. `data` says what changed, and never holds what a customer wrote. */
export type Happening = {
  readonly kind: `${string}.${string}`;
  readonly caseId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
};

/** Records that something happened, in the same transaction that made it true. */
export async function announce(work: Work, ...happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return;
  const database = databaseOf(work.db);
  const follow = database === undefined ? undefined : followers.get(database);
  const gathered = gathering.get(work.db);
  if (gathered !== undefined) {
    for (const happening of happenings) gathered.push({ ...happening, at: work.now, actor: work.actor });
    await follow?.(work, happenings);
    return;
  }
  const { actor, now, db } = work;
  const rows = happenings.map(
    ({ kind, caseId, customerId, data, why }) =>
      sql`(${new Date(now)}::timestamptz, ${kind}, ${actor.kind}, ${actor.id}::uuid, ${caseId ?? null}::uuid,
           ${customerId ?? null}::uuid, ${JSON.stringify(data ?? {})}::jsonb, ${why ?? null}::text)`,
  );
  const written = sql`insert into records.event (at, kind, actor_kind, actor_id, case_id, customer_id, data, why)
            values ${sql.join(rows)}`.execute(db);
  await Promise.all([written, follow?.(work, happenings)]);
}

type Follower = (work: Work, happenings: readonly Happening[]) => Promise<void>;

/** The one that is told of everything that happens on a database. The database is the key, so nothing outlives it. */
const followers = new WeakMap<Db, Follower>();

/**
 * From here on, whatever happens on this database is followed in the same transaction: clocks start and stop with the act
 * that starts and stops them, or not at all.
 */
export const followEvents = (db: Db, follower: Follower): void => void followers.set(db, follower);

type Gathered = Happening & Pick<Work, 'actor'> & { readonly at: number };

/** Transactions whose events are written together. The transaction is the key, so nothing outlives it. */
const gathering = new WeakMap<Tx, Gathered[]>();

/**
 * From here on, what is announced in this transaction is kept in hand, and written in order by the function given back:
 * for a long past that is written at once, where one insert for each event would be a fifth of the work. It must be
 * called before the transaction ends.
 */
export function gatherEvents(db: Tx): () => Promise<void> {
  const rows: Gathered[] = [];
  gathering.set(db, rows);
  return async () => {
    gathering.delete(db);
    const column = (of: (row: Gathered) => unknown) => rows.map((row) => of(row) ?? null);
    await sql`
      insert into records.event (at, kind, actor_kind, actor_id, case_id, customer_id, data, why)
      select at, kind, actor_kind, actor_id, case_id, customer_id, data::jsonb, why
        from unnest(${column(({ at }) => new Date(at).toISOString())}::timestamptz[], ${column(({ kind }) => kind)}::text[],
                    ${column(({ actor }) => actor.kind)}::text[], ${column(({ actor }) => actor.id)}::uuid[],
                    ${column(({ caseId }) => caseId)}::uuid[], ${column(({ customerId }) => customerId)}::uuid[],
                    ${column(({ data }) => JSON.stringify(data ?? {}))}::text[], ${column(({ why }) => why)}::text[])
             with ordinality as e(at, kind, actor_kind, actor_id, case_id, customer_id, data, why, n)
       order by n`.execute(db);
  };
}

export type Event = {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly caseId: string | null;
  readonly customerId: string | null;
  readonly data: Record<string, unknown>;
  readonly why: string | null;
};

export type EventFilter = {
  readonly caseIds?: readonly string[] | undefined;
  readonly customerId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly before?: number | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** From this moment on, and before that one. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Leave out that somebody looked. */
  readonly actsOnly?: boolean | undefined;
  readonly limit: number;
};

/** Events, newest first. At least one of case, customer and actor should be given on a large desk. */
export async function eventsOf(db: Db | Tx, filter: EventFilter): Promise<Event[]> {
  const conditions = [
    filter.caseIds && sql`case_id = any(${[...filter.caseIds]}::uuid[])`,
    filter.customerId && sql`customer_id = ${filter.customerId}::uuid`,
    filter.actorId && sql`actor_id = ${filter.actorId}::uuid`,
    filter.before && sql`seq < ${filter.before}`,
    filter.kinds && sql`kind = any(${[...filter.kinds]}::text[])`,
    filter.from !== undefined && sql`at >= ${new Date(filter.from)}`,
    filter.until !== undefined && sql`at < ${new Date(filter.until)}`,
    filter.actsOnly && sql`kind not like '%.read' and kind <> 'case.viewed-by-customer'`,
  ].filter((condition) => condition !== undefined && condition !== false && condition !== '' && condition !== 0);
  const { rows } = await sql<Event>`
    select seq, at, kind, actor_kind as "actorKind", actor_id as "actorId", case_id as "caseId",
           customer_id as "customerId", data, why
      from records.event
     where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}
     order by seq desc
     limit ${filter.limit}`.execute(db);
  return rows;
}

type Kinds = readonly Happening['kind'][];

/** Whether anything of these kinds has ever happened on this desk. */
export const hasHappened = (db: Db | Tx, ...kinds: Kinds): Promise<boolean> =>
  exists(db, sql`kind = any(${[...kinds]}::text[])`);

/** Whether anything has ever happened on this desk but what is of these kinds. */
export const hasElseHappened = (db: Db | Tx, ...kinds: Kinds): Promise<boolean> =>
  exists(db, sql`kind <> all(${[...kinds]}::text[])`);

type Looked = { readonly officerId: string; readonly caseId: string; readonly since: number };

/** Whether an officer has opened a case since a moment. */
export const hasRead = (db: Db | Tx, { officerId, caseId, since }: Looked): Promise<boolean> =>
  exists(db, sql`case_id = ${caseId} and actor_id = ${officerId} and kind = 'case.read' and at >= ${new Date(since)}`);

async function exists(db: Db | Tx, wanted: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean;
  }>`select exists (select from records.event where ${wanted}) as found`.execute(db);
  return rows[0]?.found === true;
}

export type SharedCase = {
  readonly officerId: string;
  readonly caseId: string;
  readonly kind: string;
  /** They did not act themselves: somebody named them in what was done, as this. */
  readonly named: boolean;
  readonly part: string | null;
  readonly on: string;
};

/** Cases with which both of two officers had to do: they acted on them, or were named in what somebody else did. Looking is no act. */
export async function sharedCases(db: Db | Tx, one: string, other: string): Promise<SharedCase[]> {
  const acts = sql`e.case_id is not null and e.kind not like '%.read' and e.kind <> 'case.viewed-by-customer'`;
  const { rows } = await sql<SharedCase>`
    with both_of as (select unnest(array[${one}::uuid, ${other}::uuid]) as id),
    near as (
      select distinct e.case_id from records.event e where e.actor_id = ${one}::uuid and ${acts}
      union
      select distinct e.case_id from records.event e where e.actor_id = ${other}::uuid and ${acts}
    ),
    did as (
      select b.id as "officerId", e.case_id as "caseId", e.kind, e.actor_id is distinct from b.id as named,
             e.data ->> 'part' as part, e.at::date::text as "on", e.seq
        from near n join records.event e on e.case_id = n.case_id, both_of b
       where ${acts} and (e.actor_id = b.id or position(b.id::text in e.data::text) > 0)
    )
    select distinct on (d."officerId", d."caseId", d.named) d."officerId", d."caseId", d.kind, d.named, d.part, d."on"
      from did d
     where exists (select from did x where x."caseId" = d."caseId" and x."officerId" <> d."officerId")
     order by d."officerId", d."caseId", d.named, d.seq desc limit 200`.execute(db);
  return rows;
}
