import type { FastifyReply } from 'fastify';
import { checkCredential, unwrap, type Issuer, type Verified } from '#areas/capability/server/index.ts';
import { html } from '#kernel/html.ts';
import { text } from './fields.ts';
import { mustBeSameSite, personal, sendPage } from './http.ts';
import { pageOf } from './page.ts';
import { takeRoom } from './remember.ts';
import { sourceOf } from './rules/flood.ts';
import type { Site } from './site.ts';

const LONGEST = 200_000;

/** Where anybody checks a badge, ours or another’s: it is read here, nothing is kept of it, and nobody else is asked. */
export function verifyRoutes(site: Site, issuer: Issuer): void {
  const { http } = site.server;
  http.get('/verify', (_request, reply) => sendPage(reply, page(site, '', undefined)));
  http.post('/verify', async (request, reply) => {
    mustBeSameSite(request);
    const sent = await site.uploads.read(request);
    sent.letGo();
    const typed = (sent.get('badge') ?? '').trim().slice(0, LONGEST);
    const { db, clock } = site.server;
    const now = clock();
    const wait = await takeRoom(db, site.sourceSecret, now, [{ kind: 'network', of: sourceOf(request.ip) }]);
    if (wait !== null) return show(site, reply.code(429), typed, site.words.wrong.floodElse);
    const badge = unwrap(Buffer.from(typed));
    if (badge === undefined) return show(site, reply.code(422), typed, site.words.badge.unreadable);
    return show(site, reply, typed, await checkCredential(issuer, { db, now }, badge));
  });
}

const show = (site: Site, reply: FastifyReply, typed: string, said: Verified | string): FastifyReply =>
  sendPage(personal(reply), page(site, typed, said));

function page(site: Site, typed: string, said: Verified | string | undefined): string {
  const { badge: words } = site.words;
  const title = said === undefined || typeof said === 'string' ? words.title : words.verdict[said.verdict];
  return pageOf(site, {
    title,
    body: html`<h1>${title}</h1>
      ${typeof said === 'string' && html`<p role="alert">${said}</p>`}
      ${
        said !== undefined &&
        typeof said !== 'string' &&
        html`<ul>
          ${said.checks.map(({ outcome, says }) => html`<li><b>${words.outcome[outcome]}</b> ${says}</li>`)}
        </ul>`
      }
      <p>${words.lead}</p>
      <form class="ask" method="post" action="/verify" enctype="multipart/form-data" novalidate>
        ${text({ id: 'badge', label: words.label, hint: words.hint, value: typed, rows: 8, faults: new Map() })}
        <div class="acts"><button class="go" type="submit">${words.check}</button></div>
      </form>`,
  });
}
