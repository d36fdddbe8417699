import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  openSigning,
  sendLinkAnew,
  signByLink,
  signerBehind,
  type Opened,
  type SigningPage,
} from '#areas/assessment/server/index.ts';
import { SOMEBODY_ONLINE } from '#flows/ask-online.ts';
import { sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import { inTransaction, type Work } from '#platform/work.ts';
import { mustBeSameSite, personal, sendPage } from './http.ts';
import { apologyPage, setBack, type Setback } from './refused.ts';
import { takeRoom } from './remember.ts';
import { sourceOf } from './rules/flood.ts';
import { donePage, overPage, signPage, type Typed } from './sign-page.ts';
import type { Site } from './site.ts';
import type { Sent } from './uploads.ts';

const LONGEST = 2000;
const NOTHING: Typed = { agree: false, person: false, reason: '' };

const tokenOf = (request: FastifyRequest): string => (request.params as { token?: string }).token ?? '';
const purposeOf = (token: string): string => `sign ${sha256(token).toString('base64url')}`;

/** Where somebody signs the gateway who has no account: one screen, for a telephone too, by a link that is good once. */
export function signRoutes(site: Site): void {
  const { http, db, clock } = site.server;
  const opened = (request: FastifyRequest) => openSigning(site.assessments, { db, now: clock() }, tokenOf(request));

  http.get('/sign/:token', async (request, reply) => show(site, { request, reply }, await opened(request)));

  http.post('/sign/:token', async (request, reply) => {
    mustBeSameSite(request);
    const sent = await site.uploads.read(request);
    sent.letGo();
    const found = await opened(request);
    return found.is === 'open'
      ? take(site, { request, reply }, { sent, page: found.page })
      : show(site, { request, reply }, found);
  });

  http.post('/sign/:token/again', async (request, reply) => {
    mustBeSameSite(request);
    const sent = await site.uploads.read(request);
    sent.letGo();
    const found = await opened(request);
    if (found.is !== 'over' || !isOurs(site, request, sent)) return show(site, { request, reply }, found);
    const token = tokenOf(request);
    const room = await roomFor(site, request, 'resend');
    // The same words whatever came of it: whoever holds an old link learns nothing about the programme.
    if (room === null) await asSomebody(site, (work) => sendLinkAnew(site.assessments, work, token));
    return sendPage(personal(reply), overPage(site, { token, why: found.why, form: '', sent: true }));
  });
}

const isOurs = (site: Site, request: FastifyRequest, sent: Sent): boolean =>
  site.forms.take(purposeOf(tokenOf(request)), sent.get('form') ?? '', site.server.clock()) !== undefined;

/** A network has room for so much, and one link for less: nobody tries many, and nobody is written to again and again. */
const roomFor = ({ server: { db, clock }, sourceSecret }: Site, request: FastifyRequest, kind: 'link' | 'resend') =>
  takeRoom(db, sourceSecret, clock(), [
    { kind: 'network', of: sourceOf(request.ip) },
    { kind, of: purposeOf(tokenOf(request)) },
  ]);

const asSomebody = <T>({ server: { db, clock } }: Site, run: (work: Work) => Promise<T>): Promise<T> =>
  inTransaction({ db, actor: SOMEBODY_ONLINE, now: clock() }, run);

type Line = { readonly request: FastifyRequest; readonly reply: FastifyReply };

async function show(site: Site, { request, reply }: Line, found: Opened): Promise<FastifyReply> {
  const { sign: words } = site.words;
  const token = tokenOf(request);
  const form = site.forms.give(purposeOf(token), site.server.clock());
  const done = (request.query as { done?: unknown }).done;
  if (found.is === 'over' && (done === 'signed' || done === 'refused') && found.why === done)
    return sendPage(personal(reply), donePage(site, done));
  switch (found.is) {
    case 'open':
      // That somebody looked is on record before anything is shown.
      await site.readLog.looked(
        { actor: signerBehind(found.page), now: site.server.clock() },
        { kind: 'programme.read', programmeId: found.page.programmeId },
      );
      return sendPage(personal(reply), signPage(site, { token, form, page: found.page, typed: NOTHING }));
    case 'over':
      return sendPage(personal(reply).code(410), overPage(site, { token, why: found.why, form, sent: false }));
    case 'unknown':
      return sendPage(personal(reply).code(404), apologyPage(site, { title: words.unknown, lead: words.unknownLead }));
  }
}

type Taking = { readonly sent: Sent; readonly page: SigningPage };

/** Takes a signature or a refusal. What is wrong comes back with everything that was given. */
async function take(site: Site, { request, reply }: Line, { sent, page }: Taking): Promise<FastifyReply> {
  const token = tokenOf(request);
  const typed: Typed = {
    agree: sent.get('agree') !== undefined,
    person: sent.get('person') !== undefined,
    reason: (sent.get('reason') ?? '').trim(),
  };
  const giveBack = (setback: Setback, title?: string) => {
    const wrong = setBack(site, reply, sent, setback);
    const form = site.forms.give(purposeOf(token), site.server.clock());
    const said = title === undefined ? wrong : { ...wrong, title };
    return sendPage(personal(reply), signPage(site, { token, form, page, typed, wrong: said }));
  };
  if (!isOurs(site, request, sent)) return giveBack({ why: 'old' });
  const refuses = sent.get('answer') === 'refuse';
  const faults = faultsIn(site, typed, refuses);
  if (faults.size > 0) return giveBack({ why: 'wrong', faults });
  const wait = await roomFor(site, request, 'link');
  if (wait !== null) return giveBack({ why: 'flood', wait });
  try {
    const done = await asSomebody(site, (work) =>
      signByLink(site.assessments, work, token, { refuses: refuses ? typed.reason : null }),
    );
    return personal(reply).redirect(`/sign/${token}?done=${done}`, 303);
  } catch (fault) {
    if (fault instanceof Refusal) return giveBack({ why: 'old' }, fault.reason);
    throw fault;
  }
}

function faultsIn({ words: { sign: words } }: Site, typed: Typed, refuses: boolean): Map<string, string> {
  const faults = new Map<string, string>();
  if (!typed.person) faults.set('person', words.noPerson);
  if (!refuses && !typed.agree) faults.set('agree', words.noAgree);
  if (refuses && typed.reason === '') faults.set('reason', words.noReason);
  if ([...typed.reason].length > LONGEST) faults.set('reason', words.tooLong(LONGEST));
  return faults;
}
