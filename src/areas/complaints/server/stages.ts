import { sql } from 'kysely';
import { assignCase, bringBack, lockCase, tellOfCase } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Part } from '../rules/index.ts';
import { mustBeApart, touch } from './apart.ts';
import { lockComplaint, type At } from './intake.ts';
import { stageNow, type StageRow } from './store.ts';

export async function beginStage(
  work: Work,
  caseId: string,
  it: { number: number; independent: boolean; beganAt: Instant; why: string },
): Promise<void> {
  await sql`
    insert into complaints.stage (case_id, number, independent, began_at, began_by, why)
    values (${caseId}, ${it.number}, ${it.independent}, ${new Date(it.beganAt)}, ${work.actor.kind === 'officer' ? work.actor.id : null}::uuid,
            ${it.why}) on conflict do nothing`.execute(work.db);
}

type Onward = { readonly teamId: string; readonly ownerId: string | null; readonly why: string };

/**
 * The customer is not content with the answer and it goes on to the next stage, to somebody who had nothing to do with it
 * before. They need not say why.
 */
export async function goToNextStage(it: At, work: Work, id: string, asked: Onward): Promise<number> {
  const { pack } = await lockComplaint(it, work, id);
  const now = await stageNow(work.db, id);
  const number = (now?.number ?? 0) + 1;
  const next = pack.stages[number - 1];
  if (next === undefined) throw new Refusal(409, `This was the last stage with us. ${pack.external.words}`);
  await beginStage(work, id, { number, independent: next.independent, beganAt: work.now, why: asked.why });
  await mustBeApart(work, id, asked.ownerId);
  await bringBack(it.desk, work, id, 'Read what was said, and look at it afresh');
  const { version } = await lockCase(work, id);
  await assignCase(it.desk, work, id, { version, teamId: asked.teamId, ownerId: asked.ownerId });
  await announce(work, {
    kind: 'complaint.next-stage',
    caseId: id,
    data: { stage: number, independent: next.independent },
  });
  return number;
}

type Naming = { readonly part: 'investigator' | 'decider' | 'subject'; readonly officerId: string };

/** Who looks into it, who decides it, and whom it is about. */
export async function nameOfficer(it: At, work: Work, id: string, { part, officerId }: Naming): Promise<void> {
  const { at } = await lockComplaint(it, work, id);
  const stage = await stageNow(work.db, id);
  if (stage === undefined) throw new Refusal(409, 'This complaint has no stage yet.');
  if (part === 'subject') return nameSubject(it, work, { id, ownerId: at.ownerId, stage }, officerId);
  await mustBeApart(work, id, officerId);
  const column = part === 'investigator' ? sql`investigator_id` : sql`decider_id`;
  await sql`update complaints.stage set ${column} = ${officerId} where case_id = ${id} and number = ${stage.number}`.execute(
    work.db,
  );
  await touch(work, id, { stage: stage.number, officerId, part });
  await told(it, work, id, { part, officerId });
}

type Held = { readonly id: string; readonly ownerId: string | null; readonly stage: StageRow };

async function nameSubject(it: At, work: Work, { id, ownerId, stage }: Held, officerId: string): Promise<void> {
  if ([ownerId, stage.investigatorId, stage.deciderId].includes(officerId))
    throw new Refusal(
      409,
      'They are dealing with this complaint now. Hand it to somebody else first, then say whom it is about.',
      [{ field: 'officerId', problem: 'is dealing with it' }],
    );
  await touch(work, id, { stage: 0, officerId, part: 'subject' });
  await told(it, work, id, { part: 'subject', officerId });
}

async function told({ desk }: At, work: Work, caseId: string, data: { part: Part; officerId: string }): Promise<void> {
  await announce(work, { kind: 'complaint.officer-named', caseId, data });
  tellOfCase(desk, work, caseId);
}

/** Whoever decides at this stage is on record as its decider, and may be it. */
export async function actAt(work: Work, caseId: string, part: Part): Promise<StageRow> {
  const stage = await stageNow(work.db, caseId);
  const { id } = work.actor;
  if (stage === undefined || id === null) throw new Refusal(409, 'This complaint has no stage yet.');
  await mustBeApart(work, caseId, id);
  await touch(work, caseId, { stage: stage.number, officerId: id, part });
  return stage;
}
