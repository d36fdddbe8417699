import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { SIGNED_IN } from '#kernel/endpoint.ts';
import type { Hint } from './live.ts';
import type { Server } from './serve.ts';
import { admit } from './serve.ts';

const BEAT_MS = 25_000;
/** Clocks differ, and an answer may have been under way: a hint too many costs one question, one too few a stale screen. */
const MARGIN_MS = 5000;
const asked = z.object({ since: z.coerce.number().optional().catch(undefined) });

/** What happened between the first answers a screen was given and the moment it began to listen. */
function missed({ live }: Server, query: unknown): readonly Hint[] {
  const { since } = asked.parse(query ?? {});
  return since === undefined ? [] : live.since(since - MARGIN_MS);
}

/**
 * Server-sent events: hints that something changed. They carry ids only; what changed is asked for with its own permission.
 * As long as a line is open, `here` is told whose it is.
 */
export function liveRoute(server: Server, { here }: { readonly here: (officerId: string) => void }): void {
  const open = new Set<ServerResponse>();
  // They never end by themselves, so a server that stops ends them; the desk then looks for another one.
  server.http.addHook('preClose', (done) => {
    for (const response of open) response.end();
    done();
  });
  server.http.get('/api/live', async (request, reply) => {
    const { id } = await admit(server, { may: SIGNED_IN, method: 'GET' }, request);
    const beHere = () => id !== null && here(id);
    beHere();
    // Whoever is signed out or disabled while listening hears nothing more.
    const endUnlessStillIn = () =>
      void admit(server, { may: SIGNED_IN, method: 'GET' }, request).catch(() => reply.raw.end());
    reply.hijack();
    open.add(reply.raw);
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 2000\n\n');
    const write = (hint: Hint) => reply.raw.write(`data: ${JSON.stringify(hint)}\n\n`);
    const deaf = server.live.hear((hint) => {
      write(hint);
      if (hint.topic === 'identity') endUnlessStillIn();
    });
    for (const hint of missed(server, request.query)) write(hint);
    // Proxies close a silent connection, and a desk that hears nothing for a minute takes its line for dead.
    const beat = setInterval(() => {
      reply.raw.write('event: beat\ndata: 1\n\n');
      beHere();
      endUnlessStillIn();
    }, BEAT_MS);
    request.raw.on('close', () => {
      open.delete(reply.raw);
      clearInterval(beat);
      deaf();
    });
  });
}
