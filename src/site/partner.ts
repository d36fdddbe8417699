import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  actOnReferral,
  hearPartner,
  lookAtDoor,
  openDoor,
  partnerDocument,
  partnerView,
  sendPageAgain,
  type Door,
} from '#areas/referrals/server/index.ts';
import { OUTCOMES, type Act } from '#areas/referrals/rules/index.ts';
import { dayOfText } from '#kernel/civil.ts';
import { DAY } from '#kernel/time.ts';
import { sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import type { Faults } from './fields.ts';
import { mustBeSameSite, personal, sendPage } from './http.ts';
import { closedPage, otherPage, partnerPage } from './partner-page.ts';
import { apologyPage } from './refused.ts';
import { takeOnce, takeRoom } from './remember.ts';
import { sourceOf } from './rules/flood.ts';
import type { Site } from './site.ts';
import type { Sent } from './uploads.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What a browser that has opened a page is known by. */
const COOKIE = 'kept-partner';
const COOKIE_LASTS = 120 * 24 * 60 * 60;
const purposeOf = (token: string): string => `partner ${sha256(token).toString('base64url')}`;

const tokenOf = (request: FastifyRequest): string => (request.params as { token?: string }).token ?? '';
const browserOf = (request: FastifyRequest): string | null => request.cookies[COOKIE] ?? null;

/** The page of a partner who has only e-mail: by a link that the first browser keeps, with no account and no script. */
export function partnerRoutes(site: Site): void {
  const { http, db, clock } = site.server;
  const doorOf = (request: FastifyRequest) => lookAtDoor(db, tokenOf(request), browserOf(request), clock());

  http.get('/partner/:token', async (request, reply) => show(site, { request, reply }, await doorOf(request)));

  http.get('/partner/:token/files/:id', async (request, reply) => {
    const door = await doorOf(request);
    const { id = '' } = request.params as { id?: string };
    const file = door.is === 'open' && ID.test(id) ? await partnerDocument(db, door.referralId, id) : undefined;
    if (file === undefined) return lost(site, reply);
    const bytes = await site.receiving.office.desk.files.get(db, file.hash);
    return personal(reply)
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(bytes));
  });

  http.post('/partner/:token/open', async (request, reply) => {
    const token = tokenOf(request);
    if (!(await isOurForm(site, request))) return show(site, { request, reply }, await doorOf(request));
    const secret = await asPartner(site, (work) => openDoor(work, token, browserOf(request)));
    if (secret !== null)
      reply.setCookie(COOKIE, secret, {
        path: '/partner/',
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
        maxAge: COOKIE_LASTS,
      });
    return personal(reply).redirect(`/partner/${token}`, 303);
  });

  http.post('/partner/:token/again', async (request, reply) => {
    const door = await doorOf(request);
    if (door.is !== 'other' || !(await isOurForm(site, request))) return show(site, { request, reply }, door);
    const room = await takeRoom(db, site.sourceSecret, clock(), [{ kind: 'network', of: sourceOf(request.ip) }]);
    // The same words whatever came of it: whoever holds an old link learns nothing about the referral.
    if (room === null)
      await asPartner(site, (work) => sendPageAgain(site.referring, work, door.referralId)).catch(passRefusal);
    return sendPage(personal(reply), otherPage(site, { token: tokenOf(request), form: '', sent: true }));
  });

  http.post('/partner/:token', async (request, reply) => {
    mustBeSameSite(request);
    const door = await doorOf(request);
    const sent = await site.uploads.read(request);
    sent.letGo();
    if (door.is !== 'open') return show(site, { request, reply }, door);
    return take(site, request, reply, { sent, referralId: door.referralId });
  });
}

const passRefusal = (fault: unknown): void => {
  if (!(fault instanceof Refusal)) throw fault;
};

const asPartner = <T>({ server: { db, clock } }: Site, run: (work: Work) => Promise<T>): Promise<T> =>
  inTransaction({ db, actor: SYSTEM, now: clock() }, run);

async function isOurForm(site: Site, request: FastifyRequest): Promise<boolean> {
  mustBeSameSite(request);
  const sent = await site.uploads.read(request);
  sent.letGo();
  return site.forms.take(purposeOf(tokenOf(request)), sent.get('form') ?? '', site.server.clock()) !== undefined;
}

function lost(site: Site, reply: FastifyReply): FastifyReply {
  const { overTitle, overLead } = site.words.partner;
  return sendPage(personal(reply).code(404), apologyPage(site, { title: overTitle, lead: overLead }));
}

