import { sql } from 'kysely';
import { officerNameOf } from '#areas/identity/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Duty, Held, Taker } from '../rules/index.ts';

/** A shift as somebody would take it over; undefined where it is cancelled. */
export async function dutyOf(db: Db | Tx, shiftId: string): Promise<Duty | undefined> {
  const { rows } = await sql<Duty>`
    select id, starts_at as "startsAt", ends_at as "endsAt", zone, needs from roster.shift
     where id = ${shiftId} and cancelled_at is null`.execute(db);
  return rows[0];
}

export async function namesOfSkills(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from roster.skill where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Taking = { readonly officerId: string; readonly duty: Duty; readonly without: string | null };

/** A week on either side says all about rest and hours. */
const AROUND = 8 * DAY;

/** What has to be known of somebody to say whether they can take a shift over, without one that they give for it. */
export async function takerOf(db: Db | Tx, { officerId, duty, without }: Taking): Promise<Taker> {
  const [from, to] = [new Date(duty.startsAt - AROUND), new Date(duty.endsAt + AROUND)];
  const [named, shifts, leave, skills] = await Promise.all([
    sql<{ name: string }>`select ${officerNameOf(sql`${officerId}::uuid`)} as name`.execute(db),
    sql<Held>`
      select id, officer_id as "officerId", starts_at as "startsAt", ends_at as "endsAt" from roster.shift
       where officer_id = ${officerId} and cancelled_at is null and ends_at > ${from} and starts_at < ${to}
         and id is distinct from ${without}::uuid`.execute(db),
    sql<{ startsAt: Instant; endsAt: Instant }>`
      select starts_at as "startsAt", ends_at as "endsAt" from roster.leave
       where officer_id = ${officerId} and state = 'approved' and starts_at < ${to} and ends_at > ${from}`.execute(db),
    sql<{ skill: string; validFrom: Instant; validUntil: Instant | null }>`
      select skill_id as skill, valid_from as "validFrom", valid_until as "validUntil" from roster.officer_skill
       where officer_id = ${officerId} and (valid_until is null or valid_until > ${from})`.execute(db),
  ]);
  return {
    id: officerId,
    name: named.rows[0]?.name ?? '',
    shifts: shifts.rows,
    leave: leave.rows,
    skills: skills.rows,
  };
}
