import { sql } from 'kysely';
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
