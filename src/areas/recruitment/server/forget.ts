import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';

/** The months of a round are over: nobody is named in it any more, and one that nobody closed is closed. Letters and marks stay, so that what was decided can be explained. */
export async function forgetCandidates({
  db,
  clock,
}: {
  readonly db: Db;
  readonly clock: () => Instant;
}): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const now = new Date(work.now);
    const { rows } = await sql<{ id: string }>`
      update recruitment.round set forgotten_at = ${now}, closed_at = coalesce(closed_at, ${now}), title = role, outcome = null
       where id in (select id from recruitment.round where forgotten_at is null and keep_until <= ${now} limit 20 for update skip locked)
       returning id`.execute(work.db);
    const ids = rows.map(({ id }) => id);
    const theirs = sql`candidate_id in (select id from recruitment.candidate where round_id = any(${ids}::uuid[]))`;
    await sql`update recruitment.candidate set name = null, about = '' where round_id = any(${ids}::uuid[])`.execute(
      work.db,
    );
    await sql`update recruitment.sheet set notes = '{}', why = '' where ${theirs}`.execute(work.db);
    await sql`update recruitment.agreed set why = '' where ${theirs}`.execute(work.db);
    for (const roundId of ids) await announce(work, { kind: 'recruitment.forgotten', data: { roundId } });
    return ids.length;
  });
}
