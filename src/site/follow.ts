import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from '#kernel/html.ts';
import { numberOf } from '#areas/cases/rules/index.ts';
import { line, summary, type Summary } from './fields.ts';
import { mustBeSameSite, sendPage } from './http.ts';
import { pageOf, talkOf } from './page.ts';
import { setBack, type Setback } from './refused.ts';
import { askForLink, takeRoom } from './remember.ts';
import { isEmail } from './rules/asking.ts';
import { sourceOf } from './rules/flood.ts';
import type { Site } from './site.ts';
import type { Sent } from './uploads.ts';

/** Where somebody who has lost the link asks for it. What comes back is the same whether or not there is such a case. */
export function followRoutes(site: Site): void {
  const { http } = site.server;
  http.get('/track', (request, reply) => {
    const { asked } = request.query as { asked?: unknown };
    return sendPage(reply, asked === undefined ? followPage(site, { reference: '', email: '' }) : sentPage(site));
  });
  http.post('/track', async (request, reply) => {
    mustBeSameSite(request);
    const sent = await site.uploads.read(request);
    sent.letGo();
    try {
      return await take(site, request, reply, sent);
    } catch (fault) {
      site.log.error(
        { fault: fault instanceof Error ? fault.stack : String(fault), route: '/track' },
        'a link could not be asked for',
      );
      return giveBack(site, reply, sent, { why: 'fault' });
    }
  });
}

async function take(site: Site, request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
  const { words, server, sourceSecret } = site;
  const { reference, email } = typedIn(sent);
  const faults = new Map<string, string>();
  if (numberOf(reference) === undefined || reference.length > 40) faults.set('reference', words.follow.noReference);
  if (!isEmail(email.trim())) faults.set('email', words.problems.email.other);
  if (faults.size > 0) return giveBack(site, reply, sent, { why: 'wrong', faults });
  const now = server.clock();
  const wait = await takeRoom(server.db, sourceSecret, now, [
    { kind: 'network', of: sourceOf(request.ip) },
    { kind: 'resend', of: email.trim().toLowerCase() },
  ]);
  if (wait !== null) return giveBack(site, reply, sent, { why: 'flood', wait });
  await askForLink(server.db, now, { reference: reference.trim(), email: email.trim() });
  server.live.tell('links', 'asked');
  return reply.redirect('/track?asked', 303);
}

type Typed = { readonly reference: string; readonly email: string };

const typedIn = (sent: Sent): Typed => ({ reference: sent.get('reference') ?? '', email: sent.get('email') ?? '' });

const giveBack = (site: Site, reply: FastifyReply, sent: Sent, setback: Setback): FastifyReply =>
  sendPage(reply, followPage(site, typedIn(sent), setBack(site, reply, sent, setback)));

function followPage(site: Site, typed: Typed, wrong?: Summary): string {
  const { follow, wrong: words } = site.words;
  const faults = wrong?.faults ?? new Map<string, string>();
  return pageOf(site, {
    title: wrong === undefined ? follow.title : `${words.titlePrefix}${follow.title}`,
    body: html`${wrong !== undefined && summary(wrong)}
      <h1>${follow.title}</h1>
      <p>${follow.lead}</p>
      <p>${follow.secret}</p>
      <h2>${follow.lost}</h2>
      <p>${follow.lostLead}</p>
      <form class="ask" method="post" action="/track" enctype="multipart/form-data" novalidate>
        ${line({ id: 'reference', label: follow.reference, hint: follow.referenceHint, value: typed.reference, autocomplete: 'off', faults })}
        ${line({ id: 'email', label: follow.email, value: typed.email, type: 'email', autocomplete: 'email', faults })}
        <div class="acts"><button class="go" type="submit">${follow.send}</button></div>
      </form>`,
    aside: talkOf(site),
  });
}

const sentPage = (site: Site): string => {
  const { follow } = site.words;
  return pageOf(site, {
    title: follow.sentTitle,
    body: html`<h1>${follow.sentTitle}</h1>
      <p>${follow.sent}</p>
      <p>${follow.sentElse}</p>`,
    aside: talkOf(site),
  });
};
