import { sql } from 'kysely';
import { customerName, customerNeeds } from '#areas/customers/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { referenceOf, type CaseFacts, type Moment } from '../../rules/index.ts';
import { toneOf } from '../list.ts';
import { visibleTo } from '../visible.ts';

/** How many of one's own cases the list of the day shows. All are counted. */
const MOST_OWN = 150;
const MOST_OTHERS = 50;
/** An answer that did not arrive is shown for as long as somebody may still mend it. */
const MOST_DAYS_LOST = 60;

type Head = {
  id: string;
  reference: string;
  subject: string;
  customerName: string | null;
  teamId: string;
  restricted: boolean;
  priority: number;
};
type Numbered<T extends Head> = Omit<T, 'reference'> & { number: number };

const HEAD = sql`
  c.id, c.number, c.subject, ${customerName(sql`c.customer_id`)} as "customerName", c.team_id as "teamId", c.restricted, c.priority`;

const referenced = <T extends Head>(rows: readonly Numbered<T>[]) =>
  rows.map(({ number, ...row }) => ({ ...row, reference: referenceOf(number) }));

export type OwnCase = Head & CaseFacts & { nextStep: string; needs: string | null };

/**
 * The officer's own cases that are late or due today, the first due first, and of those due later the ones that cannot
 * wait for their day: urgent ones, and customers who were upset when they last spoke.
 */
export async function ownCases({ db, actor }: Reading, { dayEnds }: Moment) {
  const facts = sql`
    ${HEAD}, c.kind, c.phase, c.next_step as "nextStep", c.next_due_at as "nextDueAt", c.opened_at as "openedAt",
    ${customerNeeds(sql`c.customer_id`)} as needs, ${toneOf} as tone, heard.*`;
  const heard = sql`
    cross join lateral (
      select max(t.at) filter (where t.direction = 'in') as "heardAt",
             max(t.at) filter (where t.direction = 'out' and t.officer_id is not null) as "answeredAt",
             count(*) filter (where t.direction = 'in') as contacts
        from cases.contact t where t.case_id = c.id) heard`;
  const mine = sql`c.owner_id = ${actor.id}::uuid and c.phase <> 'closed'`;
  const ends = sql`${new Date(dayEnds)}::timestamptz`;
  const { rows } = await sql<Numbered<OwnCase>>`
    select * from (select ${facts} from cases."case" c ${heard}
                    where ${mine} and c.next_due_at < ${ends} order by c.next_due_at, c.id limit ${MOST_OWN}) due
    union all
    select * from (select ${facts} from cases."case" c ${heard}
                    where ${mine} and c.next_due_at >= ${ends} and c.phase = 'open'
                      and (c.priority = 1 or ${toneOf} = any('{upset,angry,abusive}'))
                    order by c.next_due_at, c.id limit ${MOST_OTHERS}) pressing`.execute(db);
  return referenced<OwnCase>(rows);
}

/** How many of the officer's own cases are late and due today: exact, however many are shown. */
export async function countDue(
  { db, actor, now }: Reading,
  { dayEnds }: Moment,
): Promise<{ late: number; today: number }> {
  const { rows } = await sql<{ late: number; today: number }>`
    select count(*) filter (where c.next_due_at < ${new Date(now)}::timestamptz) as late,
           count(*) filter (where c.next_due_at >= ${new Date(now)}::timestamptz) as today
      from cases."case" c
     where c.owner_id = ${actor.id}::uuid and c.phase <> 'closed' and c.next_due_at < ${new Date(dayEnds)}::timestamptz`.execute(
    db,
  );
  return rows[0] ?? { late: 0, today: 0 };
}

type Task = Head & { taskId: string; title: string; dueAt: Instant | null };

