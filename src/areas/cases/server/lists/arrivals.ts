import { sql } from 'kysely';
import { allTeams } from '#areas/identity/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { visibleTo } from '../visible.ts';

export type Arrivals = { readonly at: Instant; readonly count: number };

type Span = {
  readonly teamId: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
  readonly every: number;
};

/** How many cases came in each interval of `every` milliseconds in which any did, of those that the officer may see. */
export async function arrivalsOf(reading: Reading, { teamId, from, to, every }: Span): Promise<Arrivals[]> {
  const teams = teamId === undefined ? (await allTeams(reading.db)).map(({ id }) => id) : [teamId];
  const seconds = every / 1000;
  const { rows } = await sql<Arrivals>`
    select (floor(extract(epoch from c.opened_at) / ${seconds}::integer) * ${seconds}::integer)::bigint * 1000 as at, count(*) as count
      from cases."case" c
     where c.team_id = any(${teams}::uuid[]) and c.opened_at >= ${new Date(from)} and c.opened_at < ${new Date(to)}
       and ${visibleTo(reading.actor)}
     group by 1`.execute(reading.db);
  return rows;
}
