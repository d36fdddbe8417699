import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { FIRST_STEP, phaseOf, stateAfterCustomerWrote } from '../rules/index.ts';
import { dueFrom, tellOfCase, type Desk } from './desk.ts';
import type { Locked } from './lock.ts';
import { gistOf } from './open-case.ts';

type Written = {
  readonly channel: string;
  readonly customerId: string | null;
  readonly subject: string;
  readonly body: string;
  readonly messageId: string | null;
  /** When it was written, where that is not now: mail brought over from another system. */
  readonly at?: number | undefined;
};

export type Incoming = Written & {
  readonly fromName: string;
  readonly fromAddress: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** The text with what was quoted, where that is more. */
  readonly fullBody: string | null;
  readonly html: string | null;
  readonly mailId: string | null;
};

type Ids = { readonly id: string; readonly contactId: string };

/** PostgreSQL indexes at most a megabyte of words; a longer text is found by its beginning. */
const MOST_INDEXED = 200_000;

/**
 * Records what a customer wrote. The case is open again, whatever it was, and keeps the next step it had unless it was
 * closed or waiting.
 */
export async function addIncoming(
  desk: Desk,
  work: Work,
  at: Pick<Locked, 'id' | 'kind' | 'state' | 'phase'>,
  it: Incoming,
): Promise<Ids> {
  const ids = { id: newId(work.now), contactId: newId(work.now) };
  const written = insertMessage(work, at.id, { ...it, ...ids, direction: 'in', officerId: null, delivery: null });
  const state = stateAfterCustomerWrote(at.kind, at.state);
  const reopened = at.phase !== 'open';
  const changed = sql`
    update cases."case" c
       set state = ${state}, phase = ${phaseOf(at.kind, state) ?? 'open'}, closed_at = null, gist = ${gistOf(it.body)},
           touched_at = ${new Date(work.now)}, version = version + 1,
           next_step = case when ${reopened} then ${FIRST_STEP} else next_step end,
           next_due_at = case when ${reopened} then ${new Date(dueFrom(desk, work.now))}::timestamptz else next_due_at end
     where c.id = ${at.id}`.execute(work.db);
  const announced = announce(
    work,
    {
      kind: 'message.received',
      caseId: at.id,
      customerId: it.customerId ?? undefined,
      data: { channel: it.channel, messageId: ids.id },
    },
    ...(reopened ? [{ kind: 'case.reopened' as const, caseId: at.id, data: { from: at.state } }] : []),
  );
  await Promise.all([written, changed, announced]);
  tellOfCase(desk, work, at.id);
  return ids;
}

export type Outgoing = Written & {
  readonly id: string;
  readonly to: readonly string[];
  readonly officerId: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
  /** `to approve`: somebody else has to agree to it first, so nobody has said it yet. */
  readonly delivery: 'held' | 'sent' | 'to approve';
  /** The same words with their look, already made harmless. */
  readonly html?: string | null | undefined;
};

/** Records what we write. Sending it is for whoever owns the way out. */
export async function addOutgoing(desk: Desk, work: Work, caseId: string, it: Outgoing): Promise<Ids> {
  const ids = { id: it.id, contactId: newId(work.now) };
  const written = insertMessage(work, caseId, {
    ...it,
    ...ids,
    direction: 'out',
    cc: [],
    fullBody: null,
    html: it.html ?? null,
    mailId: null,
  });
  const announced = announce(work, {
    kind: kindOf(it),
    caseId,
    customerId: it.customerId ?? undefined,
    data: { channel: it.channel, messageId: ids.id },
  });
  await Promise.all([written, announced]);
  tellOfCase(desk, work, caseId);
  return ids;
}

const kindOf = ({ officerId, delivery }: Outgoing) =>
  delivery === 'to approve'
    ? 'message.to-approve'
    : officerId === null
      ? 'message.sent-automatically'
      : 'message.written';

