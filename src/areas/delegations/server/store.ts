import { sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Acting, Holder, Line, Power } from '../rules/index.ts';

export type LineRow = Line & {
  readonly instrumentOn: string;
  readonly source: string;
  readonly addedBy: string | null;
  readonly endReason: string | null;
};
export type ActingRow = Acting & { readonly instrument: string; readonly endReason: string | null };

type Held = { readonly role: string | null; readonly heldBy: string | null };
const holderOf = ({ role, heldBy }: Held): Holder => (heldBy === null ? { role: role ?? '' } : { officerId: heldBy });

/** The delegations, what is in force or will be first. Without a power all of them. */
export async function linesOf(db: Db | Tx, power?: Power): Promise<LineRow[]> {
  const { rows } = await sql<Omit<LineRow, 'holder'> & Held>`
    select id, instrument, instrument_on::text as "instrumentOn", source, role, officer_id as "heldBy", power,
           limit_cents as "limitCents", second_above_cents as "secondAboveCents", kinds, own_teams as "ownTeams", condition,
           from_at as "from", until_at as until, added_by as "addedBy", ended_at as "endedAt", end_reason as "endReason"
      from delegations.line
     where ${power === undefined ? sql`true` : sql`power = ${power}`}
     order by ended_at is not null, power, limit_cents nulls last, id`.execute(db);
  return rows.map(({ role, heldBy, ...row }) => ({ ...row, holder: holderOf({ role, heldBy }) }));
}

/** Who acts as whom. With a moment, only what holds at it. */
export async function actingOf(db: Db | Tx, at?: Instant): Promise<ActingRow[]> {
  const moment = at === undefined ? null : new Date(at);
  const { rows } = await sql<Omit<ActingRow, 'as'> & Held>`
    select id, officer_id as "officerId", as_role as role, as_officer_id as "heldBy", instrument, from_at as "from", until_at as until,
           ended_at as "endedAt", end_reason as "endReason"
      from delegations.acting
     where ${moment}::timestamptz is null or (from_at <= ${moment} and until_at > ${moment} and ended_at is null)
     order by ended_at is not null, until_at desc, id`.execute(db);
  return rows.map(({ role, heldBy, ...row }) => ({ ...row, as: holderOf({ role, heldBy }) }));
}
