import { sql } from 'kysely';
import { factsOf, rootOf } from '#areas/cases/server/index.ts';
import { activeOfficers } from '#areas/identity/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { clashIn, keptApart, type Part, type Touch } from '../rules/index.ts';
import { complaintOf, stageNow, stagesOf } from './store.ts';

/** Who had to do with a complaint, at which stage and as what, in all the cases that were joined to it. */
export async function touchesOf({ db }: Pick<Reading, 'db'>, caseId: string): Promise<Touch[]> {
  const { rows } = await sql<Touch>`
    select t.stage, t.officer_id as "officerId", t.part, t.at
      from complaints.family(${caseId}) f join complaints.touch t on t.case_id = f.id order by t.stage, t.at`.execute(
    db,
  );
  return rows;
}

/** Of these cases, those with whose complaint an officer had to do, in all the cases that were joined to it. */
export async function casesTouchedBy(
  db: Db | Tx,
  caseIds: readonly string[],
  officerId: string | null,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select one.id from unnest(${[...caseIds]}::uuid[]) as one(id)
     where exists (select from complaints.family(one.id) f join complaints.touch t on t.case_id = f.id
                    where t.officer_id = ${officerId}::uuid)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Refuses whoever is kept apart from the stage at which a complaint is. The database refuses them as well. */
export async function mustBeApart(work: Work, caseId: string, officerId: string | null): Promise<void> {
  if (officerId === null) return;
  const stage = await stageNow(work.db, caseId);
  if (stage === undefined || !keptApart(await touchesOf(work, caseId), stage).has(officerId)) return;
  const [officer] = await activeOfficers(work, { officerId });
  const name = officer?.name ?? 'This officer';
  throw new Refusal(
    409,
    stage.number > 1
      ? `${name} had to do with this complaint before, so somebody else has to deal with stage ${stage.number}.`
      : `${name} is who the complaint is about, so somebody else has to deal with it.`,
    [{ field: 'ownerId', problem: 'is kept apart from this complaint' }],
  );
}

/** However a complaint came to an owner, they may be one. */
export async function ownerOfComplaint(work: Work, caseId: string, ownerId: string | null): Promise<void> {
  const it = await complaintOf(work.db, caseId);
  if (it?.state === 'open') await mustBeApart(work, caseId, ownerId);
}

/** Puts on record that somebody had to do with the stage at which a complaint is. */
export async function touch(
  work: Work,
  caseId: string,
  it: { stage: number; officerId: string; part: Part },
): Promise<void> {
  await sql`
    insert into complaints.touch (case_id, stage, officer_id, part, at)
    values (${caseId}, ${it.stage}, ${it.officerId}, ${it.part}, ${new Date(work.now)}) on conflict do nothing`.execute(
    work.db,
  );
}

/**
 * A joined case brings along who had to do with it: nobody who has the one may have had to do with an earlier stage of the
 * other. Asked after the two are joined.
 */
export async function joinedApart(work: Work, intoId: string): Promise<void> {
  const root = (await rootOf(work.db, intoId))?.id ?? intoId;
  const stage = await stageNow(work.db, root);
  await mustNotClash(work, root);
  const ownerId = (await factsOf(work.db, [root])).get(root)?.ownerId ?? null;
  for (const officerId of new Set([ownerId, stage?.investigatorId ?? null, stage?.deciderId ?? null]))
    await mustBeApart(work, root, officerId);
}

/** Who had to do with a later stage of the one cannot have had to do with an earlier stage of the other. */
async function mustNotClash(work: Work, root: string): Promise<void> {
  const independent = (await stagesOf(work.db, root)).find((stage) => stage.independent);
  const officerId = independent === undefined ? undefined : clashIn(await touchesOf(work, root), independent.number);
  if (officerId === undefined) return;
  const [officer] = await activeOfficers(work, { officerId });
  throw new Refusal(
    409,
    `${officer?.name ?? 'Somebody'} had to do with an earlier stage of one and a later stage of the other, so the two stay apart. Link them instead.`,
  );
}
