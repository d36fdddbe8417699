import { sql } from 'kysely';
import { retryAfter } from '#areas/correspondence/rules/index.ts';
import { compose, type Handed, type Transport } from '#areas/correspondence/server/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { Files } from '#platform/files.ts';
import { LINK } from '../rules/index.ts';
import { signingToken, type Post } from './post.ts';

export type SendingLetters = {
  readonly db: Db;
  readonly post: Post;
  readonly files: Files;
  readonly transport: Transport | null;
  readonly clock: () => Instant;
};

type Leased = {
  readonly id: string;
  readonly recipient: string;
  readonly signingId: string | null;
  readonly open: boolean;
  readonly subject: string;
  readonly body: string;
  readonly calendar: string | null;
  readonly method: 'REQUEST' | 'CANCEL' | null;
  readonly madeAt: Instant;
  readonly attempts: number;
};

const LEASE_MS = 5 * MINUTE;
const AT_ONCE = 5;

/** Sends the letters of programmes that may go now. What a stop leaves uncertain is never sent again by itself. */
export async function sendLetters(sending: SendingLetters): Promise<number> {
  const { db, clock } = sending;
  const now = clock();
  await sql`
    update assessment.letter set state = 'unsure', leased_until = null, response = 'Kept was stopped while it was handing this over'
     where state = 'sending' and leased_until < ${new Date(now)}`.execute(db);
  const { rows } = await sql<Leased>`
    update assessment.letter l set leased_until = ${new Date(now + LEASE_MS)}, attempts = l.attempts + 1
     where l.id in (select d.id from assessment.letter d
                     where d.state = 'held' and d.send_after <= ${new Date(now)} and (d.leased_until is null or d.leased_until < ${new Date(now)})
                     order by d.send_after, d.id limit ${AT_ONCE} for update skip locked)
    returning l.id, l.recipient, l.signing_id as "signingId", l.subject, l.body, l.calendar, l.method, l.made_at as "madeAt", l.attempts,
              (l.signing_id is null or exists (select from assessment.signing s where s.id = l.signing_id and s.ended_at is null)) as open`.execute(
    db,
  );
  for (const it of rows) await sendOne(sending, it);
  return rows.length;
}

async function sendOne(sending: SendingLetters, it: Leased): Promise<void> {
  const { db, post, files, transport, clock } = sending;
  // A link that was used, taken back or replaced since is not sent to anybody.
  if (!it.open) return settle(sending, it, { state: 'dropped', response: 'what it was about is over' });
  const raw = await rawOf(post, it);
  if (transport === null) {
    const caught = await files.put(db, raw);
    return settle(sending, it, { state: 'sent', response: 'kept here: no mail server is set', caught });
  }
  const handed = await transport.hand({ from: post.address, to: [it.recipient] }, raw, async () => {
    const { rows } = await sql`
      update assessment.letter set state = 'sending' where id = ${it.id} and state = 'held' and attempts = ${it.attempts} returning id`.execute(
      db,
    );
    if (rows.length === 0) throw new Error('another worker has this letter');
  });
  const wait = handed.outcome === 'refused' && !handed.permanent ? retryAfter(it.attempts) : null;
  if (wait === null) return settle(sending, it, { state: stateOf(handed), response: handed.response });
  await sql`
    update assessment.letter set state = 'held', leased_until = null, send_after = ${new Date(clock() + wait)}, response = ${handed.response}
     where id = ${it.id} and state in ('held', 'sending') and attempts = ${it.attempts}`.execute(db);
}

const stateOf = ({ outcome }: Handed): string => (outcome === 'refused' ? 'failed' : outcome);

type Settled = { readonly state: string; readonly response: string; readonly caught?: Buffer };

async function settle({ db, clock }: SendingLetters, it: Leased, { state, response, caught }: Settled): Promise<void> {
  await sql`
    update assessment.letter
       set state = ${state}, leased_until = null, response = ${response}, caught = ${caught ?? null},
           sent_at = ${state === 'sent' ? new Date(clock()) : null}
     where id = ${it.id} and state in ('held', 'sending') and attempts = ${it.attempts}`.execute(db);
}

/** The link is put in here, while the letter leaves. */
function rawOf(post: Post, it: Leased): Promise<Buffer> {
  const link = it.signingId === null ? '' : `${post.publicUrl}/sign/${signingToken(post, it.signingId)}`;
  const domain = post.address.slice(post.address.lastIndexOf('@') + 1);
  return compose({
    kind: 'reply',
    rfcMessageId: `assessment.${it.id.replaceAll('-', '')}@${domain}`,
    fromName: post.agency,
    fromAddress: post.address,
    replyTo: post.address,
    recipients: [it.recipient],
    inReplyTo: null,
    thread: [],
    subject: it.subject,
    body: it.body.replaceAll(LINK, link),
    html: null,
    madeAt: it.madeAt,
    attachments: [],
    ...(it.calendar === null || it.method === null ? {} : { calendar: { method: it.method, text: it.calendar } }),
  });
}
