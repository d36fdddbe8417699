import { sql } from 'kysely';
import {
  bringBack,
  caseOfMessage,
  contactOfMessage,
  dueFrom,
  filesOf,
  heardSince,
  keepDraft,
  lockCase,
  moveCase,
  promise,
  sayApproved,
  setDelivery,
  textOf,
  type SaidWith,
  type SentFile,
} from '#areas/cases/server/index.ts';
import { afterMove, type Moving } from '#areas/cases/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Work } from '#platform/work.ts';
import type { LetterForm, Way } from '../rules/index.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { PostOffice } from './post-office.ts';

/** What is to follow an answer once it may go. */
type Follows = { readonly then: Moving } & SaidWith;

export async function keepFollowing(work: Work, messageId: string, follows: Follows): Promise<void> {
  await sql`
    insert into correspondence.waiting (message_id, officer_id, follows, at)
    values (${messageId}, ${work.actor.id}, ${JSON.stringify(follows)}::jsonb, ${new Date(work.now)})`.execute(work.db);
}

/** Whether a text waits for somebody to agree to it before it goes. */
export async function waitsForApproval(db: Db | Tx, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    select from correspondence.outgoing where message_id = ${messageId} and approval = 'waiting' and state = 'held'`.execute(
    db,
  );
  return rows.length > 0;
}

export type ExactText = {
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
  readonly recipients: readonly string[];
  readonly files: readonly SentFile[];
  readonly channel: Way;
  readonly form: LetterForm | null;
  /** Whoever agrees names it, so that they agree to what they read. */
  readonly sha256: Buffer;
};

/** A text exactly as it will go, for whoever has to agree to it; undefined where it does not wait for that. */
export async function exactText(db: Db | Tx, messageId: string): Promise<ExactText | undefined> {
  const { rows } = await sql<{ recipients: string[]; channel: Way; form: LetterForm | null }>`
    select recipients, channel, form from correspondence.outgoing
     where message_id = ${messageId} and approval = 'waiting' and state = 'held'`.execute(db);
  const [waiting] = rows;
  if (waiting === undefined) return undefined;
  const [text, files] = await Promise.all([textOf(db, messageId), filesOf(db, messageId)]);
  const exact = { ...text, ...waiting, files };
  return { ...exact, sha256: fingerprintOf(exact) };
}

type Released = { readonly messageId: string; readonly sha256: Buffer };
type Waited = { readonly officerId: string; readonly follows: Follows; readonly at: number };

/**
 * Everybody who has to has agreed to exactly this text: it goes, and what was to follow it follows. It can be taken back for as
 * long as any other. Refuses when the text is not the one that was agreed to.
 */
export async function releaseApproved(office: PostOffice, work: Work, { messageId, sha256 }: Released): Promise<void> {
  const exact = await exactText(work.db, messageId);
  if (exact === undefined) throw new Refusal(409, 'This text does not wait to be approved any more.');
  if (!exact.sha256.equals(sha256))
    throw new Refusal(409, 'The text is not the one that was approved. Read it again.', [
      { field: 'sha256', problem: 'is of another text' },
    ]);
  await sql`
    update correspondence.outgoing
       set approval = 'given', approved_sha256 = ${sha256}, send_after = ${new Date(work.now + office.recallMs)}
     where message_id = ${messageId} and approval = 'waiting' and state = 'held'`.execute(work.db);
  await sayApproved(office.desk, work, messageId);
  await follow(office, work, messageId);
}

/** What the officer said is to follow is done in their name: it was theirs to say, and was checked when they said it. */
async function follow(office: PostOffice, work: Work, messageId: string): Promise<void> {
  const { rows } = await sql<Waited>`
    select officer_id as "officerId", follows, at from correspondence.waiting where message_id = ${messageId}`.execute(
    work.db,
  );
  const [waited] = rows;
  const caseId = await caseOfMessage(work.db, messageId);
  if (waited === undefined || caseId === undefined) return;
  const theirs = { ...work, actor: inTheName(waited.officerId) };
  const at = await lockCase(theirs, caseId);
  const { then, ...said } = waited.follows;
  // A customer who has written since waits for an answer to that, so the case is not closed or put to wait over their head.
  const heard = await heardSince(work.db, caseId, waited.at);
  const moving = heard ? answerThat(office, at, work.now) : then;
  const fits = afterMove(at, moving, work.now).ok;
  await moveCase(office.desk, theirs, at, fits ? moving : { ...moving, state: at.state });
  await promise(office.desk, theirs, { caseId, contactId: await contactOfMessage(work.db, messageId), said });
}

const answerThat = ({ desk }: PostOffice, at: { readonly state: string }, now: Instant): Moving => ({
  state: at.state,
  nextStep: 'Answer what they wrote meanwhile',
  nextDueAt: dueFrom(desk, now, 1),
});

/** What following takes, and no more: the case may have come to another team, or been restricted, since they wrote. */
const FOLLOWING: readonly string[] = ['cases.read', 'cases.see-all', 'cases.see-restricted', 'cases.change'];
const inTheName = (officerId: string): Actor => ({
  kind: 'officer',
  id: officerId,
  may: (permission) => FOLLOWING.includes(permission),
  teams: [],
});

type GivingBack = {
  readonly messageId: string;
  readonly authorId: string;
  readonly reasons: string;
  readonly nextStep: string;
};

/** Somebody does not agree to a text: it is its author's draft again, word for word. */
export async function giveBack(office: PostOffice, work: Work, it: GivingBack): Promise<void> {
  const { messageId, authorId, reasons, nextStep } = it;
  const { rows } = await sql<{ caseId: string }>`
    update correspondence.outgoing set state = 'recalled'
     where message_id = ${messageId} and state = 'held' and approval = 'waiting' returning case_id as "caseId"`.execute(
    work.db,
  );
  const [held] = rows;
  if (held === undefined) throw new Refusal(409, 'This text does not wait to be approved any more.');
  const caseId = (await caseOfMessage(work.db, messageId)) ?? held.caseId;
  await setDelivery(office.desk, work, messageId, 'recalled');
  await keepDraft({ ...work, actor: inTheName(authorId) }, caseId, messageId, {
    ...(await saidInWaiting(work, messageId)),
    ...(await wayBack(work, messageId)),
  });
  await announce(work, { kind: 'message.returned', caseId, data: { messageId, authorId }, why: reasons });
  // What was to follow the text must not stand without it: a case that was closed or put to wait with it is open again.
  await bringBack(office.desk, { ...work, actor: inTheName(authorId) }, caseId, nextStep);
  await stepAgain(office, work, { caseId, messageId, nextStep });
}

/** What would be promised in a text that still waits; undefined for any other. */
export async function saidInWaiting({ db }: Work, messageId: string): Promise<SaidWith | undefined> {
  const { rows } = await sql<{ said: SaidWith }>`
    select w.follows - 'then' as said from correspondence.waiting w join correspondence.outgoing o using (message_id)
     where w.message_id = ${messageId} and o.approval = 'waiting'`.execute(db);
  return rows[0]?.said;
}

type WayBack = { readonly by?: 'letter' | 'sms'; readonly letter?: LetterForm };

/** By which way a text was to go, for the draft it becomes again; nothing where that is by e-mail. */
export async function wayBack({ db }: Work, messageId: string): Promise<WayBack> {
  const { rows } = await sql<{ channel: Way; form: LetterForm | null }>`
    select channel, form from correspondence.outgoing where message_id = ${messageId}`.execute(db);
  const [{ channel, form } = { channel: 'email' as const, form: null }] = rows;
  return channel === 'email' ? {} : { by: channel, ...(form === null ? {} : { letter: form }) };
}

type Stepping = { readonly caseId: string; readonly messageId: string; readonly nextStep: string };

/** An answer that will not go as it is leaves something to do on its case, where that had waited for it. */
export async function stepAgain(
  office: PostOffice,
  work: Work,
  { caseId, messageId, nextStep }: Stepping,
): Promise<void> {
  const { rows } = await sql<{ officerId: string }>`
    select w.officer_id as "officerId" from correspondence.waiting w join correspondence.outgoing o using (message_id)
     where w.message_id = ${messageId} and o.approval = 'waiting'`.execute(work.db);
  const [waited] = rows;
  if (waited === undefined) return;
  const theirs = { ...work, actor: inTheName(waited.officerId) };
  const at = await lockCase(theirs, caseId);
  if (at.phase === 'closed' || at.mergedInto !== null) return;
  await moveCase(office.desk, work, at, { state: at.state, nextStep, nextDueAt: work.now + DAY });
}
