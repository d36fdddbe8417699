import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Instant } from '#kernel/time.ts';
import { afterMove, stateAsKind, type Moving } from '../rules/index.ts';
import { dueFrom, tellOfCase, type Desk } from './desk.ts';
import { lockCase, lockVersion, type Locked } from './lock.ts';

type Assignment = { readonly version: number; readonly teamId: string; readonly ownerId: string | null };

/** Hands a case to an officer, or back to a queue. */
export async function assignCase(desk: Desk, work: Work, id: string, it: Assignment): Promise<number> {
  const before = await lockVersion(work, id, it.version);
  const { rows } = await sql<{ version: number }>`
    update cases."case" set team_id = ${it.teamId}, owner_id = ${it.ownerId}, touched_at = ${new Date(work.now)}, version = version + 1
     where id = ${id} returning version`.execute(work.db);
  await announce(work, {
    kind: 'case.assigned',
    caseId: id,
    data: { from: { teamId: before.teamId, ownerId: before.ownerId }, to: { teamId: it.teamId, ownerId: it.ownerId } },
  });
  tellOfCase(desk, work, id);
  return rows[0]?.version ?? it.version;
}

/** Moves a case the officer was looking at in this version. */
export async function moveVersion(
  desk: Desk,
  work: Work,
  id: string,
  it: Moving & { version: number },
): Promise<number> {
  return moveCase(desk, work, await lockVersion(work, id, it.version), it);
}

/** Moves a locked case to another state of its kind. */
export async function moveCase(desk: Desk, work: Work, at: Locked, it: Moving): Promise<number> {
  const verdict = afterMove(at, it, work.now);
  if (!verdict.ok) throw new Refusal(422, verdict.because, verdict.fields);
  const { state, phase, nextStep, nextDueAt, closedAt } = verdict.after;
  const moved = sql<{ version: number }>`
    update cases."case"
       set state = ${state}, phase = ${phase}, closed_at = ${dateOf(closedAt)}, next_step = ${nextStep},
           next_due_at = ${dateOf(nextDueAt)}, touched_at = ${new Date(work.now)}, version = version + 1
     where id = ${at.id} returning version`.execute(work.db);
  const data = { from: at.state, to: state, nextStep, nextDueAt };
  const [{ rows }] = await Promise.all([
    moved,
    announce(work, { kind: 'case.moved', caseId: at.id, data, why: it.why }),
  ]);
  tellOfCase(desk, work, at.id);
  return rows[0]?.version ?? at.version;
}

const dateOf = (at: Instant | null): Date | null => (at === null ? null : new Date(at));

type Changes = {
  readonly version: number;
  readonly subject?: string | undefined;
  readonly priority?: number | undefined;
  readonly kind?: string | undefined;
  readonly restricted?: boolean | undefined;
  readonly nextStep?: string | undefined;
  readonly nextDueAt?: number | undefined;
};

/** Changes what a case says of itself. A case of another kind keeps its state where that kind has it, else is open. */
export async function changeCase(desk: Desk, work: Work, id: string, { version, ...asked }: Changes): Promise<number> {
  const before = await lockVersion(work, id, version);
  if (asked.restricted === false && before.restricted) await refuseToUncover(work, id);
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const it: Locked = { ...before, ...given };
  const { state, phase } = stateAsKind(before, it.kind);
  const { rows } = await sql<{ version: number }>`
    update cases."case"
       set subject = ${it.subject}, priority = ${it.priority}, kind = ${it.kind}, state = ${state}, phase = ${phase},
           restricted = ${it.restricted}, next_step = ${phase === 'closed' ? null : it.nextStep},
           next_due_at = ${phase === 'closed' ? null : dateOf(it.nextDueAt)}, touched_at = ${new Date(work.now)},
           version = version + 1
     where id = ${id} returning version`.execute(work.db);
  if (asked.subject !== undefined) await findBySubject(work, before, asked.subject);
  // The record says that the subject changed, not to what: a subject is what the customer wrote.
  const data = { ...given, ...(asked.subject === undefined ? {} : { subject: true }) };
  await announce(work, { kind: 'case.changed', caseId: id, data });
  tellOfCase(desk, work, id);
  return rows[0]?.version ?? version;
}

/** Opens a case again that was closed or waiting on something that did not happen. One that is open is left as it is. */
export async function bringBack(desk: Desk, work: Work, id: string, nextStep: string): Promise<void> {
  const at = await lockCase(work, id);
  if (at.mergedInto !== null || at.phase === 'open') return;
  await moveCase(desk, work, at, { state: 'open', nextStep, nextDueAt: dueFrom(desk, work.now, 1) });
}

/** A case shows what was joined to it, so it stays restricted while one of those is. */
async function refuseToUncover({ db }: Work, id: string): Promise<void> {
  const { rows } = await sql`
    with recursive family as (
      select c.id, c.restricted from cases."case" c where c.merged_into = ${id}
      union select c.id, c.restricted from cases."case" c join family f on c.merged_into = f.id)
    select 1 from family where restricted limit 1`.execute(db);
  if (rows.length > 0)
    throw new Refusal(409, 'A restricted case is joined to this one, which shows it. Undo that join first.', [
      { field: 'restricted', problem: 'cannot be taken away yet' },
    ]);
}

async function findBySubject({ db }: Work, { id, number }: Locked, subject: string): Promise<void> {
  await sql`
    update cases.finding
       set words = setweight(to_tsvector('platform.words', ${subject}), 'A') || to_tsvector('simple', ${String(number)})
     where case_id = ${id} and source = 'case'`.execute(db);
}
