import cookie from '@fastify/cookie';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { isDatabaseAway } from './db.ts';
import type { Log } from './log.ts';
import { Refusal, type Field } from './refusal.ts';

export type HttpOptions = { readonly log: Log; readonly trustProxy: boolean | string[] };

/** A Fastify instance that knows our refusals, our headers and nothing of our areas. */
export async function openHttp({ log, trustProxy }: HttpOptions): Promise<FastifyInstance> {
  const http = fastify({
    trustProxy,
    bodyLimit: 1_000_000,
    routerOptions: { maxParamLength: 200 },
    // A slow or silent client must not hold a connection for ever.
    requestTimeout: 60_000,
    forceCloseConnections: true,
  });
  await http.register(cookie);
  http.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of SECURITY_HEADERS) if (!reply.hasHeader(name)) reply.header(name, value);
  });
  http.setErrorHandler<FastifyError | Refusal>((thrown, request, reply) => {
    if (thrown instanceof Refusal) return reply.code(thrown.status).send({ reason: thrown.reason, fields: thrown.fields });
    const known = clientFault(thrown) ?? unkeepable(thrown);
    if (known !== undefined) return reply.code(known.status).send({ reason: known.reason, fields: known.fields ?? [] });
    // The path may hold a reference or a secret, so only the pattern of the route is logged.
    log.error({ fault: describe(thrown), route: request.routeOptions.url }, 'a request failed');
    if (isDatabaseAway(thrown))
      return reply.code(503).send({ reason: 'The database does not answer. Nothing was saved; try again in a moment.', fields: [] });
    return reply.code(500).send({ reason: 'Something went wrong on our side. Nothing was saved; try again.', fields: [] });
  });
  return http;
}

const SECURITY_HEADERS = [
  [
    'content-security-policy',
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; " +
      "form-action 'self'; frame-ancestors 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
  ['cache-control', 'no-store'],
] as const;

type Known = { readonly status: number; readonly reason: string; readonly fields?: readonly Field[] };

/** What Fastify itself refuses: a body that is no JSON, too large, of an unknown type. */
function clientFault(thrown: FastifyError): Known | undefined {
  const status = thrown.statusCode;
  if (status === undefined || status < 400 || status >= 500) return undefined;
  if (status === 413) return { status, reason: 'body: this is larger than we take' };
  if (status === 415) return { status, reason: 'content-type: send JSON' };
  return { status, reason: `body: ${thrown.message}` };
}

/**
 * What only the database could see: an id that names nothing, a moment or number it cannot hold, a character that is no
 * text. The request asked for it, and the transaction is rolled back; it is no fault of ours.
 */
function unkeepable({ code = '', constraint = '', table = '' }: { code?: string; constraint?: string; table?: string }): Known | undefined {
  if (code === '23503') {
    const field = fieldOf(constraint, table);
    return { status: 422, reason: `${field}: there is nothing with this id`, fields: [{ field, problem: 'names nothing that is there' }] };
  }
  if (/^22/.test(code)) {
    const problem = code === '22021' || code === '22P05' ? 'holds a character that cannot be kept' : 'holds a value that cannot be kept';
    return { status: 400, reason: `body: ${problem}`, fields: [{ field: 'body', problem }] };
  }
  return undefined;
}

/** The foreign key `case_team_id_fkey` of the table `case` stands on the field `teamId`. */
const fieldOf = (constraint: string, table: string): string =>
  constraint
    .replace(new RegExp(`^${table}_`), '')
    .replace(/_fkey$/, '')
    .replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

/** A fault as a log line: what and where, never the values that were being saved. */
function describe(thrown: Error & { code?: string }): object {
  return { name: thrown.name, code: thrown.code, message: thrown.code === undefined ? thrown.message : undefined, stack: stackOf(thrown) };
}

const stackOf = (thrown: Error): string => (thrown.stack ?? '').split('\n').slice(1, 9).join('\n');
