import { lockCase, type Desk } from '#areas/cases/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { passOver } from './promising.ts';
import { duePromises, findPromises, promiseFigures, promisesOnCase } from './read.ts';
import { giveCause, keepPromise, makePromise, releasePromise, renewPromise } from './settle.ts';

const DONE = { done: true } as const;

export function promiseRoutes(server: Server, desk: Desk, standards: Standards): void {
  serve(server, contract, {
    ofCase: (reading, { params }) => promisesOnCase(standards, reading, params.id),
    make: async (work, { params, body }) => ({ id: await makePromise(desk, work, params.id, body) }),
    find: async (work, { body }) => ({ found: await findPromises(standards, work, body) }),
    passOver: async (work, { params, body }) => {
      await lockCase(work, params.id);
      await passOver(work, body.contactId, body.quote);
      return DONE;
    },
    keep: (work, { params, body }) => keepPromise(desk, work, params.id, body.words).then(() => DONE),
    renew: async (work, { params, body }) => ({ id: await renewPromise(desk, work, params.id, body) }),
    release: (work, { params, body }) => releasePromise(desk, work, params.id, body.words).then(() => DONE),
    giveCause: (work, { params, body }) => giveCause(desk, work, params.id, body.cause).then(() => DONE),
    due: (reading, { query }) => duePromises(reading, query),
    figures: (reading, { query }) => promiseFigures(reading, query.days),
  });
}
