import type { FastifyReply, FastifyRequest } from 'fastify';
import { openStatement, signStatement, type OpenStatement } from '#areas/capability/server/index.ts';
import { html } from '#kernel/html.ts';
import { inTransaction } from '#platform/work.ts';
import { line, summary, text, type Summary } from './fields.ts';
import { mustBeSameSite, personal, sendPage } from './http.ts';
import { pageOf } from './page.ts';
import { apologyPage, setBack, type Setback } from './refused.ts';
import { takeRoom } from './remember.ts';
import { SOMEBODY_ONLINE } from '#flows/ask-online.ts';
import { sourceOf } from './rules/flood.ts';
import type { Site } from './site.ts';
import type { Sent } from './uploads.ts';

const LONGEST = { author: 200, relationship: 200, statement: 8000 } as const;

/** Where somebody who was there says what an officer did: one screen, for a telephone too, opened by a link that is good once. */
export function statementRoutes(site: Site): void {
  const { http } = site.server;
  http.get('/statement/:token', async (request, reply) => {
    const { signed } = request.query as { signed?: unknown };
    if (signed !== undefined) return sendPage(personal(reply), thanksPage(site));
    const found = await openStatement(reading(site), tokenOf(request));
    return found === undefined
      ? usedUp(site, reply)
      : sendPage(personal(reply), statementPage(site, { token: tokenOf(request), found, typed: NOTHING }));
  });
  http.post('/statement/:token', async (request, reply) => {
    mustBeSameSite(request);
    const sent = await site.uploads.read(request);
    sent.letGo();
    return take(site, request, reply, sent);
  });
}

const reading = ({ server }: Site) => ({ db: server.db, now: server.clock() });
const tokenOf = (request: FastifyRequest): string => (request.params as { token?: string }).token ?? '';

type Typed = { readonly author: string; readonly relationship: string; readonly statement: string };
const NOTHING: Typed = { author: '', relationship: '', statement: '' };
const typedIn = (sent: Sent): Typed => ({
  author: (sent.get('author') ?? '').trim(),
  relationship: (sent.get('relationship') ?? '').trim(),
  statement: (sent.get('statement') ?? '').trim(),
});

async function take(site: Site, request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
  const token = tokenOf(request);
  const found = await openStatement(reading(site), token);
  if (found === undefined) return usedUp(site, reply);
  const typed = typedIn(sent);
  const giveBack = (setback: Setback) =>
    sendPage(personal(reply), statementPage(site, { token, found, typed, wrong: setBack(site, reply, sent, setback) }));
  const faults = faultsIn(site, typed);
  if (faults.size > 0) return giveBack({ why: 'wrong', faults });
  const now = site.server.clock();
  const wait = await takeRoom(site.server.db, site.sourceSecret, now, [{ kind: 'network', of: sourceOf(request.ip) }]);
  if (wait !== null) return giveBack({ why: 'flood', wait });
  const { author, relationship, statement: words } = typed;
  const done = await inTransaction({ db: site.server.db, actor: SOMEBODY_ONLINE, now }, (work) =>
    signStatement(work, token, { author, relationship, words }),
  );
  return done ? reply.redirect(`/statement/${token}?signed`, 303) : usedUp(site, reply);
}

function faultsIn({ words: { statement: words } }: Site, typed: Typed): Map<string, string> {
  const faults = new Map<string, string>();
  if (typed.author === '') faults.set('author', words.noAuthor);
  if (typed.relationship === '') faults.set('relationship', words.noRelationship);
  if (typed.statement === '') faults.set('statement', words.noStatement);
  for (const [name, most] of Object.entries(LONGEST))
    if ([...typed[name as keyof Typed]].length > most) faults.set(name, words.tooLong(most));
  return faults;
}

type Showing = {
  readonly token: string;
  readonly found: OpenStatement;
  readonly typed: Typed;
  readonly wrong?: Summary;
};

function statementPage(site: Site, { token, found, typed, wrong }: Showing): string {
  const { statement: words, wrong: prefix } = site.words;
  const faults = wrong?.faults ?? new Map<string, string>();
  const title = words.title(found.officer);
  return pageOf(site, {
    title: wrong === undefined ? title : `${prefix.titlePrefix}${title}`,
    personal: true,
    body: html`${wrong !== undefined && summary(wrong)}
      <h1>${title}</h1>
      <p>${words.lead(found.officer)}</p>
      <p><b>${found.about}</b></p>
      <h2>${words.shows}</h2>
      <ul>
        ${found.lines.map((one) => html`<li>${one}</li>`)}
      </ul>
      <form class="ask" method="post" action="/statement/${token}" enctype="multipart/form-data" novalidate>
        ${text({ id: 'statement', label: words.label, hint: words.hint, value: typed.statement, rows: 7, faults })}
        ${line({ id: 'author', label: words.author, value: typed.author, autocomplete: 'name', faults })}
        ${line({ id: 'relationship', label: words.relationship, hint: words.relationshipHint, value: typed.relationship, faults })}
        <p>${words.signing}</p>
        <div class="acts"><button class="go" type="submit">${words.sign}</button></div>
      </form>`,
  });
}

const thanksPage = (site: Site): string => {
  const { statement: words } = site.words;
  return pageOf(site, {
    title: words.thanks,
    personal: true,
    body: html`<h1>${words.thanks}</h1>
      <p>${words.signed}</p>`,
  });
};

function usedUp(site: Site, reply: FastifyReply): FastifyReply {
  const { statement: words } = site.words;
  return sendPage(personal(reply).code(404), apologyPage(site, { title: words.lost, lead: words.lostLead }));
}
