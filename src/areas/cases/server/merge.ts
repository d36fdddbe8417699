import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { caseNamed } from './around.ts';
import { tellOfCase, type Desk } from './desk.ts';
import { lockCase, lockPair, lockVersion } from './lock.ts';
import { opensTo } from './visible.ts';

/**
 * Joins a case to another. Nothing moves: the joined case closes and points at the other, which shows both and takes the
 * mail for both. What the joined case was is kept word for word, so undoing loses nothing.
 */
export async function mergeCase(
  desk: Desk,
  work: Work,
  id: string,
  { into, version }: { into: string; version: number },
): Promise<{ mergeId: string; intoId: string }> {
  const intoId = await caseNamed(work, into);
  if (intoId === id) throw new Refusal(422, 'A case cannot be joined to itself.');
  // Always in the same order, so that joining A to B and B to A at once does not end in a deadlock.
  if (intoId < id) await lockCase(work, intoId);
  const from = await lockVersion(work, id, version);
  const root = await lockCase(work, intoId);
  if (root.mergedInto !== null)
    throw new Refusal(409, 'That case is itself joined to another. Join this one to that other.');
  if (from.restricted && !root.restricted)
    throw new Refusal(
      409,
      'This case is restricted and the other is not. Restrict the other first, so that joining shows nobody more.',
    );

  const mergeId = newId(work.now);
  const { kind, state, phase, nextStep, nextDueAt, closedAt } = from;
  await sql`insert into cases.merge (id, from_id, into_id, at, by, before)
            values (${mergeId}, ${id}, ${intoId}, ${new Date(work.now)}, ${work.actor.id},
                    ${JSON.stringify({ kind, state, phase, nextStep, nextDueAt, closedAt })}::jsonb)`.execute(work.db);
  await sql`update cases."case"
               set merged_into = ${intoId}, state = 'closed', phase = 'closed', closed_at = coalesce(closed_at, ${new Date(work.now)}),
                   next_step = null, next_due_at = null, version = version + 1, touched_at = ${new Date(work.now)}
             where id = ${id}`.execute(work.db);
  await sql`update cases."case" set version = version + 1, touched_at = ${new Date(work.now)} where id = ${intoId}`.execute(
    work.db,
  );
  await announce(
    work,
    { kind: 'case.merged', caseId: id, data: { intoId, mergeId } },
    { kind: 'case.merged-in', caseId: intoId, data: { fromId: id, mergeId } },
  );
  tellOfCase(desk, work, id);
  tellOfCase(desk, work, intoId);
  return { mergeId, intoId };
}

type Before = {
  kind: string;
  state: string;
  phase: string;
  nextStep: string | null;
  nextDueAt: number | null;
  closedAt: number | null;
};

/** Puts the joined case back as it was. What arrived since, arrived on the other case and stays there. */
export async function undoMerge(desk: Desk, work: Work, mergeId: string): Promise<void> {
  const { rows } = await sql<{ fromId: string; intoId: string; before: Before }>`
    update cases.merge m set undone_at = ${new Date(work.now)}, undone_by = ${work.actor.id}
      from cases."case" c
     where m.id = ${mergeId} and m.undone_at is null and c.id = m.from_id and ${opensTo(work.actor)}
    returning m.from_id as "fromId", m.into_id as "intoId", m.before`.execute(work.db);
  const [merge] = rows;
  if (merge === undefined) throw new Refusal(404, 'There is no such join, or it has been undone.');
  const { fromId, intoId, before } = merge;
  await lockPair(work, fromId, intoId);
  const time = (at: number | null) => (at === null ? null : new Date(at));
  await sql`update cases."case"
               set merged_into = null, kind = ${before.kind}, state = ${before.state}, phase = ${before.phase},
                   next_step = ${before.nextStep}, next_due_at = ${time(before.nextDueAt)}, closed_at = ${time(before.closedAt)},
                   version = version + 1, touched_at = ${new Date(work.now)}
             where id = ${fromId}`.execute(work.db);
  await sql`update cases."case" set version = version + 1 where id = ${intoId}`.execute(work.db);
  await announce(
    work,
    { kind: 'case.merge-undone', caseId: fromId, data: { intoId, mergeId } },
    { kind: 'case.merge-undone', caseId: intoId, data: { fromId, mergeId } },
  );
  tellOfCase(desk, work, fromId);
  tellOfCase(desk, work, intoId);
}
