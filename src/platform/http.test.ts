import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openHttp } from './http.ts';
import { createLog } from './log.ts';
import { Refusal } from './refusal.ts';
import { parse } from './serve.ts';
import { StoreTrouble } from './store-trouble.ts';

let http: FastifyInstance;
let port: number;

async function listening(it: FastifyInstance): Promise<number> {
  await it.listen({ port: 0, host: '127.0.0.1' });
  const bound = it.server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}

beforeAll(async () => {
  http = await openHttp({ log: createLog('silent'), trustProxy: false });
  const body = z.object({ name: z.string(), tags: z.array(z.object({ of: z.string() })).optional() });
  http.post('/api/things/:id', async (request) => ({ heard: parse(body, request.body ?? {}, 'body') }));
  http.get('/api/things', async (request) => ({ heard: parse(z.object({ q: z.string() }), request.query, 'query') }));
  http.get('/api/faults/:which', async (request) => {
    throw FAULTS[(request.params as { which: string }).which] ?? new Error('secret words');
  });
  port = await listening(http);
});
afterAll(() => http.close());

const FAULTS: Readonly<Record<string, Error>> = {
  full: Object.assign(new Error('no room'), { code: 'ENOSPC' }),
  'full-database': Object.assign(new Error('could not extend file'), { code: '53100' }),
  store: new StoreTrouble('away', 'The file store files at store.example cannot be reached.'),
  away: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  refusal: new Refusal(409, 'Somebody else was quicker.'),
};

type Sent = { method?: string; headers?: Record<string, string>; body?: string };
async function ask(path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await reply.text();
  return {
    status: reply.status,
    allow: reply.headers.get('allow'),
    body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text,
  };
}
const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
  ask('/api/things/1', { method: 'POST', headers, body });

test.each([
  ['broken JSON', '{"name":', JSON_TYPE, 400, 'body: this is not JSON'],
  ['nothing where JSON was announced', '', JSON_TYPE, 400, 'body: this is empty, where JSON was announced'],
  ['a list where an object is due', '[]', JSON_TYPE, 400, 'body: invalid input: expected object, received array'],
  ['NaN', '{"name":NaN}', JSON_TYPE, 400, 'body: this is not JSON'],
  [
    'a key that would change every object',
    '{"name":"a","__proto__":{"x":1}}',
    JSON_TYPE,
    400,
    'body: this is not JSON',
  ],
  [
    'another type',
    'name=a',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'content-type: send JSON (application/json)',
  ],
  [
    'a body that is too large',
    `{"name":"${'x'.repeat(1_100_000)}"}`,
    JSON_TYPE,
    413,
    'body: this is larger than we take',
  ],
  ['U+0000 in a text', '{"name":"a\\u0000b"}', JSON_TYPE, 400, 'name: holds a character that is no text (U+0000)'],
  [
    'U+0000 deep within',
    '{"name":"a","tags":[{"of":"b"},{"of":"\\u0000"}]}',
    JSON_TYPE,
    400,
    'tags.1.of: holds a character that is no text (U+0000)',
  ],
  [
    'a body nested a hundred thousand times',
    `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    JSON_TYPE,
    400,
    'name.0.0: is nested too deeply',
  ],
])('%s is refused in one sentence that names the field', async (...[, sent, headers, status, reason]) => {
  const reply = await post(sent, headers);
  expect(reply).toMatchObject({ status, body: { reason, fields: [{ field: reason.split(':')[0] }] } });
});

test('half of a surrogate pair becomes the sign for an unreadable character', async () => {
  expect((await post('{"name":"a\\ud83dz"}')).body).toEqual({ heard: { name: 'a\ufffdz' } });
});

test('U+0000 in a query is refused, and so is an address that is not written as one', async () => {
  expect(await ask('/api/things?q=%00')).toMatchObject({
    status: 400,
    body: { reason: 'q: holds a character that is no text (U+0000)' },
  });
  expect(await ask('/api/things/%zz', { method: 'POST' })).toMatchObject({
    status: 400,
    body: { reason: 'address: this is not written as an address should be' },
  });
  expect(await ask(`/api/things/${'x'.repeat(300)}`, { method: 'POST' })).toMatchObject({
    body: { reason: 'address: this is longer than any we give' },
  });
  expect(await ask(`/api/things?q=${'x'.repeat(20_000)}`)).toMatchObject({
    status: 431,
    body: { reason: 'address: this is longer than any we give' },
  });
});

test('an address without anything is said so, to programs in JSON and to people on a page', async () => {
  expect(await ask('/api/nothing')).toMatchObject({
    status: 404,
    body: { reason: 'There is nothing at this address.', fields: [] },
  });
  expect(await ask('/elsewhere')).toMatchObject({
    status: 404,
    body: expect.stringContaining('There is nothing at this address.'),
  });
});

test('a method that an address does not understand is told which it does', async () => {
  expect(await ask('/api/things/1', { method: 'DELETE' })).toMatchObject({
    status: 405,
    allow: 'POST',
    body: { reason: 'method: DELETE is not understood here; use POST' },
  });
});

test.each([
  ['full', 507, /^The disk of the server is full\. Nothing was saved/],
  ['full-database', 507, /^The disk of the server is full\. Nothing was saved/],
  ['store', 503, /^The store for files does not answer\. Nothing was saved/],
  ['away', 503, /^The database does not answer\. Nothing was saved/],
  ['refusal', 409, /^Somebody else was quicker\.$/],
  ['unknown', 500, /^Something went wrong on our side\. Nothing was saved; try again\.$/],
])('the fault “%s” is one sentence that says that nothing was saved', async (which, status, reason) => {
  expect(await ask(`/api/faults/${which}`)).toMatchObject({ status, body: { reason: expect.stringMatching(reason) } });
});

/** Says these bytes on a connection of its own, and hears until the other side ends it. */
const talk = (bytes: string, to = port): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port: to, host: '127.0.0.1' }, () => socket.write(bytes));
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });

test('what is not HTTP is answered in the shape of every refusal', async () => {
  expect(await talk('HELO there\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 400 Bad Request\r\n[^]*\{"reason":"This is not HTTP as we read it\.","fields":\[\]\}$/,
  );
});

test.each([
  ['the head', 'GET /api/things HTTP/1.1\r\nhost: x\r\n'],
  [
    'the body',
    'POST /api/things/1 HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{',
  ],
])('a client that does not finish %s of its request is let go', async (_which, bytes) => {
  const hasty = await openHttp({
    log: createLog('silent'),
    trustProxy: false,
    patience: { head: 50, whole: 100, silence: 60_000 },
  });
  hasty.post('/api/things/:id', async () => ({ done: true }));
  expect(await talk(bytes, await listening(hasty))).toMatch(
    /^HTTP\/1\.1 408 [^]*The request did not arrive in time\. Nothing was saved; try again\./,
  );
  await hasty.close();
});

test('what is being answered while Kept stops is answered to its end', async () => {
  const stopping = await openHttp({ log: createLog('silent'), trustProxy: false });
  const begun = Promise.withResolvers<void>();
  const may = Promise.withResolvers<void>();
  stopping.get('/api/slow', async () => {
    begun.resolve();
    await may.promise;
    return { saved: true };
  });
  const to = await listening(stopping);
  const reply = fetch(`http://127.0.0.1:${to}/api/slow`);
  await begun.promise;
  const closed = stopping.close();
  may.resolve();
  expect(await (await reply).json()).toEqual({ saved: true });
  await closed;
});
