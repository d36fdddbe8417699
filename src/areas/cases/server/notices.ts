import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import { tellOfCase, type Desk } from './desk.ts';
import { messageFailed } from './outbox-side.ts';

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
  if (it.undelivered !== undefined)
    await messageFailed(desk, work, { caseId, messageId: it.undelivered, delivery: 'undelivered' });
  tellOfCase(desk, work, caseId);
}
