import { Readable } from 'node:stream';
import { z } from 'zod';
import { giveFile } from '#platform/given-file.ts';
import { admit, parse, type Server } from '#platform/serve.ts';
import { uploadDoor } from '#platform/upload-door.ts';
import { inTransaction } from '#platform/work.ts';
import { MOST_FILE } from '../../rules/index.ts';
import type { Issuer } from '../badges/issue.ts';
import { exportOf } from '../export.ts';
import { lookAtFile, openFile, takeFile, type Filing } from './files.ts';

const BY_ID = z.object({ id: z.uuid() });

/** What is not JSON: files that are evidence, in and out, and the portfolio as a ZIP. */
export function evidenceFileRoutes(server: Server, filing: Filing, issuer: Issuer): void {
  const { http, db, clock } = server;

  uploadDoor(
    server,
    { path: '/api/capability/uploads', may: 'capability.own', most: MOST_FILE.recording },
    async ({ actor, mediaType, bytes }) => {
      const looked = await lookAtFile(filing, { mediaType, bytes });
      return inTransaction({ db, actor, now: clock() }, (work) => takeFile(filing, work, looked));
    },
  );

  http.get('/api/capability/files/:id', async (request, reply) => {
    const actor = await admit(server, { may: 'capability.own', method: 'GET' }, request);
    const { id } = parse(BY_ID, request.params, 'address');
    const { view } = parse(z.object({ view: z.string().optional() }), request.query, 'query');
    const found = await openFile(filing, { db, actor, now: clock() }, id);
    return giveFile(request, reply, { ...found, view: view !== undefined });
  });

  http.get('/api/capability/export', async (request, reply) => {
    const actor = await admit(server, { may: 'capability.own', method: 'GET' }, request);
    const { officer } = parse(z.object({ officer: z.uuid().optional() }), request.query, 'query');
    const { name, chunks } = await exportOf({ issuer, filing }, { db, actor, now: clock() }, officer);
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(chunks));
  });
}
