import { sql } from 'kysely';
import type { TodaySource } from '#areas/cases/server/index.ts';
import { DAY } from '#kernel/time.ts';

type Row = { id: string; about: string; title: string; dueAt: number; count: number };

const COST = 8;

/** For whoever has articles: what somebody found wrong, what has to be looked at again, and what waits for a second pair of eyes. */
export const knowledgeToday: TodaySource = async ({ db, actor }, { now }) => {
  if (actor.id === null || !actor.may('knowledge.write')) return [];
  const { rows } = await sql<Row>`
    select t.id, t.about, v.title, t.due_at as "dueAt", t.count from (
      select a.id, 'knowledge.wrong' as about, min(f.at) + interval '2 days' as due_at, count(*) as count
        from knowledge.feedback f join knowledge.article a on a.id = f.article_id
       where f.settled_at is null and not f.was_right and a.owner_id = ${actor.id} and a.retired_at is null and a.published is not null
       group by a.id
      union all
      select a.id, 'knowledge.review', a.review_by, 1 from knowledge.article a
       where a.owner_id = ${actor.id} and a.published is not null and a.retired_at is null and a.review_by < ${new Date(now + 14 * DAY)}
      union all
      select a.id, 'knowledge.approve', w.made_at + interval '3 days', 1
        from knowledge.article a join knowledge.version w on w.article_id = a.id and w.version = a.newest
       where a.stage = 'review' and w.author_id <> ${actor.id}
      union all
      select a.id, 'knowledge.returned', w.made_at + interval '3 days', 1
        from knowledge.article a join knowledge.version w on w.article_id = a.id and w.version = a.newest
       where a.sent_back is not null and w.author_id = ${actor.id}) t
      join knowledge.article x on x.id = t.id
      join knowledge.version v on v.article_id = x.id and v.version = x.newest
     order by t.due_at limit 20`.execute(db);
  return rows.map(({ id, about, title, dueAt, count }) => ({
    key: `${about} ${id}`,
    about,
    dueAt,
    cost: COST,
    caseId: null,
    teamId: null,
    reference: null,
    subject: title,
    customerName: null,
    restricted: false,
    priority: null,
    because: about,
    facts: { id, count },
  }));
};
