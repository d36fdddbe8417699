import { sql } from 'kysely';
import type { TodaySource } from '#areas/cases/server/index.ts';
import { DAY } from '#kernel/time.ts';

type Row = { id: string; title: string; n: number; addedAt: number };

/** Candidates somebody has still to judge: how many, for which round, and nothing of who they are. */
export const recruitmentToday: TodaySource = async ({ db, actor }) => {
  if (actor.id === null || !actor.may('recruitment.judge')) return [];
  const { rows } = await sql<Row>`
    select r.id, r.title, count(*)::int as n, min(c.added_at) as "addedAt"
      from recruitment.panel p join recruitment.round r on r.id = p.round_id join recruitment.candidate c on c.round_id = r.id
     where p.officer_id = ${actor.id} and r.closed_at is null and c.withdrawn_at is null
       and not exists (select from recruitment.sheet s where s.candidate_id = c.id and s.rater_id = p.officer_id and s.state <> 'draft')
     group by r.id order by "addedAt" limit 5`.execute(db);
  return rows.map(({ id, title, n, addedAt }) => ({
    key: `recruitment.judge ${id}`,
    about: 'recruitment.judge',
    dueAt: addedAt + 7 * DAY,
    cost: 1,
    caseId: null,
    teamId: null,
    reference: null,
    subject: title,
    customerName: null,
    restricted: false,
    priority: null,
    because: 'recruitment.judge',
    facts: { n, roundId: id },
  }));
};
