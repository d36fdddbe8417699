import { sql } from 'kysely';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import type { Referring } from '../referring.ts';
import type { Message } from './wire.ts';

type About = { readonly referralId?: string; readonly receivedId?: string; readonly attachmentId?: string };
/** Of a paper, its bytes are read when it goes. */
export type Posted = Message | Omit<Extract<Message, { is: 'document' }>, 'content'>;

/** Puts something into the outbox to another desk. It is sent after the commit, for as long as it takes, and takes effect once. */
export async function postToDesk(
  { desk }: Pick<Referring, 'desk'>,
  work: Work,
  linkId: string,
  { body, referralId, receivedId, attachmentId }: About & { body: Posted },
): Promise<void> {
  const id = newId(work.now);
  await sql`
    insert into referrals.desk_post (id, link_id, referral_id, received_id, body, attachment_id, send_after, made_at)
    values (${id}, ${linkId}, ${referralId ?? null}::uuid, ${receivedId ?? null}::uuid, ${JSON.stringify(body)}::jsonb,
            ${attachmentId ?? null}::uuid, ${new Date(work.now)}, ${new Date(work.now)})`.execute(work.db);
  work.afterCommit(() => desk.live.tell('desk posts', id));
}
