import { sql } from 'kysely';
import { dueFrom, lockCase, moveCase } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import type { Outcome } from '../rules/index.ts';
import type { At } from './intake.ts';
import { packOf } from './packs.ts';
import { complaintOf } from './store.ts';

export type OutsideRow = {
  readonly id: string;
  readonly reference: string;
  readonly asked: string;
  readonly dueAt: Instant | null;
  readonly begunAt: Instant;
  readonly outcome: Outcome | null;
  readonly words: string | null;
  readonly endedAt: Instant | null;
};

/** Each time the body outside had it, the newest last. */
export async function outsideOf({ db }: Pick<Reading, 'db'>, caseId: string): Promise<OutsideRow[]> {
  const { rows } = await sql<OutsideRow>`
    select id, reference, asked, due_at as "dueAt", begun_at as "begunAt", outcome, words, ended_at as "endedAt"
      from complaints.outside where case_id = ${caseId} order by begun_at, id`.execute(db);
  return rows;
}

/** Which of these complaints the body outside has now. */
export async function awayNow({ db }: Pick<Reading, 'db'>, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from complaints.outside where case_id = any(${[...caseIds]}::uuid[]) and ended_at is null`.execute(
    db,
  );
  return new Set(rows.map(({ caseId }) => caseId));
}

type Going = { readonly reference: string; readonly asked: string; readonly dueAt: Instant | null };

/** The body outside looks at it, answered or not: the case is open until they have what they ask for. */
export async function goOutside(it: At, work: Work, id: string, asked: Going): Promise<string> {
  const at = await lockCase(work, id);
  const complaint = await complaintOf(work.db, id);
  if (complaint === undefined) throw new Refusal(404, 'This case is no complaint.');
  if (at.mergedInto !== null) throw new Refusal(409, 'This complaint has been joined to another. Go on there.');
  const { name } = packOf(it.complaints, complaint).external;
  if ((await outsideOf(work, id)).some(({ endedAt }) => endedAt === null))
    throw new Refusal(409, `It is with ${name} already. Say what came of that first.`);
  const outsideId = newId(work.now);
  await sql`
    insert into complaints.outside (id, case_id, reference, asked, due_at, begun_at, begun_by)
    values (${outsideId}, ${id}, ${asked.reference}, ${asked.asked}, ${asked.dueAt === null ? null : new Date(asked.dueAt)},
            ${new Date(work.now)}, ${work.actor.id})`.execute(work.db);
  await announce(work, { kind: 'complaint.went-outside', caseId: id, data: { outsideId, dueAt: asked.dueAt } });
  await moveCase(it.desk, work, at, {
    state: at.phase === 'open' ? at.state : 'open',
    nextStep: `Give ${name} what they ask for`,
    nextDueAt: Math.max(work.now, asked.dueAt ?? dueFrom(it.desk, work.now, 5)),
  });
  return outsideId;
}

type Back = { readonly outcome: Outcome; readonly words: string };

/** What the body outside made of it. What they recommend is put right like anything else: as a remedy. */
export async function comeBack(it: At, work: Work, outsideId: string, { outcome, words }: Back): Promise<void> {
  const { rows } = await sql<{ caseId: string; endedAt: Instant | null }>`
    select case_id as "caseId", ended_at as "endedAt" from complaints.outside where id = ${outsideId} for update`.execute(
    work.db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such referral, or it is not yours to see.');
  const at = await lockCase(work, found.caseId);
  if (found.endedAt !== null) throw new Refusal(409, 'What came of that is on record already.');
  await sql`
    update complaints.outside set outcome = ${outcome}, words = ${words}, ended_at = ${new Date(work.now)}, ended_by = ${work.actor.id}
     where id = ${outsideId}`.execute(work.db);
  await announce(work, { kind: 'complaint.came-back', caseId: at.id, data: { outsideId, outcome } });
  if (at.phase === 'closed') return;
  const asksSomething = outcome === 'upheld' || outcome === 'recommended' || outcome === 'settled';
  await moveCase(it.desk, work, at, {
    state: at.state,
    nextStep: asksSomething ? 'Promise what they recommend as a remedy' : 'Close it, unless they write again',
    nextDueAt: dueFrom(it.desk, work.now, asksSomething ? 2 : 5),
  });
}