type Line = { readonly request: FastifyRequest; readonly reply: FastifyReply };
type Back = { readonly sent?: Sent; readonly faults?: Faults; readonly title?: string };

/** The page that this door leads to now. */
async function show(site: Site, { request, reply }: Line, door: Door, back: Back = {}): Promise<FastifyReply> {
  const token = tokenOf(request);
  const form = site.forms.give(purposeOf(token), site.server.clock());
  switch (door.is) {
    case 'new':
      return sendPage(personal(reply), closedPage(site, { token, form }));
    case 'other':
      return sendPage(personal(reply), otherPage(site, { token, form, sent: false }));
    case 'open':
      return showOpen(site, { request, reply }, { referralId: door.referralId, form }, back);
    default:
      return lost(site, reply);
  }
}

type Opened = { readonly referralId: string; readonly form: string };

async function showOpen(
  site: Site,
  { request, reply }: Line,
  { referralId, form }: Opened,
  back: Back,
): Promise<FastifyReply> {
  const it = await partnerView(site.server.db, referralId);
  if (it === undefined || it.state === 'withdrawn') return lost(site, reply);
  const { faults = new Map<string, string>(), title } = back;
  const wrong = title === undefined ? undefined : { title, faults };
  const typed = (name: string) => back.sent?.get(name) ?? '';
  const sent = (request.query as { sent?: unknown }).sent !== undefined;
  const page = { token: tokenOf(request), it, now: site.server.clock(), form, typed, wrong, sent };
  return sendPage(personal(reply), partnerPage(site, page));
}

type Taking = { readonly sent: Sent; readonly referralId: string };

/** Takes an answer once, however often its form is sent. What is wrong comes back with everything that was typed. */
async function take(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { sent, referralId }: Taking,
): Promise<FastifyReply> {
  const { clock } = site.server;
  const token = tokenOf(request);
  const door: Door = { is: 'open', referralId };
  const again = (title: string, faults: Faults = new Map()) =>
    show(site, { request, reply: reply.code(faults.size > 0 ? 422 : 409) }, door, { sent, title, faults });
  if (site.forms.take(purposeOf(token), sent.get('form') ?? '', clock()) === undefined)
    return again(site.words.wrong.old);
  const faults = faultsIn(site, sent);
  if (faults.size > 0) return again(site.words.wrong.summary, faults);
  const back = `/partner/${token}?sent`;
  try {
    await asPartner(site, async (work) => {
      if (await takeOnce(work.db, sent.fingerprint(), work.now)) await carryOut(site, work, { sent, referralId });
    });
  } catch (fault) {
    if (fault instanceof Refusal) return again(fault.reason);
    throw fault;
  }
  return personal(reply).redirect(back, 303);
}

const ACTS: readonly Act[] = ['accept', 'decline', 'return', 'done'];

async function carryOut(site: Site, work: Work, { sent, referralId }: Taking): Promise<void> {
  const act = ACTS.find((one) => one === sent.get('act'));
  if (act === undefined) {
    const it = await partnerView(work.db, referralId);
    const body = (sent.get('message') ?? '').trim();
    return hearPartner(site.referring, work, referralId, { body, who: it?.organization ?? '', channel: 'page' });
  }
  const expected = (sent.get('expected') ?? '').trim();
  await actOnReferral(site.referring, work, referralId, {
    act,
    words: (sent.get(`${act}-words`) ?? '').trim().slice(0, 4000),
    outcome: OUTCOMES.find((one) => one === sent.get('outcome')) ?? null,
    expectedOn: act === 'accept' && expected !== '' ? expected : null,
    side: 'partner',
  });
}

/** What has to be there for each answer, and is not. */
function faultsIn({ words: { partner }, server }: Site, sent: Sent): Map<string, string> {
  const { faults } = partner;
  const given = (name: string) => (sent.get(name) ?? '').trim();
  const lacks = (name: string, fault: string): [string, string][] => (given(name) === '' ? [[name, fault]] : []);
  const CHECKS: Readonly<Record<string, () => [string, string][]>> = {
    ask: () => lacks('message', faults.message),
    decline: () => lacks('decline-words', faults.words),
    return: () => lacks('return-words', faults.words),
    done: () => (OUTCOMES.some((one) => one === given('outcome')) ? [] : [['outcome', faults.outcome]]),
    accept: () =>
      given('expected') === '' || isToCome(given('expected'), server.clock()) ? [] : [['expected', faults.date]],
  };
  return new Map(CHECKS[given('act')]?.() ?? []);
}

const isToCome = (text: string, now: number): boolean => {
  const day = dayOfText(text);
  return day !== undefined && (day + 1) * DAY >= now;
};
