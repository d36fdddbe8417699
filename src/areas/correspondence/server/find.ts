import { sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';

export type Sent = { readonly messageId: string; readonly caseId: string; readonly recipients: readonly string[] };

/** The message of ours that a bounce is about: by the Message-ID it quotes. */
export async function sentTo(db: Db | Tx, rfcMessageIds: readonly string[]): Promise<Sent | undefined> {
  if (rfcMessageIds.length === 0) return undefined;
  const { rows } = await sql<Sent>`
    select message_id as "messageId", case_id as "caseId", recipients from correspondence.outgoing
     where rfc_message_id = any(${[...rfcMessageIds]}::text[]) limit 1`.execute(db);
  return rows[0];
}

export type AnswerSent = { readonly messageId: string; readonly caseId: string; readonly sentAt: Instant };
type Stretch = {
  readonly after: Pick<AnswerSent, 'sentAt' | 'messageId'> | undefined;
  readonly before: Instant;
  readonly most: number;
};

/** Answers that went out, in the order in which they did, from one of them on. */
export async function answersSent(db: Db, { after, before, most }: Stretch): Promise<AnswerSent[]> {
  const from = after ?? { sentAt: 0, messageId: '00000000-0000-0000-0000-000000000000' };
  const { rows } = await sql<AnswerSent>`
    select message_id as "messageId", case_id as "caseId", sent_at as "sentAt" from correspondence.outgoing
     where state = 'sent' and kind = 'reply' and sent_at < ${new Date(before)}
       and (sent_at, message_id) > (${new Date(from.sentAt)}, ${from.messageId}::uuid)
     order by sent_at, message_id limit ${most}`.execute(db);
  return rows;
}
