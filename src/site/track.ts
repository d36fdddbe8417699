import type { FastifyReply, FastifyRequest } from 'fastify';
import { findByPrivateLink, openPrivateLink, type PublicCase } from '#areas/cases/server/index.ts';
import { publicStanding } from '#areas/complaints/server/index.ts';
import { publicPromises } from '#areas/promises/server/index.ts';
import { answerOnline, holderOfLink } from '#flows/answer-online.ts';
import { SOMEBODY_ONLINE } from '#flows/ask-online.ts';
import { sha256 } from '#platform/id.ts';
import { inTransaction } from '#platform/work.ts';
import { mustBeSameSite, personal, sendPage } from './http.ts';
import { apologyPage, filesFault, setBack, type Setback } from './refused.ts';
import { madeBy, settleSending, takeRoom, takeSending } from './remember.ts';
import { LONGEST } from './rules/asking.ts';
import { sourceOf } from './rules/flood.ts';
import type { Site } from './site.ts';
import { trackPage, type Tracking } from './track-page.ts';
import type { Sent } from './uploads.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Only what a browser shows without running anything in it. All else is given out as bytes to be saved. */
const NAMED_TYPE = /^(image\/(png|jpeg|gif|webp)|application\/pdf|text\/plain)$/;

/** A form is good for one message on one case. */
const purposeOf = (token: string): string => `track ${sha256(token).toString('base64url')}`;

export function trackRoutes(site: Site): void {
  const { http, db } = site.server;

  http.get('/track/:token', async (request, reply) => {
    const token = tokenOf(request);
    const found = await openPrivateLink(db, token);
    if (found === undefined) return unknownLink(site, reply);
    await look(site, found);
    return show(site, reply, { token, found, typed: '', news: newsOf(request) });
  });

  http.get('/track/:token/files/:id', async (request, reply) => {
    const { id = '' } = request.params as { id?: string };
    const given = ID.test(id) ? await findByPrivateLink(db, tokenOf(request), id) : undefined;
    if (given === undefined) {
      const { file, fileLead, start } = site.words.lost;
      return sendPage(
        personal(reply).code(404),
        apologyPage(site, { title: file, lead: fileLead, link: ['/', start] }),
      );
    }
    await look(site, { id: given.caseId, customerId: given.customerId });
    const bytes = await site.receiving.office.desk.files.get(db, given.hash);
    return personal(reply)
      .header('content-type', NAMED_TYPE.test(given.mediaType) ? given.mediaType : 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(given.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(bytes));
  });

  http.post('/track/:token', async (request, reply) => {
    mustBeSameSite(request);
    const sent = await site.uploads.read(request);
    const token = tokenOf(request);
    try {
      return await take(site, request, reply, { token, sent });
    } catch (fault) {
      site.log.error(
        { fault: fault instanceof Error ? fault.stack : String(fault), route: '/track/:token' },
        'an answer could not be taken',
      );
      return await giveBack(site, reply, { token, sent }, { why: 'fault' });
    } finally {
      sent.letGo();
    }
  });
}

const tokenOf = (request: FastifyRequest): string => (request.params as { token?: string }).token ?? '';

function newsOf(request: FastifyRequest): Tracking['news'] {
  const { first, sent } = request.query as { first?: unknown; sent?: unknown };
  if (first === 'here' || first === 'mailed') return first;
  return sent === undefined ? undefined : 'sent';
}

/** That a customer looked is on record before anything is shown. */
const look = ({ readLog, server }: Site, { id, customerId }: Pick<PublicCase, 'id' | 'customerId'>): Promise<void> =>
  readLog.looked(
    { actor: holderOfLink(customerId), now: server.clock() },
    { kind: 'case.viewed-by-customer', caseId: id, customerId },
  );

type Answer = { readonly token: string; readonly sent: Sent };

async function take(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { token, sent }: Answer,
): Promise<FastifyReply> {
  const { db, clock } = site.server;
  const now = clock();
  const form = site.forms.take(purposeOf(token), sent.get('form') ?? '', now);
  if (form === undefined) return giveBack(site, reply, { token, sent }, { why: 'old' });
  const back = `/track/${token}?sent`;
  if ((await madeBy(db, sent.fingerprint())) !== undefined) return reply.redirect(back, 303);

  const message = (sent.get('message') ?? '').trim();
  const faults = faultsIn(site, message, sent);
  if (faults.size > 0) return giveBack(site, reply, { token, sent }, { why: 'wrong', faults });
  const wait = await takeRoom(db, site.sourceSecret, now, [
    { kind: 'link', of: token },
    { kind: 'network', of: sourceOf(request.ip) },
  ]);
  if (wait !== null) return giveBack(site, reply, { token, sent }, { why: 'flood', wait });
  const done = await inTransaction({ db, actor: SOMEBODY_ONLINE, now }, async (work) => {
    if ((await takeSending(work.db, sent.fingerprint(), now)) !== 'yours') return true;
    const made = await answerOnline(site.receiving, work, { token, message, uploads: sent.files });
    if (made !== undefined) await settleSending(work.db, sent.fingerprint(), made);
    return made !== undefined;
  });
  return done ? reply.redirect(back, 303) : unknownLink(site, reply);
}

function faultsIn({ words, uploads }: Site, message: string, sent: Sent): Map<string, string> {
  const faults = new Map<string, string>();
  const files = filesFault(words, uploads, sent);
  // A picture may say it all.
  if (message === '' && sent.files.length === 0 && files === null) faults.set('message', words.wrong.answerEmpty);
  if ([...message].length > LONGEST.message) faults.set('message', words.wrong.answerLong(LONGEST.message));
  if (files !== null) faults.set('files', files);
  return faults;
}

async function giveBack(
  site: Site,
  reply: FastifyReply,
  { token, sent }: Answer,
  setback: Setback,
): Promise<FastifyReply> {
  const found = await openPrivateLink(site.server.db, token);
  if (found === undefined) return unknownLink(site, reply);
  const wrong = setBack(site, reply, sent, setback);
  return show(site, reply, { token, found, typed: sent.get('message') ?? '', wrong, carried: sent.get('form') });
}

type Showing = Omit<Tracking, 'now' | 'form' | 'promises' | 'complaint'> & { readonly carried?: string | undefined };

async function show(site: Site, reply: FastifyReply, { carried = '', ...it }: Showing): Promise<FastifyReply> {
  const now = site.server.clock();
  const { id: caseId, customerId } = it.found;
  const promises = await publicPromises(site.server.db, { caseId, customerId, now });
  const complaint = await complaintWords(site, it.found);
  const purpose = purposeOf(it.token);
  const form = site.forms.take(purpose, carried, now) === undefined ? site.forms.give(purpose, now) : carried;
  return sendPage(personal(reply), trackPage(site, { ...it, promises, complaint, now, form }));
}

/** A complaint is told in the words of its rules; what became of another kind has words of its own. */
const complaintWords = ({ complaints, server }: Site, it: PublicCase): Promise<string | null> =>
  it.kind === 'complaint' || it.kind === 'service request'
    ? publicStanding(complaints, { db: server.db, now: server.clock() }, it)
    : Promise.resolve(null);

function unknownLink(site: Site, reply: FastifyReply): FastifyReply {
  const { title, lead, again } = site.words.lost;
  return sendPage(personal(reply).code(404), apologyPage(site, { title, lead, link: ['/track', again] }));
}
