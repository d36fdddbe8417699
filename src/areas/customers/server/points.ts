import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { PointKind } from '../rules/index.ts';
import { familyOfCustomer, insertPoint, mustExist, type NewPoint } from './customers.ts';

type Point = { customerId: string; kind: PointKind; preferred: boolean };

/** Adds a way to reach a customer we know. */
export async function addPoint(work: Work, id: string, point: NewPoint): Promise<string> {
  await mustExist(work, id);
  const pointId = await insertPoint(work, id, point);
  await announce(work, { kind: 'customer.contact-point-added', customerId: id, data: { kind: point.kind } });
  return pointId;
}

async function retire(work: Work, id: string): Promise<Point> {
  const { rows } = await sql<Point>`
    with was as (select preferred from customers.contact_point where id = ${id} and ended_at is null for update)
    update customers.contact_point p set ended_at = ${new Date(work.now)}, preferred = false from was
     where p.id = ${id} and p.ended_at is null
    returning p.customer_id as "customerId", p.kind, was.preferred`.execute(work.db);
  const [point] = rows;
  if (point === undefined) throw new Refusal(404, 'There is no such contact point, or it has ended.');
  return point;
}

/** They are no longer reached there. What was sent there stays as it was. */
export async function endPoint(work: Work, id: string): Promise<void> {
  const { customerId, kind } = await retire(work, id);
  await announce(work, { kind: 'customer.contact-point-ended', customerId, data: { kind } });
}

/** They are reached elsewhere now. The old way ends and a new one begins, so that the record still shows where letters went. */
export async function changePoint(
  work: Work,
  id: string,
  { value, shared }: { value: string; shared: boolean },
): Promise<string> {
  const { customerId, kind, preferred } = await retire(work, id);
  const newId = await insertPoint(work, customerId, { kind, value, shared });
  if (preferred) await sql`update customers.contact_point set preferred = true where id = ${newId}`.execute(work.db);
  await announce(work, { kind: 'customer.contact-point-changed', customerId, data: { kind } });
  return newId;
}

/** Of all ways to reach them, this is the one they would rather. */
export async function preferPoint(work: Work, id: string): Promise<void> {
  const { rows } = await sql<Point>`
    select customer_id as "customerId", kind, preferred from customers.contact_point where id = ${id} and ended_at is null`.execute(
    work.db,
  );
  const [point] = rows;
  if (point === undefined) throw new Refusal(404, 'There is no such contact point, or it has ended.');
  // Of everything they are reached by, records joined to them included, one is preferred.
  const { rows: root } = await sql<{ id: string }>`
    select coalesce(merged_into, id) as id from customers.customer where id = ${point.customerId}`.execute(work.db);
  const family = await familyOfCustomer(work.db, root[0]?.id ?? point.customerId);
  await sql`update customers.contact_point p set preferred = false
             where p.customer_id = any(${family}::uuid[]) and p.preferred and p.ended_at is null`.execute(work.db);
  await sql`update customers.contact_point set preferred = true where id = ${id}`.execute(work.db);
  await announce(work, {
    kind: 'customer.contact-point-preferred',
    customerId: point.customerId,
    data: { kind: point.kind },
  });
}
