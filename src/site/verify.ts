import type { FastifyReply } from 'fastify';
import { checkCredential, unwrap, type Issuer, type Verified } from '#areas/capability/server/index.ts';
import { html } from '#kernel/html.ts';
import { summary, text, type Summary } from './fields.ts';
import { mustBeSameSite, personal, sendPage } from './http.ts';
import { pageOf } from './page.ts';
import { setBack } from './refused.ts';
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
    if (wait !== null) return show(site, reply, typed, setBack(site, reply, sent, { why: 'flood', wait }));
    const badge = unwrap(Buffer.from(typed));
    if (badge === undefined) {
      const faults = new Map([['badge', site.words.badge.unreadable]]);
      return show(site, reply, typed, setBack(site, reply, sent, { why: 'wrong', faults }));
    }
    return show(site, reply, typed, await checkCredential(issuer, { db, now }, badge));
  });
}

const show = (site: Site, reply: FastifyReply, typed: string, said: Verified | Summary): FastifyReply =>
  sendPage(personal(reply), page(site, typed, said));

/** What was found of a badge, or why it could not be checked; and the form for the next one. */
function page(site: Site, typed: string, said: Verified | Summary | undefined): string {
  const { badge: words } = site.words;
  const verified = said !== undefined && 'verdict' in said ? said : undefined;
  const wrong = said !== undefined && 'faults' in said ? said : undefined;
  const title = verified === undefined ? words.title : words.verdict[verified.verdict];
  return pageOf(site, {
    title,
    body: html`${wrong !== undefined && summary(wrong)}
      <h1>${title}</h1>
      ${
        verified !== undefined &&
        html`<ul class="checks">
            ${verified.checks.map(({ outcome, says }) => html`<li class="is-${outcome}"><b>${words.outcome[outcome]}</b> ${says}</li>`)}
          </ul>
          <h2>${words.next}</h2>`
      }
      <p>${words.lead}</p>
      <form class="ask" method="post" action="/verify" enctype="multipart/form-data" novalidate>
        ${text({ id: 'badge', label: words.label, hint: words.hint, value: typed, rows: 8, faults: wrong?.faults ?? new Map() })}
        <div class="acts"><button class="go" type="submit">${words.check}</button></div>
      </form>`,
  });
}
