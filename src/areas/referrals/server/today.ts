import { sql } from 'kysely';
import { ownCard, type TodaySource } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import type { Instant } from '#kernel/time.ts';

/** Somebody outside waits for us, or a customer waits for somebody outside. */
const COST = 4;
const MOST = 50;

type Row = {
  id: string;
  caseId: string;
  because: string;
  dueAt: Instant;
  number: number;
  subject: string;
  customerName: string | null;
};

/** What partners said of this officer's referrals that nobody has looked at, and those who have not answered in time. */
export const referralsToday: TodaySource = async ({ db, actor }, { now }) => {
  const { rows } = await sql<Row>`
    select r.id, r.case_id as "caseId", coalesce(r.asks, 'late') as because, coalesce(r.asks_since, r.due_at) as "dueAt", v.number, v.subject,
           v."customerName"
      from (select id, case_id, asks, asks_since, due_at from referrals.referral where asks is not null
            union all select id, case_id, asks, asks_since, due_at from referrals.referral
             where asks is null and state = 'offered' and due_at < ${new Date(now)}
            union all select id, case_id, asks, asks_since, due_at from referrals.received where asks is not null
            union all select id, case_id, 'to answer', due_at, due_at from referrals.received
             where asks is null and state = 'offered' and due_at < ${new Date(now)}) r
      cross join lateral (${ownCard(actor, sql`r.case_id`)}) v
     order by "dueAt", r.id limit ${MOST}`.execute(db);
  return rows.map(({ id, number, because, ...row }) => ({
    ...row,
    key: `referral ${id}`,
    about: 'referrals.referral',
    because,
    cost: COST,
    teamId: null,
    reference: referenceOf(number),
    restricted: false,
    priority: null,
    facts: { id },
  }));
};
