import { sql } from 'kysely';
import { announce, type ReadLog } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { addCustomer, insertPoint, type NewPoint } from './customers.ts';
import { mergeCustomers, undoMerge } from './merge.ts';
import { readCustomer } from './read.ts';
import { searchCustomers } from './search.ts';

export function customerRoutes(server: Server, readLog: ReadLog): void {
  serve(server, contract, {
    read: async (reading, { params }) => {
      const [found] = await Promise.all([
        readCustomer(reading, params.id),
        readLog.looked(reading, { kind: 'customer.read', customerId: params.id }),
      ]);
      return found;
    },
    search: async ({ db }, { query }) => ({ customers: await searchCustomers(db, query.q) }),
    add: async (work, { body }) => ({ id: await addCustomer(work, body) }),
    change: async (work, { params, body }) => ({ version: await changeCustomer(work, params.id, body) }),
    addPoint: async (work, { params, body }) => ({ id: await addPoint(work, params.id, body) }),
    endPoint: async (work, { params }) => {
      await endPoint(work, params.id);
      return { done: true };
    },
    belong: async (work, { params, body }) => {
      await belong(work, params.id, body);
      return { done: true };
    },
    merge: async (work, { params, body }) => ({ mergeId: await mergeCustomers(work, params.id, body) }),
    undoMerge: async (work, { params }) => {
      await undoMerge(work, params.id);
      return { done: true };
    },
  });
}

async function mustExist({ db }: Work, id: string): Promise<void> {
  const { rows } = await sql`select 1 from customers.customer where id = ${id}`.execute(db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such customer.');
}

/** Adds a way to reach a customer we know. */
export async function addPoint(work: Work, id: string, point: NewPoint): Promise<string> {
  await mustExist(work, id);
  const pointId = await insertPoint(work, id, point);
  await announce(work, { kind: 'customer.contact-point-added', customerId: id, data: { kind: point.kind } });
  return pointId;
}

type Changes = {
  readonly version: number;
  readonly name?: string | undefined;
  readonly language?: string | null | undefined;
  readonly needs?: string | undefined;
};

export async function changeCustomer(
  work: Work,
  id: string,
  { version, name, language, needs }: Changes,
): Promise<number> {
  await mustExist(work, id);
  const { rows } = await sql<{ version: number }>`
    update customers.customer
       set name = coalesce(${name ?? null}, name), needs = coalesce(${needs ?? null}, needs),
           language = case when ${language !== undefined} then ${language ?? null} else language end, version = version + 1
     where id = ${id} and version = ${version}
    returning version`.execute(work.db);
  const [row] = rows;
  if (row === undefined)
    throw new Refusal(409, 'Somebody changed this customer while you were looking. Look again, then make your change.');
  const changed = Object.entries({ name, language, needs }).flatMap(([field, value]) =>
    value === undefined ? [] : [field],
  );
  await announce(work, { kind: 'customer.changed', customerId: id, data: { changed } });
  return row.version;
}

async function endPoint(work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ customerId: string; kind: string }>`
    update customers.contact_point set ended_at = ${new Date(work.now)} where id = ${id} and ended_at is null
    returning customer_id as "customerId", kind`.execute(work.db);
  const [point] = rows;
  if (point === undefined) throw new Refusal(404, 'There is no such contact point, or it has ended.');
  await announce(work, {
    kind: 'customer.contact-point-ended',
    customerId: point.customerId,
    data: { kind: point.kind },
  });
}

export async function belong(
  work: Work,
  personId: string,
  { organisationId, role }: { organisationId: string; role: string },
): Promise<void> {
  await mustExist(work, personId);
  const { rows } = await sql`
    insert into customers.belonging (person_id, organisation_id, role, made_at)
    select p.id, o.id, ${role}, ${new Date(work.now)}
      from customers.customer p, customers.customer o
     where p.id = ${personId} and p.kind = 'person' and o.id = ${organisationId} and o.kind = 'organisation'
    on conflict (person_id, organisation_id) do update set role = excluded.role
    returning person_id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(422, 'Only a person can belong to an organisation.');
  await announce(work, { kind: 'customer.belongs', customerId: personId, data: { organisationId } });
}
