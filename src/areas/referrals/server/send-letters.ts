import { sql } from 'kysely';
import { retryAfter } from '#areas/correspondence/rules/index.ts';
import { compose, type Handed, type Transport } from '#areas/correspondence/server/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import { PAGE_LINK } from '../rules/index.ts';
import { doorToken, sideAddress, type Referring } from './referring.ts';
import { readReferral } from './store.ts';
import { stepOf } from './act.ts';

type Leased = {
  readonly id: string;
  readonly referralId: string;
  readonly number: number;
  readonly door: number | null;
  readonly rfcMessageId: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly madeAt: Instant;
  readonly attempts: number;
};

const LEASE_MS = 5 * MINUTE;
const AT_ONCE = 5;
export type SendingSide = {
  readonly db: Db;
  readonly referring: Referring;
  readonly transport: Transport | null;
  readonly clock: () => Instant;
};

/** Sends letters to partners that may go now. What a stop leaves uncertain is never sent again by itself. */
export async function sendSideLetters(sending: SendingSide): Promise<number> {
  const { db, clock } = sending;
  await settleLost(sending);
  const { rows } = await sql<Leased>`
    update referrals.letter l set leased_until = ${new Date(clock() + LEASE_MS)}, attempts = l.attempts + 1
     where l.id in (select d.id from referrals.letter d
                     where d.state = 'held' and d.send_after <= ${new Date(clock())} and (d.leased_until is null or d.leased_until < ${new Date(clock())})
                     order by d.send_after limit ${AT_ONCE} for update skip locked)
    returning l.id, l.referral_id as "referralId", (select r.number from referrals.referral r where r.id = l.referral_id) as number, l.door,
              l.rfc_message_id as "rfcMessageId", l.recipient, l.subject, l.body, l.made_at as "madeAt", l.attempts`.execute(
    db,
  );
  for (const it of rows) await sendOne(sending, it);
  return rows.length;
}

async function sendOne({ db, referring, transport, clock }: SendingSide, it: Leased): Promise<void> {
  const raw = await rawOf(referring, it);
  if (transport === null) return catchHere({ db, referring, transport, clock }, it, raw);
  const from = sideAddress(referring, it.number);
  const handed = await transport.hand({ from, to: [it.recipient] }, raw, async () => {
    const { rows } = await sql`
      update referrals.letter set state = 'sending' where id = ${it.id} and state = 'held' and attempts = ${it.attempts} returning id`.execute(
      db,
    );
    if (rows.length === 0) throw new Error('another worker has this letter');
  });
  await settle({ db, referring, transport, clock }, it, handed);
}

/** Nothing of the case stands in it: no id of a message, no name, no subject of the customer’s. */
function rawOf(referring: Referring, it: Leased): Promise<Buffer> {
  const link =
    it.door === null ? '' : `${referring.office.publicUrl}/partner/${doorToken(referring, it.referralId, it.door)}`;
  return compose({
    kind: 'reply',
    rfcMessageId: it.rfcMessageId,
    fromName: referring.office.agency,
    fromAddress: referring.office.address,
    replyTo: sideAddress(referring, it.number),
    recipients: [it.recipient],
    inReplyTo: null,
    thread: [],
    subject: it.subject,
    body: it.body.replaceAll(PAGE_LINK, link),
    html: null,
    madeAt: it.madeAt,
    attachments: [],
  });
}

/** Without a mail server it is kept here, where somebody can see what would have gone. */
async function catchHere({ db, referring, clock }: SendingSide, it: Leased, raw: Buffer): Promise<void> {
  await inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const hash = await referring.desk.files.put(work.db, raw);
    await sql`
      update referrals.letter set state = 'sent', sent_at = ${new Date(work.now)}, caught = ${hash}, response = 'kept here: no mail server is set'
       where id = ${it.id} and state = 'held' and attempts = ${it.attempts}`.execute(work.db);
  });
}

async function settle({ db, referring, clock }: SendingSide, it: Leased, handed: Handed): Promise<void> {
  const now = clock();
  const wait = handed.outcome === 'refused' && !handed.permanent ? retryAfter(it.attempts) : null;
  if (wait !== null) {
    await sql`
      update referrals.letter set state = 'held', leased_until = null, send_after = ${new Date(now + wait)}, response = ${handed.response}
       where id = ${it.id} and state in ('held', 'sending') and attempts = ${it.attempts}`.execute(db);
    return;
  }
  const state = handed.outcome === 'refused' ? 'failed' : handed.outcome;
  await inTransaction({ db, actor: SYSTEM, now }, async (work) => {
    const { rows } = await sql`
      update referrals.letter set state = ${state}, leased_until = null, sent_at = ${state === 'sent' ? new Date(now) : null}, response = ${handed.response}
       where id = ${it.id} and state in ('held', 'sending') and attempts = ${it.attempts} returning id`.execute(
      work.db,
    );
    if (rows.length > 0 && state === 'failed') await notArrived(referring, work, it.referralId);
    work.afterCommit(() => referring.desk.live.tell('case', it.referralId));
  });
}

async function notArrived(referring: Referring, work: Parameters<typeof stepOf>[1], referralId: string): Promise<void> {
  const referral = await readReferral(work.db, referralId);
  if (referral === undefined) return;
  await sql`update referrals.referral set asks = 'undelivered', asks_since = ${new Date(work.now)} where id = ${referralId}`.execute(
    work.db,
  );
  await stepOf(referring, work, referral, 'undelivered');
}

/** A worker that died between the last bytes and the answer leaves a letter that may have arrived. */
async function settleLost({ db, clock }: SendingSide): Promise<void> {
  await sql`
    update referrals.letter set state = 'unsure', leased_until = null, response = 'Kept was stopped while it was handing this over'
     where state = 'sending' and leased_until < ${new Date(clock())}`.execute(db);
}
