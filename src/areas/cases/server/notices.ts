import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import { dueFrom, tellOfCase, type Desk } from './desk.ts';

export type NewNotice = {
  readonly kind: string;
  readonly because: string;
  readonly mailId: string;
  /** The message of ours that could not be delivered, when the notice says so for good. */
  readonly undelivered?: string | undefined;
};

/**
 * Records what a machine told us. It never reopens a case and never counts as the customer's word, with one exception:
 * a message that could not be delivered did not settle what it was meant to settle, so the case comes back to its owner.
 */
export async function addNotice(desk: Desk, work: Work, caseId: string, it: NewNotice): Promise<void> {
  await sql`
    insert into cases.notice (id, case_id, at, kind, because, mail_id, message_id)
    values (${newId(work.now)}, ${caseId}, ${new Date(work.now)}, ${it.kind}, ${it.because}, ${it.mailId}, ${it.undelivered ?? null})`.execute(
    work.db,
  );
  await announce(work, { kind: 'notice.received', caseId, data: { kind: it.kind, mailId: it.mailId } });
  if (it.undelivered !== undefined) await comeBack(desk, work, caseId, it.undelivered);
  tellOfCase(desk, work, caseId);
}

const BOUNCED_STEP = 'Reach the customer another way: our message could not be delivered';

async function comeBack(desk: Desk, work: Work, caseId: string, messageId: string): Promise<void> {
  await sql`update cases.message set delivery = 'undelivered' where id = ${messageId} and direction = 'out'`.execute(work.db);
  await sql`
    update cases."case"
       set state = 'open', phase = 'open', closed_at = null, next_step = ${BOUNCED_STEP},
           next_due_at = least(coalesce(next_due_at, 'infinity'), ${new Date(dueFrom(desk, work.now, 1))}::timestamptz),
           touched_at = ${new Date(work.now)}, version = version + 1
     where id = ${caseId} and merged_into is null`.execute(work.db);
  await announce(work, { kind: 'message.undelivered', caseId, data: { messageId } });
}
