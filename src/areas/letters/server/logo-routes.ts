import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#platform/refusal.ts';
import { admit, parse, type Server } from '#platform/serve.ts';
import { inTransaction } from '#platform/work.ts';
import { LARGEST_LOGO, type LogoType } from '../rules/index.ts';
import { keepLogo, logoCalled } from './letterhead.ts';
import type { Letters } from './letters.ts';

const MEDIA: Readonly<Record<LogoType, string>> = { png: 'image/png', jpg: 'image/jpeg', svg: 'image/svg+xml' };

/** A drawing that somebody opens by itself is a page of its own, and runs and fetches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** The logo comes as a file, is looked at before it is kept, and is given out as the picture it is. */
export function logoRoutes(server: Server, letters: Letters): void {
  const { http, db, clock } = server;
  const may = (request: FastifyRequest) => admit(server, { may: 'letters.administer', method: 'POST' }, request);
  http.register((scope, _options, ready) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: LARGEST_LOGO * 2 },
      (_request, body, done) => done(null, body),
    );
    const onRequest = async (request: FastifyRequest) => void (await may(request));
    scope.post('/api/letterhead/logo', { bodyLimit: LARGEST_LOGO * 2, onRequest }, async (request) => {
      const actor = await may(request);
      const { body } = request;
      if (!Buffer.isBuffer(body) || body.length === 0) throw new Refusal(400, 'body: this file is empty');
      return inTransaction({ db, actor, now: clock() }, (work) => keepLogo(letters, work, body));
    });
    ready();
  });

  http.get('/api/letterhead/logos/:sha256', async (request, reply) => {
    await admit(server, { may: 'letters.post', method: 'GET' }, request);
    const { sha256 } = parse(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), request.params, 'address');
    const hash = Buffer.from(sha256, 'hex');
    const type = await logoCalled(db, hash);
    if (type === undefined) throw new Refusal(404, 'There is no such logo.');
    return reply
      .header('content-type', MEDIA[type])
      .header('content-security-policy', POLICY)
      .send(Buffer.from(await letters.office.desk.files.get(db, hash)));
  });
}
