import type { FastifyInstance } from 'fastify';
import { html } from '#kernel/html.ts';

type Known = { readonly method: string; readonly pattern: RegExp };

const NOTHING = 'There is nothing at this address.';

const PAGE = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Nothing here</title>
    </head>
    <body>
      <h1>Nothing here</h1>
      <p>${NOTHING} <a href="/">Go to the first page</a></p>
    </body>
  </html>`.markup;

/** Answers what no route answers: programs in the shape of every refusal, people with a page of the public site where there is one. */
export function nothingHere(http: FastifyInstance, forPeople = PAGE): void {
  const known: Known[] = [];
  http.addHook('onRoute', ({ method, url }) => {
    const pattern = new RegExp(
      `^${url
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replace(/:\w+/g, '[^/]+')}$`,
    );
    for (const each of [method].flat()) known.push({ method: each, pattern });
  });
  http.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const others = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (others.length > 0) {
      const allow = [...new Set(others)].join(', ');
      return reply
        .code(405)
        .header('allow', allow)
        .send({ reason: `method: ${request.method} is not understood here; use ${allow}`, fields: [] });
    }
    if (/^\/api(\/|$)/.test(path)) return reply.code(404).send({ reason: NOTHING, fields: [] });
    return reply.code(404).type('text/html; charset=utf-8').send(forPeople);
  });
}
