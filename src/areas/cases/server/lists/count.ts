import { sql } from 'kysely';
import { teamNameOf } from '#areas/identity/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { visibleTo } from '../visible.ts';
import type { Wanted } from '../../contract/lists.ts';
import { conditionsOf, waysOf } from './wanted.ts';

export type Counted = { open: number; late: number };

/** How many cases a list has, and how many of them are late. The ways do not meet, so nothing is counted twice. */
export async function countWanted(reading: Reading, it: Wanted, zone: string): Promise<Counted> {
  const { reach, others } = waysOf(it, reading.actor);
  const asked = sql.join(conditionsOf(it, reading, zone), sql` and `);
  const ofTeams = sql`select c.next_due_at from cases."case" c where c.team_id = any(array(${reach})) and ${asked}`;
  const ofOthers = others.map((way) => sql`select c.next_due_at from cases."case" c where ${way} and ${asked}`);
  const { rows } = await sql<Counted>`
    select count(*) as open, count(*) filter (where one.next_due_at < ${new Date(reading.now)}) as late
      from (${sql.join([ofTeams, ...ofOthers], sql` union all `)}) one`.execute(reading.db);
  return rows[0] ?? { open: 0, late: 0 };
}

export type QueueCount = {
  teamId: string;
  name: string;
  open: number;
  late: number;
  unowned: number;
  /** When the first of those without an owner is due, and since when the longest has waited. */
  firstDueAt: number | null;
  longestSince: number | null;
};

/** Exact counts of the queues an officer serves. */
export async function countQueues({ db, actor, now }: Reading): Promise<QueueCount[]> {
  const { rows } = await sql<QueueCount>`
    select n.team_id as "teamId", ${teamNameOf(sql`n.team_id`)} as name, n.open, n.late, n.unowned,
           n.first_due_at as "firstDueAt", n.longest_since as "longestSince"
      from (select c.team_id, count(*) as open, count(*) filter (where c.next_due_at < ${new Date(now)}) as late,
                   count(*) filter (where c.owner_id is null) as unowned,
                   min(c.next_due_at) filter (where c.owner_id is null) as first_due_at,
                   min(c.opened_at) filter (where c.owner_id is null) as longest_since
              from cases."case" c
             where c.phase <> 'closed' and c.team_id = any(${[...actor.teams]}::uuid[]) and ${visibleTo(actor)}
             group by c.team_id) n
     order by name`.execute(db);
  return rows;
}

export async function countMine({ db, actor, now }: Reading): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(*) as open, count(*) filter (where c.next_due_at < ${new Date(now)}) as late
      from cases."case" c where c.owner_id = ${actor.id}::uuid and c.phase <> 'closed'`.execute(db);
  return rows[0] ?? { open: 0, late: 0 };
}
