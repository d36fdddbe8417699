import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kind } from '#areas/cases/rules/index.ts';
import { dueFrom, privateToken } from '#areas/cases/server/index.ts';
import { SOMEBODY_ONLINE, askOnline } from '#flows/ask-online.ts';
import { inTransaction } from '#platform/work.ts';
import { TRAP, askPage } from './ask-page.ts';
import type { Form } from './forms.ts';
import { mustBeSameSite, sendPage } from './http.ts';
import { filesFault, setBack, type Setback } from './refused.ts';
import { madeBy, settleSending, takeRoom, takeSending } from './remember.ts';
import { FIELDS, KINDS, NOTHING_TYPED, checkAsking, type Asked, type PublicKind, type Typed } from './rules/asking.ts';
import { sourceOf } from './rules/flood.ts';
import { suspicionsOf } from './rules/suspicion.ts';
import type { Site } from './site.ts';
import type { Sent } from './uploads.ts';
import { sayProblem } from './words.ts';

const PURPOSE = 'ask';

/** What the form calls each kind, and what the desk does. */
const KIND: Readonly<Record<PublicKind, Kind>> = {
  question: 'enquiry',
  complaint: 'complaint',
  compliment: 'compliment',
  suggestion: 'suggestion',
};

export function askRoutes(site: Site): void {
  const { http } = site.server;
  http.get('/ask', (request, reply) => {
    const { kind } = request.query as { kind?: unknown };
    const known = KINDS.find((one) => one === kind);
    // An empty form holds nothing personal. A browser may keep it, and gives back what was typed when its reader returns.
    reply.header('cache-control', 'private, no-cache');
    return showForm(site, reply, known === undefined ? NOTHING_TYPED : { ...NOTHING_TYPED, kind: known });
  });
  http.post('/ask', async (request, reply) => {
    mustBeSameSite(request);
    const sent = await site.uploads.read(request);
    try {
      return await take(site, request, reply, sent);
    } catch (fault) {
      site.log.error(
        { fault: fault instanceof Error ? fault.stack : String(fault), route: '/ask' },
        'a question could not be taken',
      );
      return giveBack(site, reply, sent, { why: 'fault' });
    } finally {
      sent.letGo();
    }
  });
}

async function take(site: Site, request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
  const { db, clock } = site.server;
  const now = clock();
  const form = site.forms.take(PURPOSE, sent.get('form') ?? '', now);
  if (form === undefined) return giveBack(site, reply, sent, { why: 'old' });
  const before = await madeBy(db, sent.fingerprint());
  if (before !== undefined) return reply.redirect(pathOf(site, before, 'here'), 303);

  const checked = checkAsking(typedIn(sent));
  const files = filesFault(site.words, site.uploads, sent);
  if ('problems' in checked || files !== null) {
    const problems = 'problems' in checked ? [...checked.problems] : [];
    const faults = new Map<string, string>(
      problems.map(([field, problem]) => [field, sayProblem(site.words, field, problem)]),
    );
    if (files !== null) faults.set('files', files);
    return giveBack(site, reply, sent, { why: 'wrong', faults });
  }
  const { asked } = checked as { asked: Asked };
  const wait = await takeRoom(db, site.sourceSecret, now, [
    { kind: 'network', of: sourceOf(request.ip) },
    ...(asked.email === null ? [] : [{ kind: 'email' as const, of: asked.email.toLowerCase() }]),
  ]);
  if (wait !== null) return giveBack(site, reply, sent, { why: 'flood', wait });
  return reply.redirect(await open(site, { form, asked, sent }), 303);
}

/** Opens the case, or finds the one that the same form has opened in the meantime. Gives the path of its page. */
async function open(site: Site, { form, asked, sent }: { form: Form; asked: Asked; sent: Sent }): Promise<string> {
  const { db, clock } = site.server;
  const now = clock();
  const { kind, ...rest } = asked;
  const text = `${asked.about}\n${asked.message}`;
  const suspicions = suspicionsOf({ issuedAt: form.issuedAt, now, trap: sent.get(TRAP) ?? '', text });
  return inTransaction({ db, actor: SOMEBODY_ONLINE, now }, async (work) => {
    const taken = await takeSending(work.db, sent.fingerprint(), now);
    if (taken !== 'yours') return pathOf(site, taken, 'here');
    const opened = await askOnline(site.receiving, work, {
      ...rest,
      kind: KIND[kind],
      uploads: sent.files,
      suspicions,
    });
    await settleSending(work.db, sent.fingerprint(), opened);
    return pathOf(site, opened, opened.acknowledged ? 'mailed' : 'here');
  });
}

const pathOf = ({ receiving }: Site, made: { caseId: string; customerId: string }, first: 'here' | 'mailed'): string =>
  `/track/${privateToken(receiving.office.desk, made.caseId, made.customerId)}?first=${first}`;

const typedIn = (sent: Sent): Typed =>
  Object.fromEntries(
    FIELDS.map((field) => [
      field,
      sent.get(field) ?? (field === 'kind' || field === 'answer' ? NOTHING_TYPED[field] : ''),
    ]),
  ) as Typed;

function giveBack(site: Site, reply: FastifyReply, sent: Sent, setback: Setback): FastifyReply {
  const wrong = setBack(site, reply, sent, setback);
  const now = site.server.clock();
  // The form keeps its identity, so that what is sent again after a fault is still sent once.
  const carried = sent.get('form') ?? '';
  const form = site.forms.take(PURPOSE, carried, now) === undefined ? undefined : carried;
  return showForm(site, reply, typedIn(sent), { form, wrong });
}

type Again = { readonly form?: string | undefined; readonly wrong?: ReturnType<typeof setBack> };

function showForm(site: Site, reply: FastifyReply, typed: Typed, { form, wrong }: Again = {}): FastifyReply {
  const now = site.server.clock();
  const due = dueFrom(site.receiving.office.desk, now);
  return sendPage(reply, askPage(site, { typed, form: form ?? site.forms.give(PURPOSE, now), now, due, wrong }));
}
