import type { FastifyReply, FastifyRequest } from 'fastify';
import { optOutAddress, recipientNamed, recipientOf, type ToTurnOff } from '#areas/outreach/server/index.ts';
import { html } from '#kernel/html.ts';
import { NOBODY } from '#platform/serve.ts';
import { inTransaction } from '#platform/work.ts';
import { personal, sendPage } from './http.ts';
import { pageOf, talkOf } from './page.ts';
import { apologyPage } from './refused.ts';
import type { Site } from './site.ts';

/** A form of one field, as a mail program sends it. */
const MOST_BYTES = 2000;

/**
 * Where somebody says that they want no more outreach: with a press on this page, or in their mail program, which sends the form of
 * RFC 8058 by itself, from another site and without a cookie. Whoever has the address may do this and nothing else.
 */
export function offRoutes(site: Site, secret: Buffer): void {
  const { server } = site;
  server.http.register((scope, _options, ready) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.get('/off/:token', async (request, reply) => {
      const found = await foundBy(site, secret, request);
      return found === undefined ? unknown(site, reply) : sendPage(personal(reply), askPage(site));
    });
    scope.post('/off/:token', { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const found = await foundBy(site, secret, request);
      if (found === undefined) return unknown(site, reply);
      const how = await howAsked(site, request);
      const off = { ...found, how } as const;
      await inTransaction({ db: server.db, actor: NOBODY, now: server.clock() }, (work) => optOutAddress(work, off));
      return sendPage(personal(reply), donePage(site));
    });
    ready();
  });
}

async function foundBy(site: Site, secret: Buffer, request: FastifyRequest): Promise<ToTurnOff | undefined> {
  const id = recipientOf(secret, (request.params as { token?: string }).token ?? '');
  return id === undefined ? undefined : recipientNamed(site.server.db, id);
}

const ONE_CLICK = 'One-Click';

/** A mail program says so in the one field it sends. */
async function howAsked({ uploads }: Site, request: FastifyRequest): Promise<'one click' | 'page'> {
  if (typeof request.body === 'string')
    return new URLSearchParams(request.body).get('List-Unsubscribe') === ONE_CLICK ? 'one click' : 'page';
  if (request.headers['content-type']?.startsWith('multipart/form-data') !== true) return 'page';
  const sent = await uploads.read(request);
  sent.letGo();
  return sent.get('List-Unsubscribe') === ONE_CLICK ? 'one click' : 'page';
}

function unknown(site: Site, reply: FastifyReply): FastifyReply {
  const { off, lost } = site.words;
  return sendPage(
    personal(reply).code(404),
    apologyPage(site, { title: off.unknown, lead: lost.lead, link: ['/', lost.start] }),
  );
}

function askPage(site: Site): string {
  const { off } = site.words;
  const body = html`<h1>${off.title}</h1>
    <p class="lead">${off.lead(site.agency)}</p>
    <form class="ask" method="post">
      <button class="go" type="submit">${off.press}</button>
    </form>
    <p>${off.stays}</p>`;
  return pageOf(site, { title: off.title, body, aside: talkOf(site), personal: true });
}

function donePage(site: Site): string {
  const { off } = site.words;
  const body = html`<h1>${off.done}</h1>
    <p class="lead" role="status">${off.doneLead}</p>
    <p>${off.stays}</p>`;
  return pageOf(site, { title: off.done, body, aside: talkOf(site), personal: true });
}
