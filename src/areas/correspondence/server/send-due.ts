import { sql } from 'kysely';
import {
  PRIVATE_LINK,
  attachmentsOf,
  messageFailed,
  privateToken,
  setDelivery,
  textOf,
} from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import { isDatabaseAway, type Db } from '#platform/db.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { retryAfter, type LetterForm, type Way } from '../rules/index.ts';
import { compose, type Composed } from './compose.ts';
import { asFile, fingerprintOf } from './fingerprint.ts';
import type { PostOffice } from './post-office.ts';
import type { Handed, Transport } from './transport.ts';
import type { LeavingNow, LetterWay, Ways } from './ways.ts';

type Leased = Omit<Composed, 'subject' | 'body' | 'html' | 'attachments'> & {
  readonly messageId: string;
  readonly caseId: string;
  readonly returnPath: string;
  readonly customerId: string | null;
  readonly attempts: number;
  /** The hash of the text that somebody else agreed to; null where nobody had to. */
  readonly approvedSha256: Buffer | null;
  readonly channel: Way;
  readonly form: LetterForm | null;
};

const LEASE_MS = 5 * MINUTE;
const AT_ONCE = 5;

export type Sending = {
  readonly db: Db;
  readonly office: PostOffice;
  readonly transport: Transport | null;
  readonly clock: () => Instant;
  readonly ways: Ways;
};

/** Sends what may go now. Without a mail server it is caught here, where it can be read in the desk. */
export async function sendDue({ db, office, transport, clock, ways }: Sending): Promise<number> {
  const leased = await lease(db, clock());
  await Promise.all(
    leased.map(async (it) => {
      const sending = { db, office, it, clock };
      const leaving = await leavingOf(db, office, it).catch((fault: unknown) => asDelay(fault));
      if ('outcome' in leaving) return record(sending, leaving);
      if (it.channel === 'letter') return makeLetter(sending, ways.letter, leaving);
      if (it.channel === 'sms' && ways.sms !== null)
        return record(sending, await ways.sms(leaving, () => markHanded(sending)));
      const raw = it.channel === 'sms' ? Buffer.from(leaving.body) : await rawOf(it, leaving);
      if (transport === null || it.channel === 'sms') return catchHere(sending, raw);
      const handed = await transport.hand({ from: it.returnPath, to: it.recipients }, raw, () => markHanded(sending));
      return record(sending, handed);
    }),
  );
  return leased.length;
}

async function lease(db: Db, now: Instant): Promise<Leased[]> {
  const { rows } = await sql<Leased>`
    update correspondence.outgoing o set leased_until = ${new Date(now + LEASE_MS)}, attempts = o.attempts + 1
     where o.message_id in (
       select d.message_id from correspondence.outgoing d
        where d.state = 'held' and d.approval <> 'waiting' and d.send_after <= ${new Date(now)}
          and (d.leased_until is null or d.leased_until < ${new Date(now)})
        order by d.send_after
        limit ${AT_ONCE}
          for update skip locked)
    returning o.message_id as "messageId", o.case_id as "caseId", o.customer_id as "customerId", o.kind, o.rfc_message_id as "rfcMessageId",
              o.from_name as "fromName", o.from_address as "fromAddress", o.reply_to as "replyTo", o.return_path as "returnPath",
              o.recipients, o.in_reply_to as "inReplyTo", o.thread, o.made_at as "madeAt", o.attempts,
              o.approved_sha256 as "approvedSha256", o.channel, o.form`.execute(db);
  return rows;
}

/** A text as it goes, checked against what was agreed to. */
async function leavingOf(db: Db, office: PostOffice, it: Leased): Promise<LeavingNow | Handed> {
  const [text, attachments] = await Promise.all([
    textOf(db, it.messageId),
    attachmentsOf(office.desk, db, it.messageId),
  ]);
  // What is compared is what is about to go, in memory, and not what the database says of it.
  const { recipients, channel, form } = it;
  const exact = { ...text, recipients, channel, form };
  if (
    it.approvedSha256 !== null &&
    !it.approvedSha256.equals(fingerprintOf({ ...exact, files: attachments.map(asFile) }))
  )
    return {
      outcome: 'refused',
      permanent: true,
      response: 'This is not the text that was approved, so it was not sent',
    };
  const link = `${office.publicUrl}/track/${privateToken(office.desk, it.caseId, it.customerId)}`;
  return {
    messageId: it.messageId,
    caseId: it.caseId,
    customerId: it.customerId,
    casePage: link,
    recipients,
    form,
    madeAt: it.madeAt,
    subject: text.subject,
    body: text.body.replaceAll(PRIVATE_LINK, link),
    html: text.html?.replaceAll(PRIVATE_LINK, link) ?? null,
    attachments,
  };
}

const rawOf = (it: Leased, { subject, body, html, attachments }: LeavingNow): Promise<Buffer> =>
  compose({ ...it, subject, body, html, attachments });

/**
 * A message that cannot be put together now, because a file of it cannot be read, waits like one that was not accepted: it
 * holds up no other, and ends in the list of failed ones if this does not pass. A database that is away is another matter.
 */
function asDelay(fault: unknown): Handed {
  if (isDatabaseAway(fault)) throw fault;
  return { outcome: 'refused', permanent: false, response: 'Kept could not put this message together' };
}

type One = { readonly db: Db; readonly office: PostOffice; readonly it: Leased; readonly clock: () => Instant };

