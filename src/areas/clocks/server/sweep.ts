import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { Live } from '#platform/live.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import { clocksToCount, dueOf } from './store.ts';
import { tellOfficers } from './tell.ts';

export type Sweeping = {
  readonly db: Db;
  readonly live: Live;
  readonly standards: Standards;
  readonly clock: () => Instant;
};

const MOST = 500;
/** Written out, because a plan for any limit expects a tenth of the table and reads all of it. */
const BATCH = sql.lit(MOST);

type Found = { readonly id: string; readonly caseId: string; readonly ruleKey: string; readonly dueAt: Instant };

/**
 * Records every clock that has run out, oldest first, so that what passed while nothing ran is caught up in order. A batch
 * takes its rows with `skip locked`; a clock is found as long as it is not marked, so a batch that was cut off is simply
 * done again. It is missed at the moment it was due, whenever that is noticed.
 */
export function recordMissed({ db, live, clock }: Sweeping): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<Found>`
      with due as (
        select id from clocks.clock
         where state = 'running' and breached_at is null and due_at < ${new Date(work.now)}
         order by due_at, id limit ${BATCH} for update skip locked)
      update clocks.clock c set breached_at = c.due_at, warned_at = coalesce(c.warned_at, c.due_at)
        from due where c.id = due.id
      returning c.id, c.case_id as "caseId", c.rule_key as "ruleKey", c.due_at as "dueAt"`.execute(work.db);
    const found = rows.toSorted((one, other) => one.dueAt - other.dueAt);
    if (found.length === 0) return 0;
    await announce(
      work,
      ...found.map(({ id, caseId, ruleKey, dueAt }) => ({
        kind: 'clock.missed' as const,
        caseId,
        data: { clockId: id, rule: ruleKey, dueAt },
      })),
    );
    await tellOfficers(
      live,
      work,
      found.map((one) => ({ ...one, subjectId: one.id, subject: 'clock', stage: 'missed' })),
    );
    return found.length;
  });
}

/** Tells owners of clocks that have used four fifths of their time. */
export function warnOfClocks({ db, live, clock }: Sweeping): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<Found>`
      with close as (
        select id from clocks.clock
         where state = 'running' and warned_at is null and breached_at is null and warn_at <= ${new Date(work.now)}
         order by warn_at, id limit ${BATCH} for update skip locked)
      update clocks.clock c set warned_at = ${new Date(work.now)} from close where c.id = close.id
      returning c.id, c.case_id as "caseId", c.rule_key as "ruleKey", c.due_at as "dueAt"`.execute(work.db);
    if (rows.length === 0) return 0;
    await tellOfficers(
      live,
      work,
      rows.map((one) => ({ ...one, subjectId: one.id, subject: 'clock', stage: 'soon' })),
    );
    return rows.length;
  });
}

/** Counts again what runs by a calendar whose hours or days have changed. What is over stays as it was. */
export async function countAgain({ db, live, standards, clock }: Sweeping): Promise<number> {
  let counted = 0;
  for (const calendar of await standards.revisions(db))
    counted += await inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
      const rows = await clocksToCount(work.db, calendar, MOST);
      if (rows.length === 0) return 0;
      const { rules, calendars } = await standards.known(work.db);
      // This process has not heard of the change yet. It will, and counts then.
      if ((calendars.get(calendar.id)?.revision ?? 0) < calendar.revision) return 0;
      for (const row of rows) {
        const rule = rules.get(row.ruleId);
        if (rule === undefined) continue;
        const due = await dueOf(standards, work.db, {
          rule,
          anchor: row.anchorAt,
          running: row.stretches,
          extended: row.extended,
        });
        if (due.dueAt === null || due.warnAt === null) continue;
        await sql`update clocks.clock set due_at = ${new Date(due.dueAt)}, warn_at = ${new Date(due.warnAt)}, revision = ${due.revision}
                   where id = ${row.id}`.execute(work.db);
        if (due.dueAt !== row.dueAt)
          await announce(work, {
            kind: 'clock.counted-again',
            caseId: row.caseId,
            data: { clockId: row.id, from: row.dueAt, to: due.dueAt },
          });
        work.afterCommit(() => live.tell('case', row.caseId));
      }
      return rows.length;
    });
  return counted;
}

/** One batch of everything the clocks need done. */
export async function sweepClocks(sweeping: Sweeping): Promise<number> {
  const again = await countAgain(sweeping);
  return again + (await recordMissed(sweeping)) + (await warnOfClocks(sweeping));
}
