import { sql } from 'kysely';
import { cardOf, type TodaySource } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import { DAY } from '#kernel/time.ts';

/** Somebody was told that this would happen, so being late with it costs more than an ordinary matter. */
const COST = 4;
const MOST = 50;

type Row = {
  id: string;
  caseId: string;
  what: string;
  dueAt: number;
  teamId: string;
  number: number;
  subject: string;
  customerName: string | null;
  state: string;
};

/** What this officer has promised, as far as two days ahead, and what they broke and have not put right. */
export const promisesToday: TodaySource = async ({ db, actor }, { now, dayEnds }) => {
  const { rows } = await sql<Row>`
    select p.id, p.case_id as "caseId", p.what, p.due_at as "dueAt", p.team_id as "teamId", p.state, v.number, v.subject, v."customerName"
      from (select * from promises.promise o
             where o.owner_id = ${actor.id} and o.state = 'open' and o.due_at < ${new Date(dayEnds + 2 * DAY)}
             union all
            select * from promises.promise b
             where b.owner_id = ${actor.id} and b.state = 'broken' and b.done_late_at is null and b.due_at > ${new Date(now - 30 * DAY)}) p
      cross join lateral (${cardOf(actor, sql`p.case_id`)}) v
     order by p.due_at, p.id limit ${MOST}`.execute(db);
  return rows.map(({ id, caseId, what, dueAt, teamId, number, subject, customerName, state }) => ({
    key: `promise ${id}`,
    about: 'promises.promise',
    dueAt,
    cost: COST,
    caseId,
    teamId,
    reference: referenceOf(number),
    subject,
    customerName,
    restricted: false,
    priority: null,
    because: dueAt < now ? 'broken' : 'promised',
    facts: { what, state },
  }));
};
