import { z } from 'zod';
import { announce, type ReadLog } from '#areas/records/server/index.ts';
import { giveFile } from '#platform/given-file.ts';
import { admit, parse, type Server } from '#platform/serve.ts';
import { uploadDoor } from '#platform/upload-door.ts';
import { inTransaction } from '#platform/work.ts';
import { findAttachment, keepAttachment } from './attachments.ts';
import type { Desk } from './desk.ts';
import { mustSee } from './lock.ts';
import { messageDocument } from './message-document.ts';

const BY_ID = z.object({ id: z.uuid() });
const MOST_UPLOAD = 25_000_000;

/** What is not JSON: attachments in and out, and a message's own HTML. */
export function caseFileRoutes(server: Server, desk: Desk, readLog: ReadLog): void {
  const { http, db, clock } = server;

  http.get('/api/attachments/:id', async (request, reply) => {
    const actor = await admit(server, { may: 'cases.read', method: 'GET' }, request);
    const { id } = parse(BY_ID, request.params, 'address');
    const { view } = parse(z.object({ view: z.string().optional() }), request.query, 'query');
    const found = await findAttachment({ db, actor }, id);
    await readLog.looked({ actor, now: clock() }, { kind: 'case.read', caseId: found.caseId });
    const bytes = await desk.files.get(db, found.hash);
    return giveFile(request, reply, { ...found, bytes, view: view !== undefined });
  });

  http.get('/api/messages/:id/html', async (request, reply) => {
    const actor = await admit(server, { may: 'cases.read', method: 'GET' }, request);
    const { id } = parse(BY_ID, request.params, 'address');
    const { remote } = parse(z.object({ remote: z.string().optional() }), request.query, 'query');
    const { markup, policy, caseId } = await messageDocument({ db, actor }, id, remote !== undefined);
    await readLog.looked({ actor, now: clock() }, { kind: 'case.read', caseId });
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('x-frame-options', 'SAMEORIGIN')
      .send(markup);
  });

  uploadDoor(
    server,
    { path: '/api/cases/:id/uploads', may: 'correspondence.send', most: MOST_UPLOAD },
    async ({ actor, params, ...file }) => {
      const { id } = parse(BY_ID, params, 'address');
      return inTransaction({ db, actor, now: clock() }, async (work) => {
        await mustSee(work, id);
        const attachmentId = await keepAttachment(desk, work, { caseId: id, messageId: null }, file);
        const data = { attachmentId, size: file.bytes.byteLength };
        await announce(work, { kind: 'attachment.uploaded', caseId: id, data });
        return { id: attachmentId };
      });
    },
  );
}
