import type { ReadLog } from '#areas/records/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { checkLetter, listBatches, listLetters, releaseBatch, showBatch, stopBatch } from './batches/batches.ts';
import { makeBatch } from './batches/make-batch.ts';
import { letterFileRoutes } from './file-routes.ts';
import { letterheadNow, saveLetterhead } from './letterhead.ts';
import type { Letters } from './letters.ts';
import { logoRoutes } from './logo-routes.ts';
import { tryPageRoute } from './try-page.ts';
import { listPosted, listToPost, postLetters } from './post.ts';

const DONE = { done: true } as const;

export function letterRoutes(server: Server, letters: Letters, readLog: ReadLog): void {
  serve(server, contract, {
    toPost: (reading, { query }) => listToPost(reading, query.after),
    post: (work, { body }) => postLetters(letters, work, body),
    posted: (reading, { query }) => listPosted(reading, query.after),
    readLetterhead: async (reading) => {
      const { id: _id, ...head } = await letterheadNow(reading.db);
      return { ...head, agency: letters.office.agency };
    },
    saveLetterhead: (work, { body }) => saveLetterhead(work, body).then(() => DONE),
    batches: (reading, { query }) => listBatches(reading, query.after),
    readBatch: (reading, { params }) => showBatch(reading, params.id),
    batchLetters: (reading, { params, query }) => listLetters(reading, params.id, query),
    makeBatch: (work, { body }) => makeBatch(letters, work, body),
    checkLetter: (work, { params, body }) => checkLetter(work, params.id, body).then(() => DONE),
    releaseBatch: (work, { params, body }) => releaseBatch(letters, work, params.id, body.sha256).then(() => DONE),
    stopBatch: (work, { params }) => stopBatch(letters, work, params.id).then(() => DONE),
  });
  letterFileRoutes(server, letters, readLog);
  logoRoutes(server, letters);
  tryPageRoute(server, letters);
}
