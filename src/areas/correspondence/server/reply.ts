import { sql } from 'kysely';
import {
  attachTo,
  bringBack,
  caseOfMessage,
  conflict,
  contactOfMessage,
  isParty,
  lockCase,
  moveCase,
  promise,
  recipientsOf,
  referencesOf,
  dropDraft,
  keepDraft,
  setDelivery,
  type Recalled,
  type SaidWith,
} from '#areas/cases/server/index.ts';
import { AFTER_REPLY_STEP, afterMove, phaseOf, type Moving } from '#areas/cases/rules/index.ts';
import { customersReachedAt, familyOfCustomer } from '#areas/customers/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { DAY } from '#kernel/time.ts';
import { htmlToPlainText, safeHtml } from '#platform/mail-html.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { MOST_SEGMENTS, gapsIn, segmentsOf, type LetterForm, type Way } from '../rules/index.ts';
import { keepFollowing, saidInWaiting, stepAgain, wayBack } from './approved.ts';
import { subjectFor, type Held, type PostOffice, type Source } from './post-office.ts';
import { rememberTemplates, type MadeFrom } from './templates.ts';
import { writeLetter, type By } from './write.ts';

export type Reply = {
  readonly body: string;
  readonly html?: string | undefined;
  readonly draftId?: string | undefined;
  readonly templates?: readonly MadeFrom[] | undefined;
  readonly sources?: readonly Source[] | undefined;
  readonly to?: readonly string[] | undefined;
  /** Not by e-mail. */
  readonly by?: ByAddress | undefined;
  readonly attachmentIds: readonly string[];
  readonly version?: number | undefined;
  readonly promises?: SaidWith['promises'];
  readonly notPromised?: SaidWith['notPromised'];
  readonly then: {
    readonly state?: string | undefined;
    readonly nextStep?: string | undefined;
    readonly nextDueAt?: number | undefined;
  };
};

/** By letter to an address, or as a text message to a number. */
export type ByAddress =
  | ({ readonly channel: 'letter'; readonly address: string } & LetterForm)
  | { readonly channel: 'sms'; readonly number: string };

