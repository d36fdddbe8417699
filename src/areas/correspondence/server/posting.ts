import { sql } from 'kysely';
import { setDelivery } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import type { LetterForm } from '../rules/index.ts';
import type { PostOffice } from './post-office.ts';

export type ToPost = {
  readonly messageId: string;
  readonly caseId: string;
  readonly address: string;
  readonly form: LetterForm;
  readonly madeAt: Instant;
};

type Place = { readonly madeAt: Instant; readonly messageId: string } | null;

/** Letters that lie ready, the oldest first. Who may see them is asked by whoever shows them. */
export async function lettersToPost(db: Db | Tx, after: Place, most: number): Promise<readonly ToPost[]> {
  const { rows } = await sql<ToPost>`
    select o.message_id as "messageId", o.case_id as "caseId", o.recipients[1] as address, o.form, o.made_at as "madeAt"
      from correspondence.outgoing o
     where o.state = 'to post'
       and ${after === null ? sql`true` : sql`(o.made_at, o.message_id) > (${new Date(after.madeAt)}::timestamptz, ${after.messageId}::uuid)`}
     order by o.made_at, o.message_id limit ${most}`.execute(db);
  return rows;
}

/** It was posted: from here on nobody can take it back. False where it does not lie ready any more. */
export async function sayPosted({ desk }: PostOffice, work: Work, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    update correspondence.outgoing set state = 'sent', sent_at = ${new Date(work.now)}, handed_at = ${new Date(work.now)}
     where message_id = ${messageId} and state = 'to post' returning message_id`.execute(work.db);
  if (rows.length === 0) return false;
  await setDelivery(desk, work, messageId, 'sent');
  return true;
}

export type HowItGoes = {
  readonly caseId: string;
  readonly channel: string;
  readonly state: string;
  readonly recipients: readonly string[];
  readonly form: LetterForm | null;
  readonly madeAt: Instant;
};

/** By which way a message of ours goes, and where it stands. */
export async function howItGoes(db: Db | Tx, messageId: string): Promise<HowItGoes | undefined> {
  const { rows } = await sql<HowItGoes>`
    select case_id as "caseId", channel, state, recipients, form, made_at as "madeAt"
      from correspondence.outgoing where message_id = ${messageId}`.execute(db);
  return rows[0];
}
