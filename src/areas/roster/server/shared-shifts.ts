import { sql } from 'kysely';
import { teamNameOf } from '#areas/identity/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';

export type SharedShift = { readonly thing: string; readonly called: string; readonly on: string };

/** When two officers worked side by side: published shifts of the same team that overlapped, each once, the newest first. */
export async function sharedShifts(db: Db | Tx, one: string, other: string): Promise<SharedShift[]> {
  const { rows } = await sql<SharedShift>`
    select a.id::text as thing, ${teamNameOf(sql`a.team_id`)} as called, (a.starts_at at time zone a.zone)::date::text as "on"
      from roster.shift a
      join roster.shift b on b.officer_id = ${other} and b.team_id = a.team_id and b.ends_at > a.starts_at and b.starts_at < a.ends_at
      
     where a.officer_id = ${one} and a.cancelled_at is null and b.cancelled_at is null
       and a.published_at is not null and b.published_at is not null
     order by a.starts_at desc limit 20`.execute(db);
  return rows;
}
