import { sql } from 'kysely';
import {
  addContact,
  cardOf,
  dropDraft,
  lockCase,
  moveCase,
  perspectiveOf,
  recipientsOf,
  returnDraft,
  visibleCase,
} from '#areas/cases/server/index.ts';
import { dateInLetter } from '#areas/clocks/rules/index.ts';
import { gapsIn } from '#areas/correspondence/rules/index.ts';
import { keepFollowing, waitsForApproval } from '#areas/correspondence/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { dateOfDay, weekdayOf } from '#kernel/civil.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { answerRefused, missingFor, outcomeLetter, type Missing } from '../rules/index.ts';
import { lockComplaint, type At } from './intake.ts';
import { issuesOf } from './issues.ts';
import { packOf, type Complaints } from './packs.ts';
import { remediesOf } from './remedies.ts';
import { actAt } from './stages.ts';
import { complaintOf } from './store.ts';

/** How the service and its officers call themselves in a letter. */
type Agency = {
  readonly name: string;
  readonly zone: string;
  readonly officer: (reading: Reading) => Promise<string>;
};
export type Answering = At & {
  readonly agency: Agency;
  /** How long a message can be taken back. */
  readonly recallMs: number;
};

/** What the record of a complaint lacks before its stage can be answered. */
export async function missingOf(reading: Pick<Reading, 'db'>, caseId: string, stage: number): Promise<Missing> {
  const [issues, side] = await Promise.all([issuesOf(reading.db, caseId), perspectiveOf(reading, caseId)]);
  return missingFor({
    issues: issues.map(({ number, findings }) => ({ number, found: findings.at(-1) ?? null })),
    stage,
    said: side.map(({ part }) => part),
  });
}

/** The answer as the record would give it, for an officer to read and change, and where it would go. */
export async function draftAnswer(
  { complaints, agency }: Pick<Answering, 'complaints' | 'agency'>,
  reading: Reading,
  id: string,
) {
  const at = await visibleCase(reading, id);
  const { complaint, pack } = await mustBeComplaint(complaints, reading, id);
  const [issues, remedies, to, customer] = await Promise.all([
    issuesOf(reading.db, id),
    remediesOf(reading, id),
    recipientsOf(reading, at),
    customerOf(reading, id),
  ]);
  const numberOf = new Map(issues.map(({ id: issueId, number }) => [issueId, number]));
  const onDay = (moment: Instant) => {
    const day = dayAt(agency.zone, moment);
    return dateInLetter(dateOfDay(day), weekdayOf(day));
  };
  const letter = outcomeLetter({
    customer: customer ?? '',
    reference: at.reference,
    received: onDay(complaint.receivedAt),
    stage: complaint.stage,
    stages: pack.stages.length,
    wanted: complaint.wanted,
    points: issues.flatMap(({ number, said, findings }) => {
      const found = findings.at(-1);
      return found === undefined
        ? []
        : [{ number, said, finding: found.finding, reasons: found.reasons, cites: found.cites }];
    }),
    remedies: remedies
      .filter(({ standing }) => standing !== 'released')
      .map(({ issueId, what, dueAt, doneAt }) => ({
        issue: issueId === null ? null : (numberOf.get(issueId) ?? null),
        what,
        by: onDay(dueAt),
        done: doneAt !== null,
      })),
    external: pack.external.words,
    officer: await agency.officer(reading),
    agency: agency.name,
  });
  return { letter, to };
}

async function mustBeComplaint(complaints: Complaints, { db }: Reading, id: string) {
  const complaint = await complaintOf(db, id);
  if (complaint === undefined) throw new Refusal(404, 'This case is no complaint.');
  return { complaint, pack: packOf(complaints, complaint) };
}

async function customerOf({ db, actor }: Reading, id: string): Promise<string | null> {
  const { rows } = await sql<{ customerName: string | null }>`${cardOf(actor, sql`${id}::uuid`)}`.execute(db);
  return rows[0]?.customerName ?? null;
}

const CLOSE_AFTER = 14 * DAY;

type Letter = {
  readonly letter: string;
  /** It was printed and posted, because there is no address it could be sent to. */
  readonly posted: boolean;
  readonly draftId?: string | undefined;
};

/**
 * Answers a complaint at its stage. What was promised to put things right goes on: the complaint is answered, and stands with
 * remedies outstanding until the last is done.
 */
