import { sql } from 'kysely';
import { countedCase } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';

/** How many clocks ran out since a moment, by the queue in which their cases are now. For a board that everybody sees. */
export async function missedSince({ db, actor, now }: Reading, since: Instant): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ teamId: string; count: number }>`
    select c.team_id as "teamId", count(*) as count
      from clocks.clock k cross join lateral (${countedCase(actor, sql`k.case_id`)}) c
     where k.breached_at >= ${new Date(since)} and k.breached_at <= ${new Date(now)} and k.state <> 'withdrawn'
     group by 1`.execute(db);
  return new Map(rows.map(({ teamId, count }) => [teamId, count]));
}
