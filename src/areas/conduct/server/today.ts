import { sql } from 'kysely';
import { cardOf, type TodaySource } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';

type Row = {
  id: string;
  about: 'conduct.wellbeing' | 'conduct.talk';
  dueAt: number;
  who: string;
  caseId: string;
  number: number | null;
  subject: string | null;
};

/** How somebody is after what was aimed at them, and whom a leader should talk with. */
export const conductToday: TodaySource = async ({ db, actor }) => {
  if (actor.id === null) return [];
  const leads = actor.may('cases.see-all') ? sql`true` : sql`false`;
  const { rows } = await sql<Row>`
    select t.id, t.about, t.due_at as "dueAt", t.who, t.case_id as "caseId", v.number, v.subject from (
      select w.id, 'conduct.wellbeing' as about, w.asked_at + interval '1 hour' as due_at, w.officer_id as who, i.case_id
        from conduct.wellbeing w join conduct.incident i on i.id = w.incident_id
       where w.officer_id = ${actor.id} and w.answered_at is null
      union all
      select w.id, 'conduct.talk', w.answered_at + interval '1 hour', w.officer_id, i.case_id
        from conduct.wellbeing w join conduct.incident i on i.id = w.incident_id
       where ${leads} and w.how = 'to talk' and w.talked_at is null and w.team_id = any(${[...actor.teams]}::uuid[])
         and w.officer_id <> ${actor.id}) t
      left join lateral (${cardOf(actor, sql`t.case_id`)}) v on true
     order by t.due_at limit 20`.execute(db);
  return rows.map(({ id, about, dueAt, who, caseId, number, subject }) => ({
    key: `${about} ${id}`,
    about,
    dueAt,
    cost: 5,
    caseId: number === null ? null : caseId,
    teamId: null,
    reference: number === null ? null : referenceOf(number),
    subject: subject ?? '',
    customerName: null,
    restricted: false,
    priority: null,
    because: about,
    facts: { id, who },
  }));
};
