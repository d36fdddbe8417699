import { sql } from 'kysely';
import { messageFailed, setDelivery, settleHeld } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Work } from '#platform/work.ts';
import type { PostOffice } from './post-office.ts';

/**
 * Says of every message whose time to go has come that it went then, for a past that is written down afterwards, as the
 * demo's is. Nothing is handed to anybody: a message settled here never leaves.
 */
export async function recordSent(work: Work): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update correspondence.outgoing
       set state = 'sent', handed_at = send_after, sent_at = send_after, attempts = 1, response = '250 accepted'
     where state = 'held' and channel <> 'letter' and approval <> 'waiting' and send_after <= ${new Date(work.now)} returning message_id as id`.execute(
    work.db,
  );
  await settleHeld(
    work,
    rows.map(({ id }) => id),
    'sent',
  );
}

type Trouble = {
  readonly caseId: string;
  readonly messageId: string;
  readonly state: 'failed' | 'unsure';
  readonly response: string;
};

/** A message that was refused for good, or of which nobody can say whether it arrived. */
export async function recordTrouble({ desk }: PostOffice, work: Work, it: Trouble): Promise<void> {
  const { caseId, messageId, state, response } = it;
  await sql`
    update correspondence.outgoing set state = ${state}, attempts = 1, handed_at = ${state === 'unsure' ? new Date(work.now) : null}, response = ${response}
     where message_id = ${messageId} and state = 'held'`.execute(work.db);
  if (state === 'failed') return messageFailed(desk, work, { caseId, messageId, delivery: 'failed' });
  await setDelivery(desk, work, messageId, 'unsure');
  await announce(work, { kind: 'message.unsure', caseId, data: { messageId } });
}
