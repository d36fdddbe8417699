import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { customerName, familyOfCustomer } from '#areas/customers/server/index.ts';
import { teamNameOf } from '#areas/identity/server/index.ts';
import { instant } from '#kernel/fields.ts';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import type { Reading } from '#platform/work.ts';
import { referenceOf, type Phase } from '../rules/index.ts';
import { visibleTo } from './visible.ts';

export type Row = {
  id: string;
  reference: string;
  kind: string;
  state: string;
  phase: Phase;
  subject: string;
  gist: string;
  priority: number;
  channel: string;
  teamId: string;
  ownerId: string | null;
  customerId: string | null;
  customerName: string | null;
  nextStep: string | null;
  nextDueAt: number | null;
  openedAt: number;
  touchedAt: number;
  restricted: boolean;
};

/** The columns of a case in a list, for a case called `c`. */
export const rowColumns: RawBuilder<unknown> = sql`
  c.id, c.number, c.kind, c.state, c.phase, c.subject, c.gist, c.priority, c.channel, c.team_id as "teamId", c.owner_id as "ownerId",
  c.customer_id as "customerId", ${customerName(sql`c.customer_id`)} as "customerName", c.next_step as "nextStep",
  c.next_due_at as "nextDueAt", c.opened_at as "openedAt", c.touched_at as "touchedAt", c.restricted`;

export type Numbered = Omit<Row, 'reference'> & { number: number };
export const rowOf = ({ number, ...row }: Numbered): Row => ({ ...row, reference: referenceOf(number) });

export type Listing = {
  readonly team?: string | undefined;
  readonly owner?: string | undefined;
  readonly customer?: string | undefined;
  readonly phase: 'live' | 'all';
  readonly order: 'newest' | 'due';
  readonly after?: string | undefined;
  readonly limit: number;
};

const NEWEST = { by: sql`c.opened_at desc, c.id desc`, shape: z.tuple([instant, z.uuid()]) };
const DUE = { by: sql`c.next_due_at, c.id`, shape: z.tuple([instant, z.uuid()]) };

/** One page of cases, read from an index in its own order: the cost is that of the page, not of the queue. */
export async function listCases(
  { db, actor }: Pick<Reading, 'db' | 'actor'>,
  it: Listing,
): Promise<{ cases: Row[]; next: string | null }> {
  // Closed cases have no due date, so a list with them is in order of opening.
  const byDue = it.order === 'due' && it.phase === 'live' && it.customer === undefined;
  const place = placeOf(it.after, byDue ? DUE.shape : NEWEST.shape);
  const family = it.customer === undefined ? undefined : await familyOfCustomer(db, it.customer);
  const conditions = [...asked(it, actor, family), ...(place === null ? [] : [afterPlace(byDue, place)])];
  const { rows } = await sql<Numbered>`
    select ${rowColumns} from cases."case" c
     where ${sql.join(conditions, sql` and `)}
     order by ${byDue ? DUE.by : NEWEST.by}
     limit ${it.limit}`.execute(db);
  return { cases: rows.map(rowOf), next: rows.length < it.limit ? null : placeAfter(rows, byDue) };
}

/** What a listing asks for, and always what the actor may see. */
const asked = (it: Listing, actor: Reading['actor'], family: readonly string[] | undefined): RawBuilder<unknown>[] => [
  visibleTo(actor),
  it.phase === 'live' ? sql`c.phase <> 'closed'` : sql`c.merged_into is null`,
  ...(it.team === undefined ? [] : [sql`c.team_id = ${it.team}::uuid`]),
  ...(it.owner === undefined ? [] : [ownedBy(it.owner, actor.id)]),
  ...(family === undefined ? [] : [sql`c.customer_id = any(${[...family]}::uuid[])`]),
];

function placeAfter(rows: readonly Numbered[], byDue: boolean): string | null {
  const last = rows.at(-1);
  if (last === undefined) return null;
  return cursorOf([(byDue ? last.nextDueAt : last.openedAt) ?? 0, last.id]);
}

/** Times are compared in whole milliseconds, the precision of a cursor, so no row is passed over or shown twice. */
const afterPlace = (byDue: boolean, [at, id]: [number, string]): RawBuilder<unknown> =>
  byDue
    ? sql`(c.next_due_at, c.id) > (${new Date(at)}::timestamptz, ${id}::uuid)`
    : sql`(c.opened_at, c.id) < (${new Date(at)}::timestamptz, ${id}::uuid)`;

function ownedBy(owner: string, me: string | null): RawBuilder<unknown> {
  if (owner === 'nobody') return sql`c.owner_id is null`;
  return sql`c.owner_id = ${owner === 'me' ? me : owner}::uuid`;
}

type Count = { teamId: string; name: string; open: number; late: number; unowned: number };

/** Exact counts of the queues an officer serves. */
export async function countQueues({ db, actor, now }: Reading): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select n.team_id as "teamId", ${teamNameOf(sql`n.team_id`)} as name, n.open, n.late, n.unowned
      from (select c.team_id, count(*) as open, count(*) filter (where c.next_due_at < ${new Date(now)}) as late,
                   count(*) filter (where c.owner_id is null) as unowned
              from cases."case" c
             where c.phase <> 'closed' and c.team_id = any(${[...actor.teams]}::uuid[]) and ${visibleTo(actor)}
             group by c.team_id) n
     order by name`.execute(db);
  return rows;
}

export async function countMine({ db, actor, now }: Reading): Promise<{ open: number; late: number }> {
  const { rows } = await sql<{ open: number; late: number }>`
    select count(*) as open, count(*) filter (where c.next_due_at < ${new Date(now)}) as late
      from cases."case" c where c.owner_id = ${actor.id}::uuid and c.phase <> 'closed'`.execute(db);
  return rows[0] ?? { open: 0, late: 0 };
}
