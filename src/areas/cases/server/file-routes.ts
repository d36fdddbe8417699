import type { FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { announce, type ReadLog } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import { admit, parse, type Server } from '#platform/serve.ts';
import { inTransaction } from '#platform/work.ts';
import { findAttachment, keepAttachment } from './attachments.ts';
import type { Desk } from './desk.ts';
import { mustSee } from './lock.ts';
import { messageDocument } from './message-document.ts';

/** Only what a browser shows without running anything in it. */
const SHOWN = /^(image\/(png|jpeg|gif|webp)|application\/pdf)$/;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
/**
 * A browser shows no PDF in a sandbox: its viewer is a page of its own, which runs nothing of the document's. The type is
 * fixed and never guessed, so these bytes can be nothing else.
 */
const PDF_POLICY =
  "default-src 'none'; object-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'";
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
    const shown = view !== undefined && SHOWN.test(found.mediaType);
    const bytes = await desk.files.get(db, found.hash);
    return reply
      .header('content-type', shown ? found.mediaType : 'application/octet-stream')
      .header(
        'content-disposition',
        `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      )
      .header('content-security-policy', shown && found.mediaType === 'application/pdf' ? PDF_POLICY : POLICY)
      .send(Buffer.from(bytes));
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

  uploadRoute(server, desk);
}

/** A file an officer attaches. Who may is asked before a byte of it is taken. */
function uploadRoute(server: Server, desk: Desk): void {
  const { http, db, clock } = server;
  const may = (request: FastifyRequest) => admit(server, { may: 'correspondence.send', method: 'POST' }, request);
  http.register((scope, _options, ready) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_UPLOAD },
      (_request, body, done) => done(null, body),
    );
    const onRequest = async (request: FastifyRequest) => void (await may(request));
    scope.post('/api/cases/:id/uploads', { bodyLimit: MOST_UPLOAD, onRequest }, async (request) => {
      const actor = await may(request);
      const { id } = parse(BY_ID, request.params, 'address');
      const { name } = parse(z.object({ name: z.string().min(1).max(255) }), request.query, 'query');
      if (!Buffer.isBuffer(request.body) || request.body.byteLength === 0)
        throw new Refusal(400, 'body: this file is empty', [{ field: 'body', problem: 'is empty' }]);
      const file = { name, mediaType: await typeOf(request.body), bytes: request.body };
      return inTransaction({ db, actor, now: clock() }, async (work) => {
        await mustSee(work, id);
        const attachmentId = await keepAttachment(desk, work, { caseId: id, messageId: null }, file);
        const data = { attachmentId, size: file.bytes.byteLength };
        await announce(work, { kind: 'attachment.uploaded', caseId: id, data });
        return { id: attachmentId };
      });
    });
    ready();
  });
}

/** What the bytes say they are; a name or a header can say anything. */
const typeOf = async (bytes: Buffer): Promise<string> =>
  (await fileTypeFromBuffer(bytes))?.mime ?? 'application/octet-stream';
