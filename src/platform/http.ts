import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { apologyFor, describe, refusalFor, type Answer, type Thrown } from './http-faults.ts';
import type { Log } from './log.ts';
import { nothingHere } from './nothing-here.ts';

export type HttpOptions = {
  readonly log: Log;
  readonly trustProxy: boolean | string[];
  /** The page that people get at an address without anything. */
  readonly nothing?: string;
  /** How long a client may take, in milliseconds: for the head of a request, for all of it, and between two bytes. */
  readonly patience?: { readonly head: number; readonly whole: number; readonly silence: number };
};

/** A photograph from a slow telephone line takes minutes; the few lines before it do not. */
const PATIENCE = { head: 20_000, whole: 300_000, silence: 120_000 };
/** What is in hand when Kept is stopped is finished, within reason. */
const LAST_ANSWERS = 5_000;

/** A Fastify instance that knows our refusals, our headers and nothing of our areas. */
export async function openHttp({
  log,
  trustProxy,
  nothing,
  patience = PATIENCE,
}: HttpOptions): Promise<FastifyInstance> {
  const http = fastify({
    trustProxy,
    bodyLimit: 1_000_000,
    routerOptions: { maxParamLength: 200 },
    // A slow or silent client must not hold a connection for ever.
    requestTimeout: patience.whole,
    connectionTimeout: patience.silence,
    http: { headersTimeout: patience.head, connectionsCheckingInterval: Math.min(5_000, patience.head) },
    forceCloseConnections: 'idle',
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (thrown, _request, reply) => void refuse(reply, refusalFor(thrown) ?? apologyFor(thrown)),
  });
  await http.register(cookie);
  http.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of SECURITY_HEADERS) if (!reply.hasHeader(name)) reply.header(name, value);
  });
  http.setErrorHandler<Thrown>((thrown, request, reply) => {
    const known = refusalFor(thrown);
    if (known !== undefined) return refuse(reply, known);
    // The path may hold a reference or a secret, so only the pattern of the route is logged.
    log.error({ fault: describe(thrown), route: request.routeOptions.url }, 'a request failed');
    return refuse(reply, apologyFor(thrown));
  });
  nothingHere(http, nothing);
  closeInTime(http);
  return http;
}

const refuse = (reply: FastifyReply, { status, reason, fields = [] }: Answer): FastifyReply =>
  reply.code(status).send({ reason, fields });

function closeInTime(http: FastifyInstance): void {
  http.addHook('preClose', (done) => {
    const end = setTimeout(() => http.server.closeAllConnections(), LAST_ANSWERS);
    http.server.once('close', () => clearTimeout(end));
    done();
  });
}

/** What is not even HTTP, or did not come in time, is answered in the same shape as everything else. */
function answerUnreadable(fault: Error & { code?: string }, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(fault);
  const { status, reason } = UNREADABLE[fault.code ?? ''] ?? { status: 400, reason: 'This is not HTTP as we read it.' };
  const body = JSON.stringify({ reason, fields: [] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

const UNREADABLE: Readonly<Record<string, { status: number; reason: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: 'The request did not arrive in time. Nothing was saved; try again.',
  },
  HPE_HEADER_OVERFLOW: { status: 431, reason: 'address: this is longer than any we give' },
};

const SECURITY_HEADERS = [
  [
    'content-security-policy',
    "default-src 'self'; script-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-src 'self' blob:; base-uri 'none'; " +
      "form-action 'self'; frame-ancestors 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
  ['cache-control', 'no-store'],
] as const;
