import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { typeOfBytes } from './given-file.ts';
import { Refusal } from './refusal.ts';
import { admit, parse, type Server } from './serve.ts';
import type { Actor } from './work.ts';

type Door = { readonly path: string; readonly may: string; readonly most: number };

export type Arrived = {
  readonly actor: Actor;
  readonly params: unknown;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
};

/** Takes the bytes of a file. Who may is asked before a byte of it is taken, and what it is says the file itself. */
export function uploadDoor(server: Server, { path, may, most }: Door, take: (it: Arrived) => Promise<unknown>): void {
  const admitted = (request: FastifyRequest) => admit(server, { may, method: 'POST' }, request);
  server.http.register((scope, _options, ready) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: most },
      (_request, body, done) => done(null, body),
    );
    const onRequest = async (request: FastifyRequest) => void (await admitted(request));
    scope.post(path, { bodyLimit: most, onRequest }, async (request) => {
      const actor = await admitted(request);
      const { name } = parse(z.object({ name: z.string().min(1).max(255) }), request.query, 'query');
      if (!Buffer.isBuffer(request.body) || request.body.byteLength === 0)
        throw new Refusal(400, 'body: this file is empty', [{ field: 'body', problem: 'is empty' }]);
      const bytes = request.body;
      return take({ actor, params: request.params, name, mediaType: await typeOfBytes(bytes), bytes });
    });
    ready();
  });
}
