import { sql } from 'kysely';
import { findAttachment } from '#areas/cases/server/index.ts';
import { retryAfter } from '#areas/correspondence/rules/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import type { Referring } from '../referring.ts';
import { didNotReach } from './did-not-reach.ts';
import type { Posted } from './outbox.ts';
import { otherSideOf, sideOf, signingKey, type Link } from './links.ts';
import {
  MEDIA_TYPE,
  PATH,
  readHeader,
  receipt,
  sameSignature,
  signReceipt,
  signRequest,
  writeHeader,
  type Signed,
} from './wire.ts';

type Leased = {
  readonly id: string;
  readonly referralId: string | null;
  readonly receivedId: string | null;
  readonly body: Posted;
  readonly attachmentId: string | null;
  readonly attempts: number;
  readonly link: Link & { readonly address: string | null };
};

export type SendingToDesks = { readonly db: Db; readonly referring: Referring; readonly clock: () => Instant };

const LEASE_MS = 5 * MINUTE;
const AT_ONCE = 5;
const PATIENCE_MS = 30_000;
const LONGEST_RECEIPT = 4096;

/**
 * Sends what waits for other desks, and of one referral always the first that waits. Sending twice does nothing twice, so whatever
 * a stop leaves open is simply sent again.
 */
export async function sendToDesks(sending: SendingToDesks): Promise<number> {
  const { db, clock } = sending;
  const now = new Date(clock());
  const { rows } = await sql<Leased>`
    update referrals.desk_post p set leased_until = ${new Date(clock() + LEASE_MS)}, attempts = p.attempts + 1
      from referrals.desk_link l
     where l.id = p.link_id and p.id in (
       select d.id from referrals.desk_post d
        where d.state = 'waiting' and d.send_after <= ${now} and (d.leased_until is null or d.leased_until < ${now})
          and not exists (select 1 from referrals.desk_post e where e.referral_id = d.referral_id and e.seq < d.seq and e.state = 'waiting')
          and not exists (select 1 from referrals.desk_post e where e.received_id = d.received_id and e.seq < d.seq and e.state = 'waiting')
        order by d.send_after limit ${AT_ONCE} for update skip locked)
    returning p.id, p.referral_id as "referralId", p.received_id as "receivedId", p.body, p.attachment_id as "attachmentId", p.attempts,
              json_build_object('id', l.id, 'organizationId', l.organization_id, 'madeHere', l.made_here, 'address', l.address,
                                'agency', l.agency, 'endedAt', l.ended_at) as link`.execute(db);
  await Promise.all(rows.map((it) => sendOne(sending, it)));
  return rows.length;
}

type Outcome = { readonly is: 'sent' } | { readonly is: 'refused' | 'not now'; readonly because: string };

async function sendOne(sending: SendingToDesks, it: Leased): Promise<void> {
  const outcome = it.link.endedAt === null ? await hand(sending, it).catch(cannotBeRead) : OVER;
  if (outcome.is === 'sent') return settle(sending, it, { state: 'sent', response: 'they have it' });
  const wait = outcome.is === 'refused' ? null : retryAfter(it.attempts);
  if (wait === null) return settle(sending, it, { state: 'failed', response: outcome.because });
  await sql`
    update referrals.desk_post set leased_until = null, send_after = ${new Date(sending.clock() + wait)}, response = ${outcome.because}
     where id = ${it.id} and state = 'waiting' and attempts = ${it.attempts}`.execute(sending.db);
}

const OVER: Outcome = { is: 'refused', because: 'we are not joined with their desk any more' };

/** A paper that is not given out any more, such as one in which a virus was found. */
function cannotBeRead(fault: unknown): Outcome {
  if (fault instanceof Refusal) return { is: 'refused', because: fault.message };
  throw fault;
}

async function hand({ db, referring, clock }: SendingToDesks, it: Leased): Promise<Outcome> {
  const key = await signingKey(db, it.link.id);
  if (key === undefined || it.link.address === null)
    return { is: 'not now', because: 'their desk has not used our code yet' };
  const body = Buffer.from(JSON.stringify(await wholeBody(referring, db, it)));
  const signed: Signed = { link: it.link.id, key: key.number, id: it.id, at: clock() };
  const answered = await ask(
    it.link.address,
    body,
    writeHeader(signed, signRequest(key.secret, sideOf(it.link), signed, body)),
  );
  if ('fault' in answered) return { is: 'not now', because: answered.fault };
  const head = readHeader(answered.header);
  const theirs = signReceipt(key.secret, otherSideOf(it.link), signed, answered.body);
  if (head === undefined || !sameSignature(head.sign, theirs))
    return {
      is: 'not now',
      because: `what answers at their address is not their desk, or does not know our key (${answered.status})`,
    };
  const read = receipt.safeParse(jsonIn(answered.body));
  if (!read.success) return { is: 'not now', because: 'their desk answered something that is no receipt' };
  if ('refused' in read.data) return { is: 'refused', because: read.data.refused };
  return read.data.received === it.id
    ? { is: 'sent' }
    : { is: 'not now', because: 'their receipt is for something else' };
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

async function wholeBody({ desk }: Referring, db: Db, { body, attachmentId }: Leased): Promise<object> {
  if (attachmentId === null) return body;
  const file = await findAttachment({ db, actor: SYSTEM }, attachmentId);
  return { ...body, content: Buffer.from(await desk.files.get(db, file.hash)).toString('base64') };
}

type Answered =
  | { readonly status: number; readonly header: string | null; readonly body: Buffer }
  | { readonly fault: string };

/** A desk answers with a few bytes; of anything longer no more is read than that. */
async function ask(address: string, body: Buffer, header: string): Promise<Answered> {
  try {
    const reply = await fetch(`${address}${PATH}`, {
      method: 'POST',
      headers: { 'content-type': MEDIA_TYPE, 'kept-desk': header },
      body: new Uint8Array(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const pieces: Uint8Array[] = [];
    for await (const piece of reply.body ?? []) {
      pieces.push(piece as Uint8Array);
      if (pieces.reduce((all, { length }) => all + length, 0) > LONGEST_RECEIPT) break;
    }
    return { status: reply.status, header: reply.headers.get('kept-desk'), body: Buffer.concat(pieces) };
  } catch (fault) {
    const { cause } = fault as { cause?: { code?: string } };
    return { fault: `their desk could not be reached (${cause?.code ?? 'no answer'})` };
  }
}

type Settled = { readonly state: 'sent' | 'failed'; readonly response: string };

async function settle(
  { db, referring, clock }: SendingToDesks,
  it: Leased,
  { state, response }: Settled,
): Promise<void> {
  const now = clock();
  await inTransaction({ db, actor: SYSTEM, now }, async (work) => {
    const { rows } = await sql`
      update referrals.desk_post set state = ${state}, leased_until = null, response = ${response}, sent_at = ${state === 'sent' ? new Date(now) : null}
       where id = ${it.id} and state = 'waiting' returning id`.execute(work.db);
    if (rows.length > 0 && state === 'failed') await didNotReach(referring, work, it, response);
  });
  // What comes after it in the same referral may go now.
  if (state === 'sent') referring.desk.live.tell('desk posts', it.id);
}
