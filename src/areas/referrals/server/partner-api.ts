import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#platform/refusal.ts';
import { parse, type Server } from '#platform/serve.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { OUTCOMES, type Act } from '../rules/index.ts';
import { actOnReferral } from './act.ts';
import { partnerView } from './door.ts';
import { organizationOfKey } from './keys.ts';
import type { Referring } from './referring.ts';
import { hearPartner } from './side.ts';
import { readReferral, referralsTo } from './store.ts';

/**
 * What the system of a partner asks of ours, with the key of its organisation (`authorization: Bearer …`) and without a session:
 * its own referrals, as its people see them on their page, and nothing else.
 */
const BASE = '/partner-api/referrals';
const byId = z.object({ id: z.uuid() });
const words = z.string().trim().max(4000).default('');
const status = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted'), words, expected_on: z.iso.date().optional() }),
  z.object({ status: z.literal('declined'), words }),
  z.object({ status: z.literal('returned'), words }),
  z.object({ status: z.literal('done'), words, outcome: z.enum(OUTCOMES) }),
]);
const ACT_OF: Readonly<Record<z.infer<typeof status>['status'], Act>> = {
  accepted: 'accept',
  declined: 'decline',
  returned: 'return',
  done: 'done',
};
const message = z.object({ body: z.string().trim().min(1).max(50_000), who: z.string().trim().max(200).default('') });

export function partnerApi(server: Server, referring: Referring): void {
  const { http, db, clock } = server;
  const whose = (request: FastifyRequest) => organizationOf(server, request);
  const asPartner = <T>(run: (work: Work) => Promise<T>) => inTransaction({ db, actor: SYSTEM, now: clock() }, run);

  http.get(BASE, async (request) => {
    const rows = await referralsTo(db, await whose(request), 200);
    return {
      referrals: rows
        .filter(({ state }) => state !== 'withdrawn')
        .map(({ id, number, state, dueAt, madeAt }) => ({
          id,
          number,
          status: state,
          due_at: iso(dueAt),
          made_at: iso(madeAt),
        })),
    };
  });

  http.get(`${BASE}/:id`, async (request) => {
    const id = await theirs(server, await whose(request), request);
    const it = await partnerView(db, id);
    if (it === undefined) throw nothing();
    const { state, dueAt, madeAt, expectedOn, said, ...rest } = it;
    return {
      ...rest,
      status: state,
      due_at: iso(dueAt),
      made_at: iso(madeAt),
      expected_on: expectedOn,
      messages: said.map(({ at, ...one }) => ({ ...one, at: iso(at) })),
    };
  });

  http.post(`${BASE}/:id/status`, async (request) => {
    const id = await theirs(server, await whose(request), request);
    const told = parse(status, request.body ?? {}, 'body');
    const act = {
      act: ACT_OF[told.status],
      words: told.words,
      outcome: 'outcome' in told ? told.outcome : null,
      expectedOn: 'expected_on' in told ? (told.expected_on ?? null) : null,
      side: 'partner' as const,
    };
    return { status: await asPartner((work) => actOnReferral(referring, work, id, act)) };
  });

  http.post(`${BASE}/:id/messages`, async (request) => {
    const id = await theirs(server, await whose(request), request);
    const { body, who } = parse(message, request.body ?? {}, 'body');
    await asPartner((work) => hearPartner(referring, work, id, { body, who, channel: 'api' }));
    return { done: true };
  });
}

const iso = (at: number): string => new Date(at).toISOString();
const nothing = (): Refusal => new Refusal(404, 'There is no such referral, or it is not yours.');

async function organizationOf({ db, clock }: Server, request: FastifyRequest): Promise<string> {
  const [, key = ''] = /^Bearer\s+(\S{20,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  const found = key === '' ? undefined : await organizationOfKey(db, key, clock());
  if (found === undefined) throw new Refusal(401, 'Give the key of your organisation: authorization: Bearer KEY.');
  return found;
}

/** A referral to somebody else is answered like one that is not there. */
async function theirs({ db }: Server, organizationId: string, request: FastifyRequest): Promise<string> {
  const { id } = parse(byId, request.params, 'address');
  const it = await readReferral(db, id);
  if (it === undefined || it.organizationId !== organizationId || it.state === 'withdrawn') throw nothing();
  return id;
}
