import { sql } from 'kysely';
import { SECOND } from '#kernel/time.ts';
import type { Reading, Work } from '#platform/work.ts';
import type { Desk } from './desk.ts';
import { mustSee } from './lock.ts';

export type Doing = 'reading' | 'writing';
export type Other = { officerId: string; doing: Doing; since: number };

/** A window says every half minute that it is still there, so one that is silent for longer has gone. */
const STAYS = 75 * SECOND;

/** Who else has the case open, each officer once, however many windows they have. */
export async function othersHere({ db, actor, now }: Reading, caseId: string): Promise<Other[]> {
  const { rows } = await sql<Other>`
    select p.officer_id as "officerId", case when bool_or(p.doing = 'writing') then 'writing' else 'reading' end as doing,
           coalesce(min(p.since) filter (where p.doing = 'writing'), min(p.since)) as since
      from cases.presence p
     where p.case_id = ${caseId}::uuid and p.until > ${new Date(now)} and p.officer_id <> ${actor.id}::uuid
     group by p.officer_id order by 3, 1`.execute(db);
  return rows;
}

export async function whoIsHere(reading: Reading, caseId: string): Promise<Other[]> {
  await mustSee(reading, caseId);
  return othersHere(reading, caseId);
}

type Being = { readonly seat: string; readonly doing: Doing; readonly arriving: boolean };

/** This window has the case open. The others hear of it only when something about it is new. */
export async function beHere(
  desk: Desk,
  work: Work,
  caseId: string,
  { seat, doing, arriving }: Being,
): Promise<{ others: Other[]; seenAt: number | null }> {
  await mustSee(work, caseId);
  const now = new Date(work.now);
  const { rows } = await sql<{ before: Doing | null }>`
    with before as (
      select p.doing from cases.presence p
       where p.case_id = ${caseId} and p.officer_id = ${work.actor.id} and p.seat = ${seat} and p.until > ${now}),
    here as (
      insert into cases.presence (case_id, officer_id, seat, doing, since, until)
      values (${caseId}, ${work.actor.id}, ${seat}, ${doing}, ${now}, ${new Date(work.now + STAYS)})
      on conflict (case_id, officer_id, seat) do update
        set doing = excluded.doing, until = excluded.until,
            since = case when cases.presence.doing = excluded.doing then cases.presence.since else excluded.since end)
    select (select doing from before) as before`.execute(work.db);
  if (arriving) await sweep(work);
  const seenAt = arriving ? await markSeen(work, caseId) : null;
  if (rows[0]?.before !== doing) work.afterCommit(() => desk.live.tell('presence', caseId));
  return { others: await othersHere(work, caseId), seenAt };
}

/** The window shows something else. What it showed until now has been seen. */
export async function leave(desk: Desk, work: Work, caseId: string, seat: string): Promise<void> {
  await mustSee(work, caseId);
  await sql`delete from cases.presence where case_id = ${caseId} and officer_id = ${work.actor.id} and seat = ${seat}`.execute(
    work.db,
  );
  await markSeen(work, caseId);
  work.afterCommit(() => desk.live.tell('presence', caseId));
}

/** Gives when the officer saw the case before. */
async function markSeen({ db, actor, now }: Work, caseId: string): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    with before as (select s.at from cases.seen s where s.case_id = ${caseId} and s.officer_id = ${actor.id}),
    seen as (
      insert into cases.seen (case_id, officer_id, at) values (${caseId}, ${actor.id}, ${new Date(now)})
      on conflict (case_id, officer_id) do update set at = greatest(cases.seen.at, excluded.at))
    select (select at from before) as at`.execute(db);
  return rows[0]?.at ?? null;
}

const SWEPT_AT_ONCE = 50;

/** Windows that were never closed properly. Two officers who arrive together sweep different rows. */
async function sweep({ db, now }: Work): Promise<void> {
  await sql`
    delete from cases.presence p using (
      select case_id, officer_id, seat from cases.presence
       where until < ${new Date(now)} order by until limit ${SWEPT_AT_ONCE} for update skip locked) old
     where p.case_id = old.case_id and p.officer_id = old.officer_id and p.seat = old.seat`.execute(db);
}
