import { sql } from 'kysely';
import { announce, type ReadLog } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { addNeed, endAuthority, endNeed, giveAuthority } from './around.ts';
import { addCustomer, mustExist } from './customers.ts';
import { keepApart, likelySame } from './likely.ts';
import { mergeCustomers, undoMerge } from './merge.ts';
import { addPoint, changePoint, endPoint, preferPoint } from './points.ts';
import { readCustomer } from './read.ts';
import { newestCustomers, searchCustomers } from './search.ts';

const DONE = { done: true } as const;

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
    newest: ({ db }, { query }) => newestCustomers(db, query.after),
    add: async (work, { body }) => ({ id: await addCustomer(work, body) }),
    change: async (work, { params, body }) => ({ version: await changeCustomer(work, params.id, body) }),
    addPoint: async (work, { params, body }) => ({ id: await addPoint(work, params.id, body) }),
    endPoint: (work, { params }) => endPoint(work, params.id).then(() => DONE),
    changePoint: async (work, { params, body }) => ({ id: await changePoint(work, params.id, body) }),
    preferPoint: (work, { params }) => preferPoint(work, params.id).then(() => DONE),
    belong: (work, { params, body }) => belong(work, params.id, body).then(() => DONE),
    leave: (work, { params, body }) => leave(work, params.id, body.organisationId).then(() => DONE),
    addNeed: async (work, { params, body }) => ({ id: await addNeed(work, params.id, body) }),
    endNeed: (work, { params }) => endNeed(work, params.id).then(() => DONE),
    giveAuthority: async (work, { params, body }) => ({ id: await giveAuthority(work, params.id, body) }),
    endAuthority: (work, { params, body }) => endAuthority(work, params.id, body.why).then(() => DONE),
    likely: async (reading, { params }) => ({ likely: await likelySame(reading, params.id) }),
    keepApart: (work, { params, body }) => keepApart(work, params.id, body.otherId).then(() => DONE),
    merge: async (work, { params, body }) => ({ mergeId: await mergeCustomers(work, params.id, body) }),
    undoMerge: (work, { params }) => undoMerge(work, params.id).then(() => DONE),
  });
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

async function leave(work: Work, personId: string, organisationId: string): Promise<void> {
  const { rows } = await sql`
    delete from customers.belonging where person_id = ${personId} and organisation_id = ${organisationId} returning person_id`.execute(
    work.db,
  );
  if (rows.length === 0) throw new Refusal(404, 'They do not belong to this organisation.');
  await announce(work, { kind: 'customer.left-organisation', customerId: personId, data: { organisationId } });
}
