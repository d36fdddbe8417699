import { sql } from 'kysely';
import { cardOf, ownCard, type TodaySource } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import { DAY } from '#kernel/time.ts';

/** Somebody who was let down is lost sooner than somebody who waits. */
const COST = 5;
const MOST = 50;

type Row = {
  key: string;
  caseId: string;
  dueAt: number;
  because: string;
  number: number;
  subject: string;
  customerName: string | null;
};

/** Customers of this officer who were let down and to whom nobody has turned yet, and those whom they said they would ask again. */
export const recoveryToday: TodaySource = async ({ db, actor }, { now, dayEnds }) => {
  const { rows } = await sql<Row>`
    select 'recovery ' || g."caseId" as key, g.*, v.number, v.subject, v."customerName"
      from (select case_id as "caseId", min(at) as "dueAt", (array_agg(trigger order by at desc))[1] as because
              from recovery.signal where step_id is null and at > ${new Date(now - 30 * DAY)} group by case_id) g
      cross join lateral (${ownCard(actor, sql`g."caseId"`)}) v
    union all
    select 'follow ' || s.id, s.case_id, s.follow_at, 'follow up', v.number, v.subject, v."customerName"
      from recovery.step s cross join lateral (${cardOf(actor, sql`s.case_id`)}) v
     where s.by = ${actor.id} and s.followed_at is null and s.follow_at < ${new Date(dayEnds + DAY)}
     order by "dueAt", key limit ${MOST}`.execute(db);
  return rows.map(({ number, ...row }) => ({
    ...row,
    about: 'recovery.step',
    cost: COST,
    teamId: null,
    reference: referenceOf(number),
    restricted: false,
    priority: null,
    facts: {},
  }));
};
