import { sql } from 'kysely';
import type { TodaySource } from '#areas/cases/server/index.ts';
import { DAY } from '#kernel/time.ts';

/** Mail that waits to be sorted may be anybody's, so it costs more than an ordinary matter. */
const COST = 2;

/** One line of Today for all mail that waits to be sorted. It is due a day after it came. */
export const mailToSortToday: TodaySource = async ({ db, actor }) => {
  if (!actor.may('intake.sort')) return [];
  const { rows } = await sql<{ count: number; since: number | null }>`
    select count(*) as count, min(received_at) as since from intake.mail where outcome = 'quarantined'`.execute(db);
  const { count = 0, since = null } = rows[0] ?? {};
  if (since === null) return [];
  return [
    {
      key: 'intake mail',
      about: 'intake.mail',
      dueAt: since + DAY,
      cost: COST,
      caseId: null,
      teamId: null,
      reference: null,
      subject: '',
      customerName: null,
      restricted: false,
      priority: null,
      because: 'waits',
      facts: { count, since },
    },
  ];
};