export async function answerComplaint(it: Answering, work: Work, id: string, asked: Letter): Promise<string | null> {
  const { at, pack, complaint } = await lockComplaint(it, work, id);
  const stage = await actAt(work, id, 'decider');
  if (stage.deciderId !== null && stage.deciderId !== work.actor.id)
    throw new Refusal(403, 'Somebody else is named to decide this stage. Ask them, or have yourself named.');
  if (complaint.answeredAt !== null)
    throw new Refusal(409, 'This stage is answered already. Write to them as usual, or go on to the next stage.');
  const refused =
    answerRefused(await missingOf(work, id, stage.number)) ?? letterRefused(asked.letter, pack.external.words);
  if (refused !== undefined) throw new Refusal(422, refused, [{ field: 'letter', problem: 'cannot go yet' }]);
  if (await answerWaits(work, id, stage.number))
    throw new Refusal(409, 'An answer to this stage waits to be agreed to. Take it back, or wait.');
  const messageId = await send(it, work, id, asked);
  const waits = messageId !== null && (await waitsForApproval(work.db, messageId));
  await sql`
    insert into complaints.answer (id, case_id, stage, message_id, letter, by, at, waits)
    values (${newId(work.now)}, ${id}, ${stage.number}, ${messageId}::uuid, ${asked.letter}, ${work.actor.id}, ${new Date(work.now)},
            ${waits})`.execute(work.db);
  await dropDraft(work, id, 'answer', asked.draftId);
  const then = await afterAnswer(work, id);
  if (waits) {
    await keepFollowing(work, messageId, { then });
    const nextStep = 'See that somebody agrees to the answer';
    await moveCase(it.desk, work, await lockCase(work, at.id), {
      state: at.state,
      nextStep,
      nextDueAt: work.now + DAY,
    });
  } else {
    await sayAnswered(work, id, { stage: stage.number, messageId });
    await moveCase(it.desk, work, await lockCase(work, at.id), then);
  }
  return messageId;
}

/** Where a complaint stands once it is answered, and what is to be done then. */
async function afterAnswer(work: Work, id: string): Promise<{ state: string; nextStep: string; nextDueAt: Instant }> {
  const owed = (await remediesOf(work, id)).filter(({ outstanding }) => outstanding).map(({ dueAt }) => dueAt);
  return {
    state: 'answered',
    nextStep: owed.length > 0 ? 'See that what we said we would do is done' : 'Close it, unless they write again',
    nextDueAt: owed.length > 0 ? Math.max(work.now, Math.min(...owed)) : work.now + CLOSE_AFTER,
  };
}

type Answered = { readonly stage: number; readonly messageId: string | null };

const sayAnswered = (work: Work, caseId: string, { stage, messageId }: Answered): Promise<void> =>
  announce(work, { kind: 'complaint.answered', caseId, data: { stage, ...(messageId === null ? {} : { messageId }) } });

async function answerWaits({ db }: Work, caseId: string, stage: number): Promise<boolean> {
  const { rows } = await sql`
    select from complaints.answer where case_id = ${caseId} and stage = ${stage} and waits and taken_back_at is null`.execute(
    db,
  );
  return rows.length > 0;
}

/** Somebody agreed to the letter, so it is the answer as of now. */
export async function answerAgreed(work: Work, messageId: string): Promise<void> {
  const { rows } = await sql<{ caseId: string; stage: number }>`
    update complaints.answer set waits = false, at = ${new Date(work.now)}
     where message_id = ${messageId} and waits and taken_back_at is null returning case_id as "caseId", stage`.execute(
    work.db,
  );
  for (const { caseId, stage } of rows) await sayAnswered(work, caseId, { stage, messageId });
}

function letterRefused(letter: string, external: string): string | undefined {
  const [gap] = gapsIn(letter);
  if (gap !== undefined) return `There is still a gap to fill: ${gap.asks}.`;
  return letter.includes(external) ? undefined : `The letter has to say this: ${external}`;
}

/** By the outbox, from which it can be taken back; or, where there is no address, as what was printed and posted. */
async function send(it: Answering, work: Work, id: string, { letter, posted }: Letter): Promise<string | null> {
  const messageId = posted ? null : await it.sendNotice(work, id, letter);
  if (messageId === null && !posted)
    throw new Refusal(422, 'We have no e-mail address for this customer. Print the letter and post it, and say so.', [
      { field: 'posted', problem: 'is needed' },
    ]);
  if (posted) await addContact(it.desk, work, id, { channel: 'letter', direction: 'out', said: letter, tone: null });
  return messageId;
}

/** The letter was taken back, so nothing has been answered. Its text is the draft of the answer again. */
export async function takeAnswerBack(work: Work, messageId: string): Promise<void> {
  const { rows } = await sql`
    update complaints.answer set taken_back_at = ${new Date(work.now)}
     where message_id = ${messageId} and taken_back_at is null returning id`.execute(work.db);
  if (rows.length > 0) await returnDraft(work, messageId, 'answer');
}
