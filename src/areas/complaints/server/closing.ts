import { sql } from 'kysely';
import { bringBack, lockCase, moveCase, tellOfCase } from '#areas/cases/server/index.ts';
import { phaseOf } from '#areas/cases/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { closingRefused, type Closure } from '../rules/index.ts';
import { mustHaveLearned } from './causes.ts';
import { lockComplaint, type At } from './intake.ts';
import { complaintOf } from './store.ts';

type ClosureRow = {
  readonly reason: Closure;
  readonly words: string;
  readonly by: string | null;
  readonly at: Instant;
};

/** Why it is closed now; undefined while it is not. */
export async function closureOf({ db }: Pick<Reading, 'db'>, caseId: string): Promise<ClosureRow | undefined> {
  const { rows } = await sql<ClosureRow>`
    select reason, words, by, at from complaints.closure where case_id = ${caseId} and reopened_at is null`.execute(db);
  return rows[0];
}

type Closing = { readonly reason: Closure; readonly words: string };

/** A complaint ends with its reason: it was answered and they say nothing further, or why it ends without an answer. */
export async function closeComplaint(it: At, work: Work, id: string, asked: Closing): Promise<void> {
  const { at, complaint } = await lockComplaint(it, work, id);
  if (at.phase === 'closed')
    throw new Refusal(409, 'This complaint is closed already. Look again: somebody was quicker.');
  const refused = closingRefused(asked, complaint.answeredAt !== null);
  if (refused !== undefined)
    throw new Refusal(422, refused.because, [{ field: refused.field, problem: 'cannot be used' }]);
  await mustHaveLearned(work, id);
  await writeClosure(work, id, asked);
  await moveCase(it.desk, work, at, {
    state: asked.reason === 'withdrawn' ? 'withdrawn' : 'closed',
    ...(asked.words === '' ? {} : { why: asked.words }),
  });
}

export async function writeClosure(work: Work, caseId: string, { reason, words }: Closing): Promise<void> {
  await sql`
    insert into complaints.closure (id, case_id, reason, words, by, at)
    values (${newId(work.now)}, ${caseId}, ${reason}, ${words}, ${work.actor.kind === 'officer' ? work.actor.id : null}::uuid,
            ${new Date(work.now)})`.execute(work.db);
  if (reason === 'withdrawn')
    await sql`update complaints.complaint set state = 'withdrawn' where case_id = ${caseId}`.execute(work.db);
  await announce(work, { kind: 'complaint.closed', caseId, data: { reason } });
}

/** They say that it is not settled: the stage is open again, and what was answered stays on the record with why it is looked at again. */
export async function lookAgain(it: At, work: Work, id: string, why: string): Promise<void> {
  const at = await lockCase(work, id);
  const complaint = await complaintOf(work.db, id);
  if (complaint === undefined) throw new Refusal(404, 'This case is no complaint.');
  if (at.mergedInto !== null) throw new Refusal(409, 'This complaint has been joined to another. Go on there.');
  if (complaint.state === 'refused' || complaint.state === 'service request')
    throw new Refusal(409, 'This was not taken as a complaint. Record it as one again, and it is.');
  if (at.phase !== 'closed' && complaint.answeredAt === null)
    throw new Refusal(409, 'This complaint is being dealt with. There is nothing to open again.');
  await sql`
    update complaints.answer set reopened_at = ${new Date(work.now)}, reopened_why = ${why}
     where case_id = ${id} and stage = ${complaint.stage} and taken_back_at is null and reopened_at is null`.execute(
    work.db,
  );
  await announce(work, { kind: 'complaint.looked-at-again', caseId: id, data: { stage: complaint.stage }, why });
  await bringBack(it.desk, work, id, 'Read what was said, and look at it again');
  tellOfCase(it.desk, work, id);
}

type Moved = { readonly to: string; readonly why: string | undefined };

/**
 * However a complaint comes to another state: it stands as answered only by an answer to every point of it, ends only with a
 * reason, and is being dealt with again when it is opened again.
 */
export async function movedComplaint(work: Work, caseId: string, { to, why }: Moved): Promise<void> {
  const it = await complaintOf(work.db, caseId);
  if (it === undefined) return;
  if (phaseOf('complaint', to) !== 'closed') await endClosure(work, caseId);
  if (it.state !== 'open') return;
  if (to === 'answered' && it.answeredAt === null)
    throw new Refusal(
      422,
      'A complaint is answered from its own page: every point with what was found and why, and who can look at it next.',
      [{ field: 'state', problem: 'is reached by the answer' }],
    );
  if (phaseOf('complaint', to) !== 'closed' || (await closureOf(work, caseId)) !== undefined) return;
  if (it.answeredAt === null || to === 'withdrawn')
    throw new Refusal(422, 'A complaint without an answer is closed from its own page, with the reason why it ends.', [
      { field: 'state', problem: 'needs a reason' },
    ]);
  await mustHaveLearned(work, caseId);
  await writeClosure(work, caseId, { reason: 'answered', words: why ?? '' });
}

/** It is open again, whoever opened it: the reason it was closed for belongs to the past. */
export async function endClosure({ db, now, actor }: Work, caseId: string): Promise<void> {
  await sql`
    with ended as (
      update complaints.closure set reopened_at = ${new Date(now)}, reopened_by = ${actor.kind === 'officer' ? actor.id : null}::uuid
       where case_id = ${caseId} and reopened_at is null returning case_id)
    update complaints.complaint k set state = 'open' from ended where k.case_id = ended.case_id and k.state = 'withdrawn'`.execute(
    db,
  );
}
