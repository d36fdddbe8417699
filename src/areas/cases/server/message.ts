import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { opensTo } from './visible.ts';

type WholeMessage = {
  id: string;
  body: string;
  fullBody: string;
  html: string | null;
  mailId: string | null;
  caseId: string;
};

/** One message with its whole text, of a case the actor may see. */
export async function readMessage(
  { db, actor }: Pick<Reading, 'actor'> & { db: Reading['db'] | Db },
  id: string,
): Promise<WholeMessage> {
  const { rows } = await sql<WholeMessage>`
    select m.id, m.body, coalesce(m.full_body, m.body) as "fullBody", m.html, m.mail_id as "mailId", m.case_id as "caseId"
      from cases.message m join cases."case" c on c.id = m.case_id
     where m.id = ${id} and ${opensTo(actor)}`.execute(db);
  const [message] = rows;
  if (message === undefined) throw new Refusal(404, 'There is no such message, or it is not yours to see.');
  return message;
}
