import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseForeignOrigin } from '#platform/serve.ts';

export const sendPage = (reply: FastifyReply, markup: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(markup);

/** The page belongs to one person: no other site learns its address, and no search engine keeps it. */
export const personal = (reply: FastifyReply): FastifyReply =>
  reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow');

/**
 * Refuses a form that another site sends. A page with the referrer policy `no-referrer` sends its own forms with the
 * origin `null`; then the browser's own word for where it comes from decides, and where it says nothing, the secret in the
 * address and the signed form do.
 */
export function mustBeSameSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const unnamed = request.headers.origin === 'null' && (site === undefined || site === 'same-origin');
  if (!unnamed) refuseForeignOrigin(request);
}
