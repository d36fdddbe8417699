import { sql } from 'kysely';
import type { TodaySource } from '#areas/cases/server/index.ts';
import { DAY } from '#kernel/time.ts';
import { ledBy } from './decide.ts';

type Row = {
  id: string;
  about:
    | 'capability.waiting'
    | 'capability.returned'
    | 'capability.action'
    | 'capability.session'
    | 'capability.learning';
  dueAt: number;
  title: string;
  n: number;
};

const AHEAD = 7 * DAY;

/** What waits for a leader's word, what came back, what somebody set out to do, what they were given to learn from, and what they have not agreed to yet. */
export const capabilityToday: TodaySource = async ({ db, actor, now }) => {
  if (actor.id === null) return [];
  const led = actor.may('capability.lead') ? (await ledBy(db, actor)).map(({ id }) => id) : [];
  const { rows } = await sql<Row>`
    select * from (
      select min(e.id::text) as id, 'capability.waiting' as about, min(e.made_at) + interval '5 days' as "dueAt", '' as title, count(*)::int as n
        from capability.evidence e where e.officer_id = any(${led}::uuid[]) and e.state = 'claimed' having count(*) > 0
      union all
      select e.id::text, 'capability.returned', e.made_at + interval '14 days', e.title, 1
        from capability.evidence e where e.officer_id = ${actor.id} and e.state = 'returned'
      union all
      select a.id::text, 'capability.action', a.due_at, a.what, 1
        from capability.action a where a.officer_id = ${actor.id} and a.done_at is null and a.due_at < ${new Date(now + AHEAD)}
      union all
      select l.id::text, 'capability.learning', g.due_at, l.title, 1
        from capability.assignment g join capability.learning_case l on l.id = g.learning_case_id
       where g.officer_id = ${actor.id} and g.answered_at is null and l.closed_at is null
      union all
      select s.id::text, 'capability.session', s.made_at + interval '5 days', s.kind, 1
        from capability.session s where s.officer_id = ${actor.id} and s.agreed_at is null) t
     order by "dueAt" limit 10`.execute(db);
  return rows.map(({ id, about, dueAt, title, n }) => ({
    key: `${about} ${id}`,
    about,
    dueAt,
    // Nobody outside waits for it.
    cost: 1,
    caseId: null,
    teamId: null,
    reference: null,
    subject: title,
    customerName: null,
    restricted: false,
    priority: null,
    because: about,
    facts: { n },
  }));
};
