import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  ACT_NAME,
  ANYONE,
  SIGNED_IN,
  type AnyEndpoint,
  type Command,
  type Question,
  type SchemaOf,
} from '#kernel/endpoint.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from './db.ts';
import type { Live } from './live.ts';
import { doneOnce, isActName } from './once.ts';
import { Refusal, type Field } from './refusal.ts';
import { replySchema } from './reply-schema.ts';
import { keepable } from './keepable.ts';
import { inTransaction, type Actor, type Reading, type Work } from './work.ts';

/** What a request carries besides its words: who is at the door, and the way to give them a cookie. */
export type Door = {
  readonly address: string;
  readonly token: string | null;
  /** What the browser says of itself, cut to a length that can be kept. */
  readonly browser: string;
  readonly setToken: (token: string | null, seconds: number) => void;
};

export type Server = {
  readonly http: FastifyInstance;
  readonly db: Db;
  readonly live: Live;
  readonly clock: () => Instant;
  readonly whoIs: (token: string) => Promise<Actor | undefined>;
};

type Contract = Readonly<Record<string, unknown>>;
type Answer<E> =
  E extends Question<infer Params, infer Query, infer Reply>
    ? (reading: Reading, asked: { params: Params; query: Query }, door: Door) => Promise<Reply>
    : E extends Command<infer Params, infer Body, infer Reply>
      ? (work: Work, asked: { params: Params; body: Body }, door: Door) => Promise<Reply>
      : never;
type Endpoints<C> = { [Name in keyof C as C[Name] extends { path: string; may: string } ? Name : never]: C[Name] };
/** What has to be answered for a contract. A part of one may be answered beside the rest. */
export type Answers<C> = { [Name in keyof Endpoints<C>]: Answer<C[Name]> };

type AnyAnswer = (
  unit: Reading & Work,
  asked: { params: unknown; query: unknown; body: unknown },
  door: Door,
) => Promise<unknown>;

/** Answers a whole contract. Leaving an endpoint out, or replying with something else, does not compile. */
export function serve<const C extends Contract>(server: Server, contract: C, answers: Answers<C>): void {
  const named = answers as Readonly<Record<string, AnyAnswer>>;
  for (const [name, it] of Object.entries(contract)) {
    const answer = named[name];
    if (isEndpoint(it) && answer !== undefined) bind(server, it, answer);
  }
}

export const isEndpoint = (it: unknown): it is AnyEndpoint =>
  typeof it === 'object' && it !== null && 'path' in it && 'may' in it && 'reply' in it;

export const SESSION_COOKIE = 'kept';

/** Identity, permission, parsing, the transaction and refusals happen here and nowhere else. */
function bind(server: Server, it: AnyEndpoint, answer: AnyAnswer): void {
  server.http.route({
    method: it.method,
    url: it.path,
    schema: { response: { 200: replySchema(it.reply) } },
    handler: async (request, reply) => {
      const actor = await admit(server, it, request);
      const asked = {
        params: parse(it.params, request.params, 'address'),
        query: it.method === 'GET' ? parse(it.query, request.query, 'query') : undefined,
        body: it.method === 'POST' ? parse(it.body, request.body ?? {}, 'body') : undefined,
      };
      const door = doorOf(request, reply);
      const now = server.clock();
      if (it.method === 'GET') return answer({ db: server.db, actor, now } as Reading & Work, asked, door);
      const act = nameOfAct(it, request);
      return inTransaction({ db: server.db, actor, now }, (work) => {
        const run = () => answer(work as Reading & Work, asked, door);
        return act === undefined ? run() : doneOnce(work, { name: act, path: it.path }, run);
      });
    },
  });
}

/** What the caller calls this act, where it is one that must not be done twice. */
function nameOfAct({ once = false }: AnyEndpoint, { headers }: FastifyRequest): string | undefined {
  const name = headers[ACT_NAME];
  if (!once || typeof name !== 'string') return undefined;
  if (isActName(name)) return name;
  throw new Refusal(400, `${ACT_NAME}: takes 8 to 100 letters, digits and the signs . : _ -`);
}

/** Somebody who did not sign in. */
export const NOBODY: Actor = { kind: 'customer', id: null, may: () => false, teams: [] };

/** Lets a request in, or says why not. Routes that cannot be bound by a contract (files, events) call it themselves. */
export async function admit(
  { whoIs }: Pick<Server, 'whoIs'>,
  { may, method }: { may: string; method: string },
  request: FastifyRequest,
): Promise<Actor> {
  if (method !== 'GET') refuseForeignOrigin(request);
  const token = tokenOf(request);
  const actor = token === null ? undefined : await whoIs(token);
  if (may === ANYONE) return actor ?? NOBODY;
  if (actor === undefined) throw new Refusal(401, 'You are not signed in.');
  if (may !== SIGNED_IN && !actor.may(may)) throw new Refusal(403, `Your role does not allow this (${may}).`);
  return actor;
}

/** A browser says which site a request comes from. Another site may not act with our cookie. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Refusal(403, 'This request came from another site.');
  if (origin !== undefined && hostOf(origin) !== request.host)
    throw new Refusal(403, 'This request came from another site.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

export const tokenOf = (request: FastifyRequest): string | null => request.cookies[SESSION_COOKIE] ?? null;

function doorOf(request: FastifyRequest, reply: FastifyReply): Door {
  return {
    address: request.ip,
    token: tokenOf(request),
    browser: (request.headers['user-agent'] ?? '').slice(0, 300),
    setToken: (token, seconds) => {
      const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const;
      if (token === null) reply.clearCookie(SESSION_COOKIE, options);
      else reply.setCookie(SESSION_COOKIE, token, { ...options, maxAge: seconds });
    },
  };
}

/** Reads what was sent, or answers 400 with every field that is wrong. */
export function parse<T>(schema: SchemaOf<T>, sent: unknown, where: string): T {
  const result = z.safeParse(schema, keepable(sent, [where]));
  if (result.success) return result.data;
  const fields = fieldsOf(result.error, where);
  throw new Refusal(400, fields.map(({ field, problem }) => `${field}: ${problem}`).join('; '), fields);
}

function fieldsOf(error: z.core.$ZodError, where: string): Field[] {
  return error.issues.slice(0, 40).map(({ path, message }) => ({
    field: path.length > 0 ? path.join('.') : where,
    problem: message.charAt(0).toLowerCase() + message.slice(1),
  }));
}
