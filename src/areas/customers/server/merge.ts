import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

type Standing = { id: string; kind: string; mergedInto: string | null };

/** Joins a record to another. Nothing moves: the joined record points at the other, which answers for both. */
export async function mergeCustomers(
  work: Work,
  fromId: string,
  { intoId, why }: { intoId: string; why: string },
): Promise<string> {
  if (fromId === intoId) throw new Refusal(422, 'A record cannot be joined to itself.');
  const { rows } = await sql<Standing>`
    select id, kind, merged_into as "mergedInto" from customers.customer
     where id in (${fromId}, ${intoId}) order by id for update`.execute(work.db);
  const from = rows.find(({ id }) => id === fromId);
  const into = rows.find(({ id }) => id === intoId);
  if (from === undefined || into === undefined) throw new Refusal(404, 'There is no such customer.');
  if (from.mergedInto !== null) throw new Refusal(409, 'This record is joined to another already. Undo that first.');
  if (into.mergedInto !== null)
    throw new Refusal(409, 'That record is joined to another. Join this one to that other.');
  if (from.kind !== into.kind) throw new Refusal(422, 'A person and an organisation cannot be one customer.');

  const id = newId(work.now);
  // Records joined to this one earlier follow it, so that every joined record points straight at the one that answers.
  await sql`update customers.customer set merged_into = ${intoId}, version = version + 1
             where id = ${fromId} or merged_into = ${fromId}`.execute(work.db);
  await sql`insert into customers.merge (id, from_id, into_id, at, by, why)
            values (${id}, ${fromId}, ${intoId}, ${new Date(work.now)}, ${work.actor.id}, ${why})`.execute(work.db);
  await announce(work, {
    kind: 'customer.merged',
    customerId: fromId,
    data: { intoId, mergeId: id },
    ...(why === '' ? {} : { why }),
  });
  return id;
}

/** Takes a join back. Records that had followed the joined one go back to it. */
export async function undoMerge(work: Work, mergeId: string): Promise<void> {
  const { rows } = await sql<{ fromId: string; intoId: string }>`
    update customers.merge set undone_at = ${new Date(work.now)}, undone_by = ${work.actor.id}
     where id = ${mergeId} and undone_at is null
    returning from_id as "fromId", into_id as "intoId"`.execute(work.db);
  const [merge] = rows;
  if (merge === undefined) throw new Refusal(404, 'There is no such join, or it has been undone.');
  const { fromId } = merge;
  await sql`
    with recursive followers as (
      select ${fromId}::uuid as id
      union select m.from_id from customers.merge m join followers f on m.into_id = f.id where m.undone_at is null)
    update customers.customer k set version = version + 1, merged_into = case when k.id = ${fromId} then null else ${fromId}::uuid end
     where k.id in (select id from followers)`.execute(work.db);
  await announce(work, { kind: 'customer.merge-undone', customerId: fromId, data: { mergeId } });
}
