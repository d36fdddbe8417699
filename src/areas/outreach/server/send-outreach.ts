import { sql } from 'kysely';
import { composeOutreach, type Handed, type Transport } from '#areas/correspondence/server/index.ts';
import { isOpenAt } from '#areas/standards/rules/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Db } from '#platform/db.ts';
import { textFor, wordsFor, type Channel } from '../rules/index.ts';
import { letterFor, type LetterOf } from './letters.ts';
import { offAddress } from './off-address.ts';
import type { Outreach } from './outreach.ts';

export type Sending = {
  readonly db: Db;
  readonly outreach: Outreach;
  readonly transport: Transport | null;
  readonly clock: () => Instant;
};

const LEASE_MS = 5 * MINUTE;
const AT_ONCE = 5;
const MOST_TRIES = 5;

type Next = {
  readonly id: string;
  readonly channel: Channel;
  readonly value: string;
  readonly variant: LetterOf['variant'] | null;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
  readonly textBody: string | null;
  readonly attempts: number;
  readonly madeAt: Instant;
};

/**
 * Sends what may go now: of approved campaigns, on their days, in the hours of the office. Whoever opted out a moment ago is passed
 * over, because it is asked in the statement that takes the row.
 */
export async function sendOutreach(it: Sending): Promise<number> {
  const { db, outreach, clock } = it;
  const now = clock();
  const calendar = await outreach.standards.office(db);
  await endCampaigns(db, calendar.zone, now);
  if (!isOpenAt(calendar, now)) return 0;
  const leased = await lease(db, textOfDay(dayAt(calendar.zone, now)), now);
  await Promise.all(leased.map((one) => sendOne(it, one)));
  return leased.length;
}

/** What was not sent by the last day is not sent any more. */
async function endCampaigns(db: Db, zone: string, now: Instant): Promise<void> {
  await sql`
    update outreach.recipient r set state = 'over' from outreach.campaign c
     where c.id = r.campaign_id and r.state = 'waiting' and c.state = 'approved'
       and c.last_day < ${textOfDay(dayAt(zone, now))}::date`.execute(db);
}

async function lease(db: Db, today: string, now: Instant): Promise<readonly Next[]> {
  const { rows } = await sql<Next>`
    update outreach.recipient r set leased_until = ${new Date(now + LEASE_MS)}, attempts = r.attempts + 1
      from outreach.campaign c
     where c.id = r.campaign_id and r.id in (
       select w.id from outreach.recipient w join outreach.campaign a on a.id = w.campaign_id
        where w.state = 'waiting' and a.state = 'approved' and w.try_after <= ${new Date(now)}
          and ${today}::date between a.first_day and a.last_day
          and (w.leased_until is null or w.leased_until < ${new Date(now)})
          and not exists (select from outreach.opted_out o where o.address = w.address)
        order by a.approved_at, w.n limit ${AT_ONCE} for update of w skip locked)
    returning r.id, r.channel, r.value, r.variant, r.name, c.subject, c.body, c.text_body as "textBody", r.attempts, c.made_at as "madeAt"`.execute(
    db,
  );
  return rows;
}

async function sendOne(it: Sending, one: Next): Promise<void> {
  if (one.channel === 'letter') return makeReady(it, one);
  const { db, outreach, clock } = it;
  const raw = one.channel === 'sms' ? Buffer.from(textOf(outreach, one)) : await mailOf(outreach, one);
  const hash = await outreach.office.desk.files.put(db, raw);
  const mark = async () => {
    const { rows } = await sql`
      update outreach.recipient set state = 'sending', sha256 = ${hash}
       where id = ${one.id} and state = 'waiting' and attempts = ${one.attempts} returning id`.execute(db);
    if (rows.length === 0) throw new Error('somebody opted out, stopped this, or another worker has it');
  };
  await record(db, one, await handed(it, one, { raw, mark }), clock());
}

type Ready = { readonly raw: Buffer; readonly mark: () => Promise<void> };

function handed({ outreach, transport }: Sending, one: Next, { raw, mark }: Ready): Promise<Handed> {
  const { office, text } = outreach;
  if (one.channel === 'sms')
    return text === null
      ? keepHere(mark)
      : text({ messageId: one.id, recipients: [one.value], body: raw.toString() }, mark);
  return transport === null ? keepHere(mark) : transport.hand({ from: office.address, to: [one.value] }, raw, mark);
}

const sayingTo = (outreach: Outreach, { id, name }: Next) => ({
  name,
  agency: outreach.office.agency,
  off: offAddress(outreach, id),
});

const textOf = (outreach: Outreach, one: Next): string => textFor(one.textBody ?? '', sayingTo(outreach, one));

function mailOf(outreach: Outreach, one: Next): Promise<Buffer> {
  const said = sayingTo(outreach, one);
  return composeOutreach(outreach.office, {
    id: one.id,
    to: one.value,
    subject: wordsFor(one.subject, said).split('\n')[0] ?? one.subject,
    body: wordsFor(one.body, said),
    off: said.off,
    madeAt: one.madeAt,
  });
}

/** A letter is made once and lies ready, until somebody says that it was posted. */
async function makeReady({ db, outreach }: Sending, one: Next): Promise<void> {
  const said = sayingTo(outreach, one);
  const made = await letterFor(outreach, db, {
    ...one,
    variant: one.variant ?? 'standard',
    subject: wordsFor(one.subject, said).split('\n')[0] ?? one.subject,
    body: wordsFor(one.body, said),
  });
  const kept = made.ok ? await outreach.office.desk.files.put(db, made.pdf) : null;
  const response = made.ok ? null : made.reason.slice(0, 500);
  await sql`
    update outreach.recipient set state = ${made.ok ? 'to post' : 'failed'}, sha256 = ${kept}, response = ${response}, leased_until = null
     where id = ${one.id} and state = 'waiting' and attempts = ${one.attempts}`.execute(db);
  outreach.office.desk.live.tell('outreach', one.id);
}

/** Without a mail server nothing leaves; it is kept as it would have gone. */
async function keepHere(mark: () => Promise<void>): Promise<Handed> {
  try {
    await mark();
    return { outcome: 'sent', response: 'kept here: no mail server is set' };
  } catch {
    return { outcome: 'refused', permanent: false, response: 'it is not to go any more' };
  }
}

async function record(db: Db, one: Next, handed: Handed, now: Instant): Promise<void> {
  const later = handed.outcome === 'refused' && !handed.permanent && one.attempts < MOST_TRIES;
  const state = handed.outcome === 'refused' ? (later ? 'waiting' : 'failed') : handed.outcome;
  await sql`
    update outreach.recipient
       set state = ${state}, leased_until = null, response = ${handed.response.slice(0, 500)},
           sent_at = ${handed.outcome === 'sent' ? new Date(now) : null}, try_after = ${new Date(now + 15 * MINUTE * one.attempts)}
     where id = ${one.id} and state in ('waiting', 'sending') and attempts = ${one.attempts}`.execute(db);
}

/** A worker that stopped while it handed one over leaves open whether it arrived. It is never sent again by itself. */
export async function settleOutreach(db: Db, now: Instant): Promise<number> {
  const { rows } = await sql`
    update outreach.recipient set state = 'unsure', leased_until = null, response = 'Kept was stopped while it was handing this over'
     where state = 'sending' and leased_until < ${new Date(now)} returning id`.execute(db);
  return rows.length;
}