/** Answers the customer and says what happens next, in one act. The message is held until it can no longer be recalled. */
export async function reply(
  office: PostOffice,
  work: Work,
  caseId: string,
  it: Reply,
): Promise<{ messageId: string; recallUntil: number; version: number; waits: boolean }> {
  const text = textToSend(it);
  const at = await lockCase(work, caseId);
  if (at.mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Answer there.');
  if (it.version !== undefined && it.version !== at.version) throw await conflict(work, caseId);
  const { recipients, by } = it.by === undefined ? await byMail(work, at, it) : asLetterOrText(office, it.by, text, it);

  const recallUntil = work.now + office.recallMs;
  const { messageId, held } = await writeLetter(office, work, {
    kind: 'reply',
    caseId,
    caseNumber: at.number,
    customerId: await reachedBy(work, at, it, { recipients, ...(by === undefined ? {} : { by }) }),
    officerId: work.actor.id,
    fromName: office.agency,
    recipients,
    subject: subjectFor(at.subject, at.number),
    ...text,
    sendAfter: recallUntil,
    ...(by === undefined ? {} : { by }),
  });
  const follows = next(at, it.then, work.now);
  const [version] = await Promise.all([
    moveCase(office.desk, work, at, held === null ? follows : whileItWaits(at, follows, held, work.now)),
    attachTo(work, { caseId, messageId }, it.attachmentIds),
    dropDraft(work, caseId, 'reply', it.draftId),
    rememberTemplates(work, messageId, it.templates ?? []),
    office.citing?.cite(work, { caseId, messageId, body: text.body, sources: it.sources ?? [] }),
  ]);
  if (held === null) {
    const contactId = await contactOfMessage(work.db, messageId);
    await promise(office.desk, work, { caseId, contactId, said: it });
  } else await keepFollowing(work, messageId, { then: follows, promises: it.promises, notPromised: it.notPromised });
  return { messageId, recallUntil, version, waits: held !== null };
}

/** Whom it goes to: the customer of the case, or whoever is reached where the officer wrote to. */
const reachedBy = async (work: Work, at: At, { to }: Reply, { recipients, by }: Ready) =>
  to === undefined && by === undefined ? at.customerId : writtenTo(work, at, recipients, by?.channel);

type Ready = { readonly recipients: readonly string[]; readonly by?: By };

async function byMail(work: Work, at: At, { to }: Reply): Promise<Ready> {
  const recipients = to ?? (await recipientsOf(work, at));
  if (recipients.length === 0)
    throw new Refusal(422, 'We have no e-mail address for this customer. Add one, write a letter, or ring them.', [
      { field: 'to', problem: 'is needed' },
    ]);
  return { recipients };
}

/** What is refused here would fail later, when nobody is there to put it right. */
function asLetterOrText(office: PostOffice, by: ByAddress, { body }: { body: string }, it: Reply): Ready {
  if (by.channel === 'letter') {
    const { channel, address, addressee, variant, language } = by;
    const fault = office.unprintable?.(`${addressee}\n${address}\n${body}`);
    if (fault !== undefined) throw new Refusal(422, fault, [{ field: 'body', problem: 'cannot be printed' }]);
    return { recipients: [address.trim()], by: { channel, form: { addressee, variant, language } } };
  }
  if (it.attachmentIds.length > 0)
    throw new Refusal(422, 'A text message takes no files. Take them off, or answer another way.', [
      { field: 'attachmentIds', problem: 'cannot go with a text message' },
    ]);
  if (segmentsOf(body).count > MOST_SEGMENTS)
    throw new Refusal(
      422,
      `This is too long for a text message: it would take more than ${MOST_SEGMENTS}. Write a letter.`,
      [{ field: 'body', problem: 'is too long' }],
    );
  return { recipients: [by.number.trim()], by: { channel: 'sms' } };
}

/** The words as they go, and their look. What still has a gap in it is not finished, whoever sends it. */
function textToSend({ body, html }: Reply): { readonly body: string; readonly html: string | null } {
  const safe = html === undefined ? null : safeHtml(html).html;
  const words = (safe === null ? body : htmlToPlainText(safe)).trim();
  if (words === '') throw new Refusal(422, 'Write something first.', [{ field: 'body', problem: 'is empty' }]);
  const [gap] = gapsIn(words);
  if (gap !== undefined)
    throw new Refusal(422, `There is still a gap to fill: ${gap.asks}.`, [
      { field: 'body', problem: `has a gap: ${gap.asks}` },
    ]);
  return { body: words, html: safe };
}

/**
 * Whose letter this is: the customer's, where one of the addresses reaches them, else that of another party. Only the one
 * it belongs to reads it behind their private link, so what we write to somebody else stays between us and them.
 */
async function writtenTo(
  { db }: Work,
  at: At,
  recipients: readonly string[],
  channel: Way = 'email',
): Promise<string | null> {
  const kind = ({ email: 'email', letter: 'post', sms: 'phone' } as const)[channel];
  const reached = (await Promise.all(recipients.map((to) => customersReachedAt(db, kind, to)))).flat();
  const records = (await Promise.all(reached.map((id) => familyOfCustomer(db, id)))).flat();
  if (at.customerId !== null && records.includes(at.customerId)) return at.customerId;
  for (const id of reached) if (await isParty(db, at.id, [id])) return id;
  return null;
}

type At = Awaited<ReturnType<typeof lockCase>>;

/** Where the officer says nothing, we wait for the customer, and look again in a week. */
function next(at: At, { state, nextStep, nextDueAt }: Reply['then'], now: number) {
  const to = state ?? (phaseOf(at.kind, 'waiting for customer') === undefined ? at.state : 'waiting for customer');
  return { state: to, nextStep: nextStep ?? AFTER_REPLY_STEP, nextDueAt: nextDueAt ?? now + 7 * DAY };
}

/**
 * Until somebody else has agreed to the answer nothing was said, so the case stays ours, with that as its next step. What is to
 * follow the answer is refused now rather than when nobody is there to put it right.
 */
function whileItWaits(at: At, follows: Moving, held: Held, now: number): Moving {
  const verdict = afterMove(at, follows, now);
  if (!verdict.ok) throw new Refusal(422, verdict.because, verdict.fields);
  return { state: at.phase === 'closed' ? 'open' : at.state, nextStep: held.nextStep, nextDueAt: held.dueAt };
}

const RECALLED_STEP = 'Finish the answer that was taken back';

/** Takes back what has not gone. The text is a draft again, so nothing that was written is lost. */
export async function recall(office: PostOffice, work: Work, messageId: string): Promise<Recalled> {
  const caseId = await mustBeSeen(work, messageId);
  const { rows } = await sql`
    update correspondence.outgoing set state = 'recalled'
     where message_id = ${messageId} and state in ('held', 'to post') and (leased_until is null or leased_until < ${new Date(work.now)})
    returning message_id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(409, 'It has gone already. Write to them again to put it right.');
  await setDelivery(office.desk, work, messageId, 'recalled');
  await office.vetting?.dropped(work, messageId);
  const contactId = await contactOfMessage(work.db, messageId);
  // What was promised in words that never went was promised to nobody. Sent again, it is promised again.
  const said =
    (await saidInWaiting(work, messageId)) ??
    (contactId === null ? {} : await office.desk.promising?.takeBack(work, caseId, contactId));
  const sources = (await office.citing?.takeBack(work, messageId)) ?? [];
  const draft = await keepDraft(work, caseId, messageId, {
    ...said,
    ...(await wayBack(work, messageId)),
    ...(sources.length === 0 ? {} : { sources }),
  });
  await announce(work, { kind: 'message.recalled', caseId, data: { messageId } });
  // What was to follow the answer must not stand without it: a case that was closed with it is open again.
  await bringBack(office.desk, work, caseId, RECALLED_STEP);
  await stepAgain(office, work, { caseId, messageId, nextStep: RECALLED_STEP });
  return draft;
}

/** Puts a message that failed, or that we are unsure of, back in the outbox under the same Message-ID. */
export async function sendAgain(office: PostOffice, work: Work, messageId: string): Promise<void> {
  const caseId = await mustBeSeen(work, messageId);
  const { rows } = await sql`
    update correspondence.outgoing
       set state = 'held', send_after = ${new Date(work.now)}, attempts = 0, leased_until = null, handed_at = null
     where message_id = ${messageId} and state in ('failed', 'unsure') returning message_id`.execute(work.db);
  if (rows.length === 0)
    throw new Refusal(409, 'Only a message that failed, or that we are unsure of, can be sent again.');
  await setDelivery(office.desk, work, messageId, 'held');
  await announce(work, { kind: 'message.sent-again', caseId, data: { messageId } });
  work.afterCommit(() => office.desk.live.tell('outgoing', messageId));
}

/** An officer found out that an unsure message did arrive. */
export async function confirmSent(office: PostOffice, work: Work, messageId: string): Promise<void> {
  const caseId = await mustBeSeen(work, messageId);
  const { rows } = await sql`
    update correspondence.outgoing set state = 'sent', sent_at = coalesce(handed_at, ${new Date(work.now)})
     where message_id = ${messageId} and state = 'unsure' returning message_id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(409, 'We are not unsure of this message.');
  await setDelivery(office.desk, work, messageId, 'sent');
  await announce(work, { kind: 'message.confirmed-sent', caseId, data: { messageId } });
}

/** The case that answers for a message now. */
async function mustBeSeen(work: Work, messageId: string): Promise<string> {
  const caseId = await caseOfMessage(work.db, messageId);
  const { rows } = await sql`select 1 from correspondence.outgoing where message_id = ${messageId}`.execute(work.db);
  if (caseId === undefined || rows.length === 0 || !(await referencesOf(work, [caseId])).has(caseId))
    throw new Refusal(404, 'There is no such message.');
  return caseId;
}
