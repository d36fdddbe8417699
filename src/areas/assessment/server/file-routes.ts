import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ReadLog } from '#areas/records/server/index.ts';
import { admit, parse, type Server } from '#platform/serve.ts';
import { inTransaction } from '#platform/work.ts';
import { MOST_BYTES } from '../rules/index.ts';
import { archiveOf } from './archive.ts';
import type { At } from './at.ts';
import { addShowcaseFile, openShowcaseFile } from './showcase.ts';

const MAY = 'assessment.take-part';
const BY_ID = z.object({ id: z.uuid() });
const NAMED = z.object({ name: z.string().min(1).max(255), method: z.string().regex(/^[a-z-]{1,40}$/) });
const POLICY = "default-src 'none'; sandbox";

/** What is not JSON: the files of a showcase, in and out, always saved and never shown by the desk itself; and everything as a ZIP. */
export function showcaseFileRoutes(server: Server, it: At, readLog: ReadLog): void {
  const { http, db, clock } = server;

  http.get('/api/showcase-files/:id', async (request, reply) => {
    const actor = await admit(server, { may: MAY, method: 'GET' }, request);
    const { id } = parse(BY_ID, request.params, 'address');
    const file = await openShowcaseFile(it, { db, actor, now: clock() }, id);
    await readLog.looked({ actor, now: clock() }, { kind: 'programme.read', programmeId: file.programmeId });
    const bytes = await it.files.get(db, file.hash);
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', POLICY)
      .send(Buffer.from(bytes));
  });

  http.get('/api/programmes/:id/archive', async (request, reply) => {
    const actor = await admit(server, { may: MAY, method: 'GET' }, request);
    const { id } = parse(BY_ID, request.params, 'address');
    const { name, chunks } = await archiveOf(it, { db, actor, now: clock() }, id);
    await readLog.looked({ actor, now: clock() }, { kind: 'programme.read', programmeId: id });
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(chunks));
  });

  http.register((scope, _options, ready) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    );
    const may = (request: FastifyRequest) => admit(server, { may: MAY, method: 'POST' }, request);
    const onRequest = async (request: FastifyRequest) => void (await may(request));
    scope.post('/api/programmes/:id/showcase-files', { bodyLimit: MOST_BYTES, onRequest }, async (request) => {
      const actor = await may(request);
      const { id } = parse(BY_ID, request.params, 'address');
      const { name, method } = parse(NAMED, request.query, 'query');
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return inTransaction({ db, actor, now: clock() }, async (work) => ({
        id: await addShowcaseFile(it, work, id, { method, name, bytes }),
      }));
    });
    ready();
  });
}
