import { sql } from 'kysely';
import { familyOfCase, lockCase, mustSee, rootOf } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { isDuplicate, type Db, type Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { tellOfDecision, type Deciding } from './deciding.ts';

export type Flag = {
  readonly id: string;
  readonly kind: 'sensitive' | 'emerging';
  readonly why: string;
  readonly at: Instant;
  readonly by: string;
  readonly seenAt: Instant | null;
  readonly seenBy: string | null;
};

/** Whether a case, or one joined to it, is flagged as sensitive. */
export async function isSensitive(db: Db | Tx, caseId: string): Promise<boolean> {
  return (await flagsOn(db, await familyOfCase(db, caseId))).length > 0;
}

/** The flags that stand on these cases. */
export async function flagsOn(db: Db | Tx, caseIds: readonly string[]): Promise<Flag[]> {
  const { rows } = await sql<Flag>`
    select id, kind, why, at, by, seen_at as "seenAt", seen_by as "seenBy" from decisions.flag
     where case_id = any(${[...caseIds]}::uuid[]) and ended_at is null order by at`.execute(db);
  return rows;
}

type Raising = Pick<Flag, 'kind' | 'why'>;

/** Says that somebody above has to know of a case, and tells the leaders of its team. */
export async function raiseFlag(
  deciding: Deciding,
  work: Work,
  caseId: string,
  { kind, why }: Raising,
): Promise<string> {
  const at = await lockCase(work, caseId);
  if (at.mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Say so there.');
  const id = newId(work.now);
  try {
    await sql`
      insert into decisions.flag (id, case_id, team_id, kind, why, at, by)
      values (${id}, ${caseId}, ${at.teamId}, ${kind}, ${why}, ${new Date(work.now)}, ${work.actor.id})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, `This case is marked as ${kind} already.`);
    throw fault;
  }
  await announce(work, { kind: 'flag.raised', caseId, data: { flagId: id, flag: kind }, why });
  tellOfDecision(deciding, work, caseId);
  return id;
}

async function openFlag(work: Work, id: string): Promise<string> {
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from decisions.flag where id = ${id} and ended_at is null for update`.execute(work.db);
  const root = rows[0] === undefined ? undefined : await rootOf(work.db, rows[0].caseId);
  if (root === undefined) throw new Refusal(404, 'There is no such mark, or it is not yours to see.');
  await mustSee(work, root.id);
  return root.id;
}

export async function seeFlag(deciding: Deciding, work: Work, id: string): Promise<void> {
  const caseId = await openFlag(work, id);
  await sql`
    update decisions.flag set seen_at = ${new Date(work.now)}, seen_by = ${work.actor.id}
     where id = ${id} and seen_at is null`.execute(work.db);
  await announce(work, { kind: 'flag.seen', caseId, data: { flagId: id } });
  tellOfDecision(deciding, work, caseId);
}

export async function endFlag(deciding: Deciding, work: Work, id: string, reason: string): Promise<void> {
  const caseId = await openFlag(work, id);
  await sql`
    update decisions.flag set ended_at = ${new Date(work.now)}, ended_by = ${work.actor.id}, end_reason = ${reason}
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'flag.ended', caseId, data: { flagId: id }, why: reason });
  tellOfDecision(deciding, work, caseId);
}
