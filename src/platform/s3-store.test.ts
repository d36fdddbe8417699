import { randomBytes } from 'node:crypto';
import { createServer, request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KEY, openBucket, type TestBucket } from './bucket.fixtures.ts';
import { sha256 } from './id.ts';
import { s3Store } from './s3-store.ts';

let bucket: TestBucket;
beforeEach(async () => {
  bucket = await openBucket();
});
afterEach(() => bucket.close());

const QUICK = { each: 5_000, waits: [1, 1] };
const store = (change: Partial<typeof KEY & { endpoint: string }> = {}, patience = QUICK) =>
  s3Store({ ...KEY, endpoint: bucket.endpoint, ...change }, patience);
const content = () => {
  const bytes = randomBytes(100_000);
  return { bytes, name: sha256(bytes).toString('hex') };
};

test('what was put comes back byte for byte, and every request is signed so that a store can check it', async () => {
  const { bytes, name } = content();
  await store().put(name, bytes);
  await store().put(name, bytes);
  expect(Buffer.from(await store().get(name)).equals(bytes)).toBe(true);
  expect([...bucket.held.keys()]).toEqual([`/kept-files/${name.slice(0, 2)}/${name}`]);
});

test('what is removed is gone, and removing what is not there does no harm', async () => {
  const { bytes, name } = content();
  await store().put(name, bytes);
  await store().remove(name);
  await store().remove(name);
  expect(bucket.held.size).toBe(0);
  bucket.next.push({ status: 404, code: 'NoSuchKey' });
  await store().remove(name);
  bucket.next.push({ status: 403, code: 'AccessDenied' });
  await expect(store().remove(name)).rejects.toThrow('does not let Kept in');
});

test('part of a larger buffer is put as that part alone', async () => {
  const whole = randomBytes(1000);
  await store().put('part', whole.subarray(100, 200));
  expect(Buffer.from(await store().get('part')).equals(whole.subarray(100, 200))).toBe(true);
});

test('content that is changed on its way is refused by the store, and said so', async () => {
  const { bytes, name } = content();
  const between = createServer((from, to) => {
    const parts: Buffer[] = [];
    from.on('data', (part: Buffer) => parts.push(part));
    from.on('end', () => {
      const body = Buffer.concat(parts);
      body[0] = (body[0] ?? 0) ^ 1;
      const on = request(`${bucket.endpoint}${from.url}`, { method: from.method, headers: from.headers }, (reply) =>
        reply.pipe(to.writeHead(reply.statusCode ?? 500)),
      );
      on.end(body);
    });
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', () => resolve()));
  const at = between.address();
  const endpoint = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
  await expect(store({ endpoint }).put(name, bytes)).rejects.toThrow(/does not let Kept in \(403 \w+\)/);
  expect(bucket.held.size).toBe(0);
  between.closeAllConnections();
  between.close();
});

test('a wrong secret or region is one sentence that names what to correct, and is not tried again', async () => {
  const { bytes, name } = content();
  await expect(store({ secret: 'guessed' }).put(name, bytes)).rejects.toThrow(
    /^The file store kept-files at 127\.0\.0\.1:\d+ does not let Kept in \(403 SignatureDoesNotMatch\): check the key, the secret and the region in FILES\.$/,
  );
  expect(bucket.asked()).toBe(1);
  await expect(store({ region: 'eu-west-1' }).put(name, bytes)).rejects.toThrow(/403 InvalidAccessKeyId/);
});

test('a store that stumbles, hangs up or is silent is asked again until it answers', async () => {
  const { bytes, name } = content();
  bucket.next.push({ status: 503, code: 'SlowDown' }, 'cut');
  await store().put(name, bytes);
  expect(bucket.asked()).toBe(3);
  bucket.next.push('silence');
  expect(Buffer.from(await store({}, { each: 300, waits: [1, 1] }).get(name)).equals(bytes)).toBe(true);
});

test.each([
  [
    'that is down',
    async () => bucket.close().then(() => undefined),
    /cannot be reached \(connect ECONNREFUSED .*\): check FILES and that it is up\.$/,
  ],
  [
    'that never answers',
    async () => void bucket.next.push('silence', 'silence', 'silence'),
    /cannot be reached \(no answer in 0\.3 s\)/,
  ],
  [
    'that stays broken',
    async () => void bucket.next.push(...Array.from({ length: 3 }, () => ({ status: 500, code: 'InternalError' }))),
    /does not work at the moment \(500 InternalError\): look at its own log\.$/,
  ],
  [
    'without room',
    async () => void bucket.next.push({ status: 507, code: 'XMinioStorageFull' }),
    /is full \(507 XMinioStorageFull\): make room in it\.$/,
  ],
  [
    'in another region',
    async () => void bucket.next.push({ status: 301, code: 'PermanentRedirect' }),
    /lies elsewhere \(301 PermanentRedirect\): correct the host and the region in FILES\.$/,
  ],
  [
    'of another time',
    async () => void bucket.next.push({ status: 403, code: 'RequestTimeTooSkewed' }),
    /has another time than this computer/,
  ],
])('the check at start says in one sentence that it has a store %s', async (_which, arrange, sentence) => {
  await arrange();
  await expect(store({}, { each: 300, waits: [1, 1] }).check()).rejects.toThrow(sentence);
});

test('the check at start passes where writing and reading work, and names a bucket that is not there', async () => {
  await store().check();
  await expect(store({ bucket: 'other' }).check()).rejects.toThrow(
    'is not there (404 NoSuchBucket): make the bucket, or correct FILES.',
  );
});

test('content that the store has lost is a fault that says so', async () => {
  await expect(store().get(content().name)).rejects.toThrow(
    /no longer holds something that was put there \(404 NoSuchKey\)/,
  );
});
