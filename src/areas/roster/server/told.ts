import { sql } from 'kysely';
import { workingOfficersOf } from '#areas/identity/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import type { Reading, Work } from '#platform/work.ts';
import { me } from './roster.ts';

export type Telling = {
  readonly officerIds: readonly (string | null)[];
  readonly kind: 'leave approved' | 'leave declined' | 'swap approved' | 'swap declined' | 'shift offered';
  readonly leaveId?: string;
  readonly swapId?: string;
};

/** Puts before officers what was decided about their roster. Whoever decided it themselves knows. */
export async function tellOfficers(work: Work, { officerIds, kind, leaveId, swapId }: Telling): Promise<void> {
  const ids = [...new Set(officerIds)].filter((id) => id !== null && id !== work.actor.id);
  for (const id of ids)
    await sql`
      insert into roster.told (id, officer_id, kind, leave_id, swap_id, at)
      values (${newId(work.now)}, ${id}, ${kind}, ${leaveId ?? null}::uuid, ${swapId ?? null}::uuid, ${new Date(work.now)})`.execute(
      work.db,
    );
}

/** Whoever looks at their roster has seen what was decided. */
export async function seeTold(work: Work): Promise<void> {
  await sql`update roster.told set seen_at = greatest(at, ${new Date(work.now)})
             where officer_id = ${me(work)} and seen_at is null`.execute(work.db);
}

type ToldRow = {
  readonly id: string;
  readonly kind: Telling['kind'];
  readonly at: Instant;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly startsAt: Instant | null;
  readonly reason: string | null;
};

/** A day to look at it, and never before what a customer waits for. */
const COST = 1;
const NO_CASE = {
  caseId: null,
  teamId: null,
  reference: null,
  customerName: null,
  restricted: false,
  priority: null,
  cost: COST,
} as const;

/** For the list of the day: what was decided about this officer's roster, and what waits for their decision. */
export async function rosterToday(reading: Reading) {
  const [told, waiting] = await Promise.all([toldTo(reading), toDecide(reading)]);
  return [
    ...told.map(({ id, kind, at, firstDay, lastDay, startsAt, reason }) => ({
      ...NO_CASE,
      key: `roster ${id}`,
      about: 'roster.told',
      dueAt: at + DAY,
      subject: kind,
      because: kind,
      facts: { firstDay, lastDay, startsAt, reason },
    })),
    ...(waiting.count === 0
      ? []
      : [
          {
            ...NO_CASE,
            key: 'roster to decide',
            about: 'roster.decide',
            dueAt: (waiting.since ?? reading.now) + DAY,
            subject: 'to decide',
            because: 'to decide',
            facts: { count: waiting.count },
          },
        ]),
  ];
}

async function toldTo({ db, actor }: Reading): Promise<readonly ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select t.id, t.kind, t.at, l.first_day::text as "firstDay", l.last_day::text as "lastDay", s.starts_at as "startsAt",
           case when t.kind in ('leave declined', 'swap declined') then coalesce(l.reason, w.reason) end as reason
      from roster.told t
      left join roster.leave l on l.id = t.leave_id
      left join roster.swap w on w.id = t.swap_id
      left join roster.shift s on s.id = w.shift_id
     where t.officer_id = ${actor.id}::uuid and t.seen_at is null and (t.kind <> 'shift offered' or w.state = 'offered')
     order by t.at, t.id limit 20`.execute(db);
  return rows;
}

/** Leave that is asked for and swaps that were taken, in the teams this leader is in. */
async function toDecide({ db, actor, now }: Reading): Promise<{ count: number; since: Instant | null }> {
  if (!actor.may('roster.manage') || actor.teams.length === 0) return { count: 0, since: null };
  const { rows } = await sql<{ count: number; since: Instant | null }>`
    select count(*) as count, min(at) as since from (
      select asked_at as at from roster.leave
       where state = 'asked' and officer_id <> ${actor.id}::uuid and officer_id in (select o.id from (${workingOfficersOf(actor.teams)}) o)
      union all
      select w.taken_at from roster.swap w join roster.shift s on s.id = w.shift_id
       where w.state = 'taken' and s.team_id = any(${[...actor.teams]}::uuid[]) and s.starts_at > ${new Date(now)}) waits`.execute(
    db,
  );
  return rows[0] ?? { count: 0, since: null };
}
