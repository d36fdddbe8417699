import { sql } from 'kysely';
import { tellOfCase } from '#areas/cases/server/index.ts';
import type { MoneyWithin } from '#areas/decisions/server/index.ts';
import { keepPromise, makePromise, promisesNamed } from '#areas/promises/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import type { RemedyKind } from '../rules/index.ts';
import { lockComplaint, type At } from './intake.ts';

type Row = {
  readonly id: string;
  readonly issueId: string | null;
  readonly kind: RemedyKind;
  readonly promiseId: string;
  readonly costCents: number | null;
  readonly evidence: string | null;
  readonly told: string | null;
  readonly toldAt: Instant | null;
  readonly doneAt: Instant | null;
};

/** What is done to put things right, each with the promise it is. */
export async function remediesOf(reading: Pick<Reading, 'db' | 'now'>, caseId: string) {
  const { rows } = await sql<Row>`
    select id, issue_id as "issueId", kind, promise_id as "promiseId", cost_cents as "costCents", evidence, told, told_at as "toldAt",
           done_at as "doneAt"
      from complaints.remedy where case_id = ${caseId} order by made_at, id`.execute(reading.db);
  const promises = await promisesNamed(
    reading,
    rows.map(({ promiseId }) => promiseId),
  );
  return rows.map((row) => {
    const { what, dueAt, ownerId, standing, madeAt } = must(promises.get(row.promiseId), 'the promise of a remedy');
    return {
      ...row,
      what,
      madeAt,
      dueAt,
      ownerId,
      standing,
      outstanding: isOwed(row, standing),
    };
  });
}

/** Done is what has its evidence; a promise that somebody called kept without it is still to be shown. */
const isOwed = ({ doneAt }: Pick<Row, 'doneAt'>, standing: string): boolean =>
  doneAt === null && standing !== 'released';

/** The remedies that are owed, of each of these complaints that owes some. */
export async function owedOn(reading: Pick<Reading, 'db' | 'now'>, caseIds: readonly string[]) {
  const { rows } = await sql<Pick<Row, 'promiseId' | 'doneAt'> & { caseId: string }>`
    select case_id as "caseId", promise_id as "promiseId", done_at as "doneAt"
      from complaints.remedy where case_id = any(${[...caseIds]}::uuid[]) and done_at is null`.execute(reading.db);
  const promises = await promisesNamed(
    reading,
    rows.map(({ promiseId }) => promiseId),
  );
  const owed = rows.filter((row) => isOwed(row, must(promises.get(row.promiseId), 'the promise of a remedy').standing));
  return Map.groupBy(owed, ({ caseId }) => caseId);
}

/** Who may promise how much is asked of whoever knows the delegations. */
export type Paying = At & { readonly moneyWithin: MoneyWithin };

type Remedy = {
  readonly issueId: string | null;
  readonly kind: RemedyKind;
  readonly what: string;
  readonly dueAt: Instant;
  readonly ownerId: string | null;
  readonly costCents: number | null;
};

/**
 * Promises the customer something that puts it right. It has somebody who does it and a date, or it is not made. Money is
 * promised here and nowhere else.
 */
export async function addRemedy(it: Paying, work: Work, id: string, remedy: Remedy): Promise<string> {
  await lockComplaint(it, work, id);
  if (remedy.kind === 'money' && remedy.costCents === null)
    throw new Refusal(422, 'Say how much is paid.', [{ field: 'costCents', problem: 'is needed' }]);
  if (remedy.kind === 'money') await it.moneyWithin(work, id, (await promisedOn(work, id)) + (remedy.costCents ?? 0));
  await mustBeOn(work, id, remedy.issueId);
  const { what, dueAt, ownerId } = remedy;
  const promiseId = await makePromise(it.desk, work, id, { what, dueAt, ownerId, contactId: null, quote: null });
  const remedyId = newId(work.now);
  await sql`
    insert into complaints.remedy (id, case_id, issue_id, kind, promise_id, cost_cents, made_by, made_at)
    values (${remedyId}, ${id}, ${remedy.issueId}::uuid, ${remedy.kind}, ${promiseId}, ${remedy.costCents}, ${work.actor.id},
            ${new Date(work.now)})`.execute(work.db);
  const { kind, costCents } = remedy;
  await announce(work, { kind: 'complaint.remedy-made', caseId: id, data: { remedyId, promiseId, kind, costCents } });
  tellOfCase(it.desk, work, id);
  return remedyId;
}

/** What was promised in money on a complaint so far. */
async function promisedOn({ db }: Work, caseId: string): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(cost_cents), 0)::bigint as cents from complaints.remedy where case_id = ${caseId} and kind = 'money'`.execute(
    db,
  );
  return rows[0]?.cents ?? 0;
}

async function mustBeOn({ db }: Work, caseId: string, issueId: string | null): Promise<void> {
  if (issueId === null) return;
  const { rows } = await sql`select 1 from complaints.issue where id = ${issueId} and case_id = ${caseId}`.execute(db);
  if (rows.length === 0)
    throw new Refusal(422, 'That is no point of this complaint.', [{ field: 'issueId', problem: 'is not on it' }]);
}

type Done = { readonly evidence: string; readonly told: string; readonly toldAt: Instant | null };

/** It is done: how we know, and how and when the customer was told. The promise is kept with it, where it was not before. */
export async function finishRemedy(it: At, work: Work, remedyId: string, asked: Done): Promise<void> {
  const { rows } = await sql<{ caseId: string; promiseId: string; doneAt: Instant | null }>`
    select case_id as "caseId", promise_id as "promiseId", done_at as "doneAt" from complaints.remedy where id = ${remedyId} for update`.execute(
    work.db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such remedy, or it is not yours to see.');
  const { at } = await lockComplaint(it, work, found.caseId);
  if (found.doneAt !== null) throw new Refusal(409, 'This remedy is done already. Look again: somebody was quicker.');
  const toldAt = asked.toldAt ?? work.now;
  if (toldAt > work.now)
    throw new Refusal(422, 'They cannot have been told at a time that is still to come.', [
      { field: 'toldAt', problem: 'is still to come' },
    ]);
  const promise = (await promisesNamed(work, [found.promiseId])).get(found.promiseId);
  const open = promise !== undefined && ['open', 'due', 'late', 'broken'].includes(promise.standing);
  if (open && promise.doneLateAt === null)
    await keepPromise(it.desk, work, found.promiseId, asked.evidence.slice(0, 1000));
  await sql`
    update complaints.remedy set evidence = ${asked.evidence}, told = ${asked.told}, told_at = ${new Date(toldAt)},
           done_at = ${new Date(work.now)}, done_by = ${work.actor.id}
     where id = ${remedyId}`.execute(work.db);
  await announce(work, { kind: 'complaint.remedy-done', caseId: at.id, data: { remedyId } });
  tellOfCase(it.desk, work, at.id);
}

/** A remedy whose promise was given another time goes on as the new promise. */
export async function remedyRenewed({ db }: Work, promiseId: string, renews: string): Promise<void> {
  await sql`update complaints.remedy set promise_id = ${promiseId} where promise_id = ${renews}`.execute(db);
}
