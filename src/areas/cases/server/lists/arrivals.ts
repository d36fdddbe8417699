import { sql, type RawBuilder } from 'kysely';
import { allTeams } from '#areas/identity/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { countedFor, visibleTo } from '../visible.ts';

export type Arrivals = { readonly at: Instant; readonly count: number };

type Stretch = { readonly from: Instant; readonly to: Instant; readonly every: number };
type Span = Stretch & { readonly teamId: string | undefined };

/** How many cases came in each interval of `every` milliseconds in which any did, of those that the officer may see. */
export async function arrivalsOf(reading: Reading, { teamId, ...stretch }: Span): Promise<Arrivals[]> {
  const teamIds = teamId === undefined ? (await allTeams(reading.db)).map(({ id }) => id) : [teamId];
  return arrived(reading, { ...stretch, teamIds }, visibleTo(reading.actor));
}

type Counted = Stretch & { readonly teamIds: readonly string[] };

/** The same for a board that everybody sees. */
export const countedArrivals = (reading: Reading, it: Counted): Promise<Arrivals[]> =>
  arrived(reading, it, countedFor(reading.actor));

async function arrived({ db }: Reading, { teamIds, from, to, every }: Counted, of: RawBuilder<boolean>) {
  const seconds = every / 1000;
  const { rows } = await sql<Arrivals>`
    select (floor(extract(epoch from c.opened_at) / ${seconds}::integer) * ${seconds}::integer)::bigint * 1000 as at, count(*) as count
      from cases."case" c
     where c.team_id = any(${[...teamIds]}::uuid[]) and c.opened_at >= ${new Date(from)} and c.opened_at < ${new Date(to)} and ${of}
     group by 1`.execute(db);
  return rows;
}

export type UnownedWaits = { readonly teamId: string; readonly waiting: number; readonly since: Instant };

/** Of queues from which officers pick: how many open cases nobody has, and since when the oldest of them is there. */
export async function unownedWaits({ db, actor }: Reading, teamIds: readonly string[]): Promise<UnownedWaits[]> {
  const { rows } = await sql<UnownedWaits>`
    select c.team_id as "teamId", count(*) as waiting, min(c.opened_at) as since from cases."case" c
     where c.team_id = any(${[...teamIds]}::uuid[]) and c.phase <> 'closed' and c.phase = 'open' and c.owner_id is null
       and c.merged_into is null and ${countedFor(actor)}
     group by 1`.execute(db);
  return rows;
}
