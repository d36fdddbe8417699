import { sql } from 'kysely';
import { tellOfficers } from '#areas/clocks/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { Live } from '#platform/live.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';

export type Sweeping = { readonly db: Db; readonly live: Live; readonly clock: () => Instant };

/** Written out, because a plan for any limit expects a tenth of the table and reads all of it. */
const BATCH = sql.lit(500);
type Found = { readonly id: string; readonly caseId: string; readonly dueAt: Instant; readonly ownerId: string | null };

const tellings = (rows: readonly Found[], stage: 'soon' | 'missed') =>
  rows
    .toSorted((one, other) => one.dueAt - other.dueAt)
    .map(({ id, ...row }) => ({ ...row, subjectId: id, subject: 'promise' as const, stage }));

/**
 * Calls broken what was promised for a time that is over, oldest first. It was broken at that time, whenever this runs. The
 * event is what service recovery begins with: somebody was told something that did not happen.
 */
async function breakDue({ db, live, clock }: Sweeping): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<Found>`
      with due as (
        select id from promises.promise where state = 'open' and due_at < ${new Date(work.now)}
         order by due_at, id limit ${BATCH} for update skip locked)
      update promises.promise p set state = 'broken', settled_at = p.due_at from due where p.id = due.id
      returning p.id, p.case_id as "caseId", p.due_at as "dueAt", p.owner_id as "ownerId"`.execute(work.db);
    if (rows.length === 0) return 0;
    const told = tellings(rows, 'missed');
    await announce(
      work,
      ...told.map(({ subjectId, caseId, dueAt }) => ({
        kind: 'promise.broken' as const,
        caseId,
        data: { promiseId: subjectId, dueAt },
      })),
    );
    await tellOfficers(live, work, told);
    return rows.length;
  });
}

/** Tells owners what they promised for a time that is close. */
async function warnOfPromises({ db, live, clock }: Sweeping): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<Found>`
      with close as (
        select id from promises.promise where state = 'open' and warned_at is null and warn_at <= ${new Date(work.now)}
         order by warn_at, id limit ${BATCH} for update skip locked)
      update promises.promise p set warned_at = ${new Date(work.now)} from close where p.id = close.id
      returning p.id, p.case_id as "caseId", p.due_at as "dueAt", p.owner_id as "ownerId"`.execute(work.db);
    if (rows.length > 0) await tellOfficers(live, work, tellings(rows, 'soon'));
    return rows.length;
  });
}

export const sweepPromises = async (sweeping: Sweeping): Promise<number> =>
  (await breakDue(sweeping)) + (await warnOfPromises(sweeping));
