import { sql } from 'kysely';
import { lockCase, type Desk } from '#areas/cases/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { duePromises, findPromises, promiseFigures, promisesOnCase } from './read.ts';
import { giveCause, keepPromise, makePromise, releasePromise, renewPromise } from './settle.ts';

const DONE = { done: true } as const;

export function promiseRoutes(server: Server, desk: Desk, standards: Standards): void {
  serve(server, contract, {
    ofCase: (reading, { params }) => promisesOnCase(standards, reading, params.id),
    make: async (work, { params, body }) => ({ id: await makePromise(desk, work, params.id, body) }),
    find: async (work, { body }) => ({ found: await findPromises(standards, work, body.text) }),
    passOver: (work, { params, body }) => passOver(work, params.id, body).then(() => DONE),
    keep: (work, { params, body }) => keepPromise(desk, work, params.id, body.words).then(() => DONE),
    renew: async (work, { params, body }) => ({ id: await renewPromise(desk, work, params.id, body) }),
    release: (work, { params, body }) => releasePromise(desk, work, params.id, body.words).then(() => DONE),
    giveCause: (work, { params, body }) => giveCause(desk, work, params.id, body.cause).then(() => DONE),
    due: (reading, { query }) => duePromises(reading, query),
    figures: (reading, { query }) => promiseFigures(reading, query.days),
  });
}

/** Remembers that a sentence was not meant as a promise, so that it is not offered again. */
async function passOver(work: Work, caseId: string, it: { contactId: string; quote: string }): Promise<void> {
  await lockCase(work, caseId);
  await sql`
    insert into promises.passed_over (contact_id, quote, by, at)
    values (${it.contactId}, ${it.quote}, ${work.actor.id}, ${new Date(work.now)})
    on conflict do nothing`.execute(work.db);
}