/**
 * What waited for somebody to agree to it is said now: this is the moment of the contact, from which it may be taken back,
 * and by which clocks end.
 */
export async function sayApproved(desk: Desk, work: Work, messageId: string): Promise<string> {
  const { rows } = await sql<{ caseId: string; customerId: string | null; channel: string }>`
    with said as (
      update cases.message set delivery = 'held', at = ${new Date(work.now)}
       where id = ${messageId} and delivery = 'to approve'
      returning contact_id, case_id, customer_id, channel, officer_id)
    update cases.contact t set at = ${new Date(work.now)}, officer_id = s.officer_id from said s where t.id = s.contact_id
    returning s.case_id as "caseId", s.customer_id as "customerId", s.channel`.execute(work.db);
  const [said] = rows;
  if (said === undefined) throw new Refusal(409, 'This text does not wait to be approved any more.');
  await announce(work, {
    kind: 'message.written',
    caseId: said.caseId,
    customerId: said.customerId ?? undefined,
    data: { channel: said.channel, messageId, approved: true },
  });
  tellOfCase(desk, work, said.caseId);
  return said.caseId;
}

type Insert = Incoming &
  Ids & {
    readonly direction: 'in' | 'out';
    readonly officerId: string | null;
    readonly delivery: string | null;
  };

async function insertMessage({ db, now }: Work, caseId: string, { id, contactId, ...it }: Insert): Promise<void> {
  const at = new Date(it.at ?? now);
  await sql`
    with touch as (
      insert into cases.contact (id, case_id, channel, direction, at, customer_id, officer_id)
      values (${contactId}, ${caseId}, ${it.channel}, ${it.direction}, ${at}, ${it.customerId}, ${it.delivery === 'to approve' ? null : it.officerId})),
    text as (
      insert into cases.message (id, contact_id, case_id, at, direction, channel, customer_id, officer_id, from_name, from_address,
                                 to_addresses, cc_addresses, subject, body, full_body, html, message_id, mail_id, delivery)
      values (${id}, ${contactId}, ${caseId}, ${at}, ${it.direction}, ${it.channel}, ${it.customerId}, ${it.officerId}, ${it.fromName},
              ${it.fromAddress}, ${[...it.to]}::text[], ${[...it.cc]}::text[], ${it.subject}, ${it.body}, ${it.fullBody}, ${it.html},
              ${it.messageId}, ${it.mailId}, ${it.delivery}))
    insert into cases.finding (case_id, source, source_id, words)
    values (${caseId}, 'message', ${id},
            setweight(to_tsvector('platform.words', ${it.subject}), 'B')
            || setweight(to_tsvector('platform.words', ${`${it.fromName} ${it.fromAddress}`}), 'B')
            || to_tsvector('platform.words', left(${it.body}, ${MOST_INDEXED})))`.execute(db);
}

export type Delivery =
  | 'to approve'
  | 'held'
  | 'to post'
  | 'sending'
  | 'sent'
  | 'unsure'
  | 'undelivered'
  | 'failed'
  | 'recalled';

/** What became of a message of ours. */
export async function setDelivery(
  desk: Desk,
  work: Work,
  messageId: string,
  delivery: Delivery,
): Promise<string | undefined> {
  const { rows } = await sql<{ caseId: string }>`
    update cases.message set delivery = ${delivery} where id = ${messageId} and direction = 'out'
    returning case_id as "caseId"`.execute(work.db);
  const caseId = rows[0]?.caseId;
  if (caseId !== undefined) tellOfCase(desk, work, caseId);
  return caseId;
}

/** Of messages that still waited to go, what became of them. Those that have come to something else meanwhile stay. */
export async function settleHeld({ db }: Work, messageIds: readonly string[], delivery: 'sent'): Promise<void> {
  await sql`update cases.message set delivery = ${delivery}
             where id = any(${[...messageIds]}::uuid[]) and delivery = 'held'`.execute(db);
}
