import { sql } from 'kysely';
import { lockCase, moveCase, openCase } from '#areas/cases/server/index.ts';
import { withdraw, writeTo, type By, type PostOffice } from '#areas/correspondence/server/index.ts';
import type { LetterForm, Way } from '#areas/correspondence/rules/index.ts';
import { activeOfficers, firstTeam, officerAsActor } from '#areas/identity/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import type { Letters } from '../letters.ts';

export type Sweeping = { readonly db: Db; readonly letters: Letters; readonly clock: () => Instant };

/** So many in one go, so that other work of the worker is not kept waiting. */
const AT_ONCE = 20;

type Next = {
  readonly batchId: string;
  readonly n: number;
  readonly title: string;
  readonly caseId: string | null;
  readonly customerId: string | null;
  readonly recipients: readonly string[];
  readonly channel: Way;
  readonly form: LetterForm | null;
  readonly body: string;
  readonly madeBy: string;
  readonly templateId: string;
  readonly templateVersion: number;
};

/**
 * Writes the next letters of released batches, and takes back those of stopped ones. A letter is written and said to be written in one
 * transaction: whenever this stops, it goes on with the next that was not.
 */
export async function sendBatches(it: Sweeping): Promise<number> {
  let done = 0;
  while (done < AT_ONCE && ((await writeNext(it)) || (await settleNext(it)))) done += 1;
  return done;
}

async function writeNext({ db, letters, clock }: Sweeping): Promise<boolean> {
  const held: { next?: Next } = {};
  try {
    return await inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
      const next = await takeNext(work);
      if (next === undefined) return false;
      held.next = next;
      await write(letters, work, next);
      return true;
    });
  } catch (fault) {
    const { next } = held;
    if (!(fault instanceof Refusal) || next === undefined) throw fault;
    // The desk said why this one cannot go. It is left out, and the others go on.
    await inTransaction({ db, actor: SYSTEM, now: clock() }, (work) => leaveOut(work, next, fault.message));
    return true;
  }
}

async function takeNext({ db }: Work): Promise<Next | undefined> {
  const { rows } = await sql<Next>`
    select l.batch_id as "batchId", l.n, b.title, l.case_id as "caseId", l.customer_id as "customerId", l.recipients, l.channel, l.form, l.body,
           b.made_by as "madeBy", b.template_id as "templateId", b.template_version as "templateVersion"
      from letters.batch b
      cross join lateral (select * from letters.batch_letter w
                           where w.batch_id = b.id and w.state = 'waiting' order by w.n limit 1 for update skip locked) l
     where b.state = 'released'
     order by b.released_at, b.id limit 1`.execute(db);
  return rows[0];
}

/** In the name of whoever made the batch, and through the door through which whatever they write goes. */
async function write({ office }: Letters, work: Work, it: Next): Promise<void> {
  const [author] = await activeOfficers(work, { officerId: it.madeBy });
  if (author === undefined) throw new Refusal(409, 'Whoever made this batch does not work here any more.');
  const theirs = { ...work, actor: officerAsActor(author) };
  const caseId = it.caseId ?? (await beginCase(office, theirs, it));
  const { messageId } = await writeTo(office, theirs, {
    caseId,
    customerId: it.customerId,
    recipients: it.recipients,
    body: it.body,
    by: byOf(it),
    template: { id: it.templateId, version: it.templateVersion },
  });
  await sql`
    update letters.batch_letter set state = 'written', message_id = ${messageId}, case_id = ${caseId}
     where batch_id = ${it.batchId} and n = ${it.n}`.execute(work.db);
  if (it.caseId === null) await endCase(office, theirs, caseId);
  work.afterCommit(() => office.desk.live.tell('batches', it.batchId));
}

/** Somebody who is written to first gets a case, so that an answer by its reference finds its place. */
async function beginCase(
  { desk }: PostOffice,
  work: Work,
  { title, customerId, channel, body }: Next,
): Promise<string> {
  const { id } = await openCase(desk, work, {
    kind: 'enquiry',
    subject: title,
    teamId: work.actor.teams[0] ?? (await firstTeam(work)),
    ownerId: work.actor.id,
    customerId,
    channel,
    gist: body,
  });
  return id;
}

/** Nobody asked anything yet, so nothing waits: it opens again when they answer. */
async function endCase({ desk }: PostOffice, work: Work, caseId: string): Promise<void> {
  await moveCase(desk, work, await lockCase(work, caseId), { state: 'answered', why: 'We wrote first.' });
}

function byOf({ channel, form }: Next): By | undefined {
  if (channel === 'letter' && form !== null) return { channel, form };
  return channel === 'sms' ? { channel } : undefined;
}

const leaveOut = async ({ db }: Work, { batchId, n }: Next, because: string): Promise<void> => {
  await sql`
    update letters.batch_letter set state = 'left out', because = ${because.slice(0, 300)}
     where batch_id = ${batchId} and n = ${n} and state = 'waiting'`.execute(db);
};

/** Of a stopped batch, one that was written: taken back, unless it has gone. */
async function settleNext({ db, letters, clock }: Sweeping): Promise<boolean> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<{ batchId: string; n: number; messageId: string }>`
      select l.batch_id as "batchId", l.n, l.message_id as "messageId"
        from letters.batch b
        cross join lateral (select * from letters.batch_letter w
                             where w.batch_id = b.id and w.state = 'written' and not w.settled order by w.n limit 1 for update skip locked) l
       where b.state = 'stopped' limit 1`.execute(work.db);
    const [one] = rows;
    if (one === undefined) return false;
    const back = await withdraw(letters.office, work, one.messageId);
    await sql`
      update letters.batch_letter set settled = true, state = ${back ? 'taken back' : 'written'}
       where batch_id = ${one.batchId} and n = ${one.n}`.execute(work.db);
    work.afterCommit(() => letters.office.desk.live.tell('batches', one.batchId));
    return true;
  });
}
