import { sql } from 'kysely';
import { countedCase } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';

type Standing = 'kept' | 'broken' | 'late' | 'due' | 'open';

export type DayOfPromises = {
  /** What was promised for this day, and what is close to its time although that is on a later one (`ahead`). */
  readonly counts: readonly {
    readonly teamId: string;
    readonly standing: Standing;
    readonly ahead: boolean;
    readonly count: number;
  }[];
  /** One for each of the day, in the order in which they are due, as far as so many. */
  readonly rings: readonly { readonly standing: Standing; readonly run: number }[];
};

type Asked = {
  readonly teamIds: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
  readonly rings: number;
};

/**
 * Our word of one day, for a board that everybody sees: how many there are, and nothing of any of them. A promise that was
 * renewed is counted on the day of the new one, and one that its customer let go is counted no more.
 */
export async function promisesOfDay(reading: Reading, { teamIds, from, to, rings }: Asked): Promise<DayOfPromises> {
  const { db, actor } = reading;
  const now = sql`${new Date(reading.now)}::timestamptz`;
  const day = sql`p.team_id = any(${[...teamIds]}::uuid[]) and p.due_at >= ${new Date(from)} and p.due_at < ${new Date(to)}`;
  const standing = sql`case when p.state <> 'open' then p.state when p.due_at < ${now} then 'late' when p.warn_at <= ${now} then 'due' else 'open' end`;
  const counted = sql`exists (${countedCase(actor, sql`p.case_id`)})`;
  const ofDay = sql`
    select p.team_id, p.due_at, p.made_at, p.id, ${standing} as standing from promises.promise p
     where p.state = 'open' and ${day} and ${counted}
    union all
    select p.team_id, p.due_at, p.made_at, p.id, p.state from promises.promise p
     where p.state <> 'open' and p.state in ('kept', 'broken') and ${day} and ${counted}`;
  const [counts, shown] = await Promise.all([
    sql<DayOfPromises['counts'][number]>`
      select team_id as "teamId", standing, false as ahead, count(*) as count from (${ofDay}) d group by 1, 2
      union all
      select p.team_id, 'due', true, count(*) from promises.promise p
       where p.state = 'open' and p.team_id = any(${[...teamIds]}::uuid[]) and p.due_at >= ${new Date(to)} and p.warn_at <= ${now} and ${counted}
       group by 1`.execute(db),
    sql<DayOfPromises['rings'][number]>`
      select standing, least(1, greatest(0, extract(epoch from ${now} - made_at) / greatest(1, extract(epoch from due_at - made_at))))::float8 as run
        from (${ofDay}) d order by due_at, id limit ${sql.lit(rings)}`.execute(db),
  ]);
  return { counts: counts.rows, rings: shown.rows };
}
