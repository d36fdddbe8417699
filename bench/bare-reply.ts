import { once } from 'node:events';
import fastify, { type FastifyInstance } from 'fastify';
import { SMTPServer } from 'smtp-server';
import { answerOrders } from './child.ts';
import type { ReplyOrder } from './words.ts';

/**
 * The second limit: the server library alone. Over HTTP, Fastify answers whatever it is asked with so many bytes of JSON;
 * over SMTP, the same library that the product uses takes the message and keeps nothing.
 */
const open: { http?: FastifyInstance; smtp?: SMTPServer } = {};

answerOrders<ReplyOrder>(async (order) => {
  await close();
  return order.kind === 'http' ? replyWith(order.bytes) : takeMail();
});

async function close(): Promise<void> {
  await open.http?.close();
  open.smtp?.close();
  delete open.http;
  delete open.smtp;
}

async function replyWith(bytes: number): Promise<number> {
  const http = fastify({ forceCloseConnections: true });
  const body = JSON.stringify({ body: 'x'.repeat(Math.max(0, Math.round(bytes) - 11)) });
  http.all('/*', (_request, reply) => reply.type('application/json; charset=utf-8').send(body));
  open.http = http;
  await http.listen({ port: 0, host: '127.0.0.1' });
  return portOf(http.server.address());
}

async function takeMail(): Promise<number> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, _session, callback) => {
      stream.on('end', () => callback(null));
      stream.resume();
    },
  });
  open.smtp = smtp;
  smtp.on('error', () => undefined);
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  return portOf(smtp.server.address());
}

const portOf = (address: ReturnType<FastifyInstance['server']['address']>): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
