import { sql } from 'kysely';
import { addOutgoing, threadOf } from '#areas/cases/server/index.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import type { LetterForm } from '../rules/index.ts';
import { messageIdFor, replyAddress, type Held, type PostOffice } from './post-office.ts';

export type Letter = {
  readonly kind: 'reply' | 'acknowledgement';
  readonly caseId: string;
  readonly caseNumber: number;
  readonly customerId: string | null;
  readonly officerId: string | null;
  readonly fromName: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** The same words with their look, already made harmless. */
  readonly html?: string | null;
  readonly sendAfter: number;
  /** By letter or text message; an e-mail where it is not said. */
  readonly by?: By;
};

/** How it goes, where that is not by e-mail. */
export type By = { readonly channel: 'letter'; readonly form: LetterForm } | { readonly channel: 'sms' };

/** As many as a mail program needs to show a conversation as one. */
const MOST_NAMED = 10;

/**
 * Writes a message and puts it in the outbox, in the transaction of the command that wrote it. It answers the latest
 * message of the customer, so that their mail program shows the conversation as one. Whatever an officer writes comes through
 * here, whichever way they wrote it, so this is where it is asked whether somebody else has to agree first. Only what the desk
 * says by itself, in words that are always the same, is not asked about.
 */
export async function writeLetter(office: PostOffice, work: Work, it: Letter): Promise<Written> {
  const id = newId(work.now);
  const held = it.kind === 'reply' ? ((await office.vetting?.needed(work, it)) ?? null) : null;
  const { channel, form } = goingBy(it.by);
  const rfcMessageId = messageIdFor(office, it.caseNumber, id);
  const thread = await threadOf(work.db, it.caseId, MOST_NAMED);
  const written = addOutgoing(office.desk, work, it.caseId, {
    id,
    channel,
    customerId: it.customerId,
    officerId: it.officerId,
    fromName: it.fromName,
    fromAddress: office.address,
    to: it.recipients,
    subject: it.subject,
    body: it.body,
    html: it.html,
    // No mail program ever saw a letter, so no later mail may name it as what it answers.
    messageId: channel === 'email' ? rfcMessageId : null,
    delivery: held === null ? 'held' : 'to approve',
  });
  const reply = replyAddress(office, it.caseNumber);
  const posted = sql`
    insert into correspondence.outgoing (message_id, case_id, customer_id, kind, rfc_message_id, from_address, from_name, reply_to, return_path,
                                         recipients, in_reply_to, thread, send_after, made_at, approval, channel, form)
    values (${id}, ${it.caseId}, ${it.customerId}, ${it.kind}, ${rfcMessageId}, ${office.address}, ${it.fromName}, ${reply},
            ${it.kind === 'acknowledgement' ? '' : reply}, ${[...it.recipients]}::text[], ${thread.at(-1) ?? null}, ${thread}::text[],
            ${new Date(it.sendAfter)}, ${new Date(work.now)}, ${held === null ? 'not needed' : 'waiting'},
            ${channel}, ${form}::jsonb)`.execute(work.db);
  await Promise.all([written, posted]);
  await held?.keep(id);
  work.afterCommit(() => office.desk.live.tell('outgoing', id));
  return { messageId: id, held };
}

const goingBy = (by: By | undefined) => ({
  channel: by?.channel ?? ('email' as const),
  form: by?.channel === 'letter' ? JSON.stringify(by.form) : null,
});

/** `held`: what a letter waits for that somebody else has to agree to; null for one that goes by itself. */
export type Written = { readonly messageId: string; readonly held: Held | null };
