import { sql } from 'kysely';
import { lockCase, tellOfCase, type Desk as CaseDesk } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { dueRefused, renewRefused, warnAt, type Cause } from '../rules/index.ts';
import { lockPromise, type PromiseRow } from './store.ts';

export type NewPromise = {
  readonly what: string;
  readonly dueAt: Instant;
  readonly contactId: string | null;
  readonly quote: string | null;
  /** Whoever keeps it, where somebody was named for it. Else it goes with the case. */
  readonly ownerId?: string | null;
};

type Desk = Pick<CaseDesk, 'live'>;
type Refused = ReturnType<typeof dueRefused>;
const refuse = (refused: Refused): void => {
  if (refused !== undefined)
    throw new Refusal(422, refused.because, [{ field: refused.field, problem: 'cannot be used' }]);
};

/** Promises something to the customer of a case. It is the owner's of the case, or of whoever makes it. */
export async function makePromise(desk: Desk, work: Work, caseId: string, it: NewPromise): Promise<string> {
  const at = await lockCase(work, caseId);
  if (at.mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Make the promise there.');
  refuse(dueRefused(it.dueAt, work.now));
  const me = work.actor.kind === 'officer' ? work.actor.id : null;
  return insert(desk, work, {
    ...it,
    caseId,
    madeOnId: caseId,
    customerId: at.customerId,
    teamId: at.teamId,
    ownerId: it.ownerId ?? at.ownerId ?? me,
    named: (it.ownerId ?? null) !== null && it.ownerId !== at.ownerId,
    renewsId: null,
  });
}

type Inserting = NewPromise & {
  readonly caseId: string;
  readonly madeOnId: string;
  readonly customerId: string | null;
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly named: boolean;
  readonly renewsId: string | null;
};

async function insert(desk: Desk, work: Work, it: Inserting): Promise<string> {
  const id = newId(work.now);
  const { rows } = await sql`
    insert into promises.promise (id, case_id, made_on_id, customer_id, what, made_at, made_by, contact_id, quote, due_at, warn_at,
                                  owner_id, named, team_id, state, renews_id)
    select ${id}, ${it.caseId}, ${it.madeOnId}, ${it.customerId}::uuid, ${it.what}, ${new Date(work.now)},
           ${work.actor.kind === 'officer' ? work.actor.id : null}::uuid, ${it.contactId}::uuid, ${it.quote}, ${new Date(it.dueAt)},
           ${new Date(warnAt(work.now, it.dueAt))}, ${it.ownerId}::uuid, ${it.named}, ${it.teamId}, 'open', ${it.renewsId}::uuid
    returning id`.execute(work.db);
  if (rows.length === 0) throw new Error('a promise was not written');
  // The record says that something was promised, and by when; what it was lies in the promise.
  await announce(work, {
    kind: 'promise.made',
    caseId: it.caseId,
    customerId: it.customerId ?? undefined,
    data: { promiseId: id, dueAt: it.dueAt, ...(it.renewsId === null ? {} : { renews: it.renewsId }) },
  });
  tellOfCase(desk, work, it.caseId);
  return id;
}

/** Locks a promise on a case the officer may see. */
async function visiblePromise(work: Work, id: string): Promise<PromiseRow> {
  const found = await lockPromise(work.db, id);
  if (found === undefined) throw new Refusal(404, 'There is no such promise, or it is not yours to see.');
  await lockCase(work, found.caseId);
  return found;
}

const settledAlready = (state: string): Refusal =>
  new Refusal(409, `This promise is ${state} already. Look again: somebody was quicker.`);

async function settled(desk: Desk, work: Work, it: PromiseRow, how: 'kept' | 'renewed' | 'released' | 'done-late') {
  await announce(work, { kind: `promise.${how}`, caseId: it.caseId, data: { promiseId: it.id, dueAt: it.dueAt } });
  tellOfCase(desk, work, it.caseId);
}

/** It is done. In its time it is kept; after it, it stays broken and is done late. */
export async function keepPromise(desk: Desk, work: Work, id: string, words: string): Promise<void> {
  const it = await visiblePromise(work, id);
  const late = it.state === 'broken' || (it.state === 'open' && work.now > it.dueAt);
  if (it.state !== 'open' && (it.state !== 'broken' || it.doneLateAt !== null)) throw settledAlready(it.state);
  const said = words === '' ? null : words;
  if (late) {
    await sql`
      update promises.promise set state = 'broken', settled_at = due_at, settled_by = ${work.actor.id}, words = coalesce(${said}, words),
             done_late_at = ${new Date(work.now)} where id = ${id}`.execute(work.db);
    if (it.state === 'open')
      await announce(work, { kind: 'promise.broken', caseId: it.caseId, data: { promiseId: id, dueAt: it.dueAt } });
    return settled(desk, work, it, 'done-late');
  }
  await sql`
    update promises.promise set state = 'kept', settled_at = ${new Date(work.now)}, settled_by = ${work.actor.id}, words = ${said}
     where id = ${id}`.execute(work.db);
  return settled(desk, work, it, 'kept');
}

/** Another time. The old promise says that it was renewed and why; the new one takes its place. */
export async function renewPromise(
  desk: Desk,
  work: Work,
  id: string,
  { dueAt, reason }: { dueAt: Instant; reason: string },
): Promise<string> {
  const it = await visiblePromise(work, id);
  if (it.state !== 'open' && it.state !== 'broken') throw settledAlready(it.state);
  refuse(renewRefused(it, { dueAt }, work.now));
  const { rows } = await sql<{ madeOnId: string; customerId: string | null; named: boolean }>`
    update promises.promise set state = 'renewed', settled_at = ${new Date(work.now)}, settled_by = ${work.actor.id}, words = ${reason}
     where id = ${id} returning made_on_id as "madeOnId", customer_id as "customerId", named`.execute(work.db);
  const [was] = rows;
  if (was === undefined) throw new Error('a locked promise is gone');
  await settled(desk, work, it, 'renewed');
  return insert(desk, work, { ...it, ...was, dueAt, renewsId: id });
}

/** The customer no longer needs it. */
export async function releasePromise(desk: Desk, work: Work, id: string, words: string): Promise<void> {
  const it = await visiblePromise(work, id);
  if (it.state !== 'open') throw settledAlready(it.state);
  await sql`
    update promises.promise set state = 'released', settled_at = ${new Date(work.now)}, settled_by = ${work.actor.id}, words = ${words}
     where id = ${id}`.execute(work.db);
  return settled(desk, work, it, 'released');
}

export async function giveCause(desk: Desk, work: Work, id: string, cause: Cause): Promise<void> {
  const it = await visiblePromise(work, id);
  if (it.state !== 'broken') throw new Refusal(409, 'Only a broken promise has a cause.');
  await sql`update promises.promise set cause = ${cause} where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'promise.cause-given', caseId: it.caseId, data: { promiseId: id, cause } });
  tellOfCase(desk, work, it.caseId);
}

/**
 * A case that is handed over takes what is still open of its promises along: whoever has the case keeps its word. What somebody
 * was named for stays theirs.
 */
export async function movePromises(
  work: Work,
  caseId: string,
  to: { readonly teamId: string; readonly ownerId: string | null },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update promises.promise set owner_id = ${to.ownerId}::uuid, team_id = ${to.teamId}
     where case_id = ${caseId} and state = 'open' and not named and (owner_id, team_id) is distinct from (${to.ownerId}::uuid, ${to.teamId}::uuid)
    returning id`.execute(work.db);
  if (rows.length > 0)
    await announce(work, { kind: 'promise.handed-over', caseId, data: { promises: rows.map(({ id }) => id), to } });
}

type Join = { readonly fromId: string; readonly intoId: string; readonly joined: boolean };

/** Joining a case to another takes its open promises there, and taking it apart brings them back. */
export async function joinPromises({ db }: Work, { fromId, intoId, joined }: Join): Promise<void> {
  if (joined)
    await sql`update promises.promise set case_id = ${intoId} where case_id = ${fromId} and state = 'open'`.execute(db);
  else
    await sql`update promises.promise set case_id = made_on_id where case_id = ${intoId} and made_on_id = ${fromId}`.execute(
      db,
    );
}