/** From here on the other server may have it. Committed before the last bytes go. */
async function markHanded({ db, it, clock }: One): Promise<void> {
  const { rows } = await sql`
    update correspondence.outgoing set state = 'sending', handed_at = ${new Date(clock())}
     where message_id = ${it.messageId} and state = 'held' and attempts = ${it.attempts} returning message_id`.execute(
    db,
  );
  if (rows.length === 0) throw new Error('another worker has this message');
}

const asSystem = ({ db, clock }: One, run: (work: Work) => Promise<void>) =>
  inTransaction({ db, actor: SYSTEM, now: clock() }, run);

/** Keeping it here and saying that it was sent are one transaction, so it is caught exactly once. */
async function catchHere(one: One, raw: Buffer): Promise<void> {
  const { office, it } = one;
  await asSystem(one, async (work) => {
    const { rows } = await sql`
      update correspondence.outgoing set state = 'sent', sent_at = ${new Date(work.now)}, response = 'kept here: no mail server is set'
       where message_id = ${it.messageId} and state = 'held' and attempts = ${it.attempts} returning message_id`.execute(
      work.db,
    );
    if (rows.length === 0) return;
    const hash = await office.desk.files.put(work.db, raw);
    await sql`insert into correspondence.caught (message_id, sha256, at)
              values (${it.messageId}, ${hash}, ${new Date(work.now)}) on conflict do nothing`.execute(work.db);
    await setDelivery(office.desk, work, it.messageId, 'sent');
  });
}

/** A letter is made once, and lies ready until somebody posts it. Keeping it and saying so are one transaction. */
async function makeLetter(one: One, way: LetterWay, leaving: LeavingNow): Promise<void> {
  const made = await way(leaving).catch((fault: unknown) => asDelay(fault));
  if ('outcome' in made) return record(one, made);
  await asSystem(one, async (work) => {
    const { rows } = await sql`
      update correspondence.outgoing set state = 'to post', leased_until = null, handed_at = null, response = null
       where message_id = ${one.it.messageId} and state = 'held' and attempts = ${one.it.attempts} returning message_id`.execute(
      work.db,
    );
    if (rows.length === 0) return;
    await made.keep(work);
    await setDelivery(one.office.desk, work, one.it.messageId, 'to post');
  });
}

async function record(one: One, handed: Handed): Promise<void> {
  if (handed.outcome === 'sent') return asSystem(one, (work) => markSent(one, work, handed.response));
  if (handed.outcome === 'unsure')
    return asSystem(one, (work) => markUnsure(one.office, work, one.it, handed.response));
  const wait = handed.permanent ? null : retryAfter(one.it.attempts);
  if (wait === null) return asSystem(one, (work) => markFailed(one, work, handed.response));
  const { db, it, clock } = one;
  await sql`
    update correspondence.outgoing
       set state = 'held', handed_at = null, leased_until = null, send_after = ${new Date(clock() + wait)}, response = ${handed.response}
     where message_id = ${it.messageId} and state in ('held', 'sending') and attempts = ${it.attempts}`.execute(db);
}

async function markSent({ office, it }: One, work: Work, response: string): Promise<void> {
  // An answer that came so late that the message had been called unsure settles it all the same.
  const { rows } = await sql`
    update correspondence.outgoing set state = 'sent', sent_at = ${new Date(work.now)}, leased_until = null, response = ${response}
     where message_id = ${it.messageId} and state in ('sending', 'unsure') and attempts = ${it.attempts} returning message_id`.execute(
    work.db,
  );
  if (rows.length > 0) await setDelivery(office.desk, work, it.messageId, 'sent');
}

async function markFailed({ office, it }: One, work: Work, response: string): Promise<void> {
  const { rows } = await sql`
    update correspondence.outgoing set state = 'failed', leased_until = null, response = ${response}
     where message_id = ${it.messageId} and state in ('held', 'sending') and attempts = ${it.attempts} returning message_id`.execute(
    work.db,
  );
  if (rows.length > 0)
    await messageFailed(office.desk, work, { caseId: it.caseId, messageId: it.messageId, delivery: 'failed' });
}

async function markUnsure(
  office: PostOffice,
  work: Work,
  it: Pick<Leased, 'messageId' | 'caseId'>,
  response: string,
): Promise<void> {
  const { rows } = await sql`
    update correspondence.outgoing set state = 'unsure', leased_until = null, response = ${response}
     where message_id = ${it.messageId} and state = 'sending' returning message_id`.execute(work.db);
  if (rows.length === 0) return;
  await setDelivery(office.desk, work, it.messageId, 'unsure');
  await announce(work, { kind: 'message.unsure', caseId: it.caseId, data: { messageId: it.messageId } });
}

/**
 * A worker that died between the last bytes and the answer leaves a message that may or may not have arrived. It is shown
 * as unsure to the officer, and never sent again by itself.
 */
export async function settleAbandoned({ db, office, clock }: Omit<Sending, 'ways'>): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<{ messageId: string; caseId: string }>`
      select message_id as "messageId", case_id as "caseId" from correspondence.outgoing
       where state = 'sending' and leased_until < ${new Date(work.now)} limit 50 for update skip locked`.execute(
      work.db,
    );
    for (const it of rows) await markUnsure(office, work, it, 'Kept was stopped while it was handing this over');
    return rows.length;
  });
}