/** What colleagues or the officer wrote down for them to do: due by tonight, or whenever there is room. */
export async function ownTasks({ db, actor }: Reading, { dayEnds }: Moment) {
  const { rows } = await sql<Numbered<Task>>`
    select ${HEAD}, t.id as "taskId", t.title, t.due_at as "dueAt"
      from cases.task t
      join cases."case" c on c.id = t.case_id
     where t.owner_id = ${actor.id}::uuid and t.done_at is null and (t.due_at is null or t.due_at < ${new Date(dayEnds)}::timestamptz)
       and c.merged_into is null and ${visibleTo(actor)}
     order by t.due_at, t.id limit ${MOST_OTHERS}`.execute(db);
  return referenced<Task>(rows);
}

type Lost = Head & { messageId: string; at: Instant; delivery: string; to: string };

/** The officer's answers that did not arrive, unless they have been written to or rung since. */
export async function undelivered({ db, actor, now }: Reading) {
  const { rows } = await sql<Numbered<Lost>>`
    select ${HEAD}, m.id as "messageId", m.at, m.delivery, array_to_string(m.to_addresses, ', ') as "to"
      from cases.message m
      join cases."case" c on c.id = m.case_id
     where m.officer_id = ${actor.id}::uuid and m.delivery in ('unsure', 'undelivered', 'failed')
       and m.at > ${new Date(now - MOST_DAYS_LOST * DAY)}::timestamptz and ${visibleTo(actor)}
       and not exists (select from cases.contact t
                        where t.case_id = m.case_id and t.at > m.at and t.direction = 'out' and t.officer_id is not null
                          and not exists (select from cases.message n where n.contact_id = t.id and n.delivery = 'recalled'))
     order by m.at desc limit ${MOST_OTHERS}`.execute(db);
  return referenced<Lost>(rows);
}

type Advice = Head & { adviceId: string; at: Instant; who: string; stands: 'advice' | 'advised' };

/** Advice that this officer or a team of theirs is asked for, and advice they were given and have not used. */
export async function adviceFor({ db, actor }: Reading) {
  const asked = sql`
    select ${HEAD}, a.id as "adviceId", 'advice' as stands, a.asked_at as at, a.asked_by as who
      from cases.advice a join cases."case" c on c.id = a.case_id
     where a.state = 'asked' and a.asked_by <> ${actor.id}::uuid and ${visibleTo(actor)}`;
  const { rows } = await sql<Numbered<Advice>>`
    select * from (${asked} and a.of_officer_id = ${actor.id}::uuid order by a.asked_at limit ${MOST_OTHERS}) of_them
    union all
    select * from (${asked} and a.of_team_id = any(${[...actor.teams]}::uuid[]) order by a.asked_at limit ${MOST_OTHERS}) of_teams
    union all
    select * from (
      select ${HEAD}, a.id as "adviceId", 'advised' as stands, a.answered_at as at, a.answered_by as who
        from cases.advice a join cases."case" c on c.id = a.case_id
       where a.state = 'answered' and a.asked_by = ${actor.id}::uuid and ${visibleTo(actor)}
       order by a.answered_at limit ${MOST_OTHERS}) given`.execute(db);
  return referenced<Advice>(rows);
}

const WEEK = 7;

/** How many next steps of the officer's own cases fall on each of the next seven days. What is late counts for today. */
export async function weekOf({ db, actor }: Reading, begins: Instant): Promise<{ begins: Instant; due: number }[]> {
  const { rows } = await sql<{ day: number; due: number }>`
    select greatest(0, floor(extract(epoch from c.next_due_at - ${new Date(begins)}::timestamptz) / 86400))::int as day, count(*) as due
      from cases."case" c
     where c.owner_id = ${actor.id}::uuid and c.phase <> 'closed'
       and c.next_due_at < ${new Date(begins + WEEK * DAY)}::timestamptz
     group by 1`.execute(db);
  return Array.from({ length: WEEK }, (_, n) => ({
    begins: begins + n * DAY,
    due: rows.find(({ day }) => day === n)?.due ?? 0,
  }));
}
