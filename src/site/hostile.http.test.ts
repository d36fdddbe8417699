import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { GOOD, ask, countCases, fieldOf, newestCase, open, send } from '#testing/visitor.ts';

let desk: TestDesk;
let officer: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({ MAX_MESSAGE_MB: '1' });
  officer = await desk.officer('Mira Tolentino');
});
afterAll(() => desk.close());

const post = async (contentType: string | null, payload: string | Buffer, headers: Record<string, string> = {}) =>
  desk.server.http.inject({
    method: 'POST',
    url: '/ask',
    headers: { ...(contentType === null ? {} : { 'content-type': contentType }), ...headers },
    payload,
  });

test('markup that somebody types is words wherever it is shown', async () => {
  const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)></textarea>';
  const sent = await ask(desk, { fields: { about: evil, message: evil, name: evil } });
  expect(sent.status).toBe(303);
  for (const page of [
    await open(desk, sent.location),
    await ask(desk, { fields: { about: evil, message: evil, name: evil, email: evil } }),
  ]) {
    expect(page.markup).not.toMatch(/<script|<img|<\/textarea>"/i);
    expect(page.markup).toContain('&lt;script&gt;');
  }
});

test('a NUL, odd line ends and characters of every kind arrive without harm', async () => {
  const sent = await ask(desk, {
    fields: { about: 'a\0b', message: 'one\r\ntwo\0\n🙂 ﷽ \u202e', name: 'Zoë \ud83d Ünal' },
  });
  expect(sent.status).toBe(303);
  const { case: it, entries } = await newestCase(desk, officer);
  expect(it.subject).toBe('ab');
  expect(entries.find(({ direction }: { direction: string }) => direction === 'in').body).toBe(
    'one\ntwo\n🙂 ﷽ \u202e'.trim(),
  );
});

test('a megabyte in every field is refused in words, and comes back whole', async () => {
  const long = 'x'.repeat(1_000_000);
  const before = await countCases(desk);
  const page = await ask(desk, {
    fields: { about: long, message: long, name: long, email: `${long}@a.example`, phone: long, needs: long },
  });
  expect(page.status).toBe(422);
  expect(page.markup.split(long).length - 1).toBe(6);
  expect(page.markup).toContain('id="needs-fault"');
  expect(await countCases(desk)).toBe(before);
});

test('files that are too many or too large are refused in words, and the text comes back', async () => {
  const before = await countCases(desk);
  const large = await ask(desk, { files: [{ name: 'film.mp4', type: 'video/mp4', bytes: Buffer.alloc(1_500_000) }] });
  expect(large.status).toBe(422);
  expect(large.text).toContain('larger than 1 MB together');
  expect(fieldOf(large, 'message')).toBe(GOOD['message']);
  const small = Array.from({ length: 6 }, (_, n) => ({ name: `${n}.txt`, type: 'text/plain', bytes: 'text' }));
  const many = await ask(desk, { files: small });
  expect(many.status).toBe(422);
  expect(many.text).toContain('Choose at most 5 files');
  expect(fieldOf(many, 'message')).toBe(GOOD['message']);
  expect(await countCases(desk)).toBe(before);
  expect((await ask(desk, { files: small.slice(1) })).status).toBe(303);
});

test('many large forms at once are either taken or come back, and leave their room in memory', async () => {
  const file = { name: 'scan.bin', type: 'application/octet-stream', bytes: Buffer.alloc(900_000, 1) };
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      ask(desk, { fields: { email: `m${n}@post.example` }, from: { ip: `203.0.113.${n + 50}` }, files: [file] }),
    ),
  );
  expect(all.map(({ status }) => status).filter((status) => status !== 303 && status !== 422)).toEqual([]);
  expect(all[0]?.status).toBe(303);
  expect((await ask(desk, { fields: { email: 'last@post.example' }, files: [file] })).status).toBe(303);
});

test('a hostile file name is a name, and the type is what the bytes show', async () => {
  const sent = await ask(desk, {
    files: [{ name: '../../etc/"pass\'wd<b>.html', type: 'text/html', bytes: '<script>alert(1)</script>' }],
  });
  const page = await open(desk, sent.location);
  expect(page.markup).not.toContain('<b>.html');
  const path = /href="(\/track\/[\w-]+\/files\/[\w-]+)"/.exec(page.markup)?.[1] ?? '';
  const file = await open(desk, path);
  expect(file.status).toBe(200);
  expect(file.headers['content-type']).toBe('application/octet-stream');
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
  expect(file.headers['content-security-policy']).toContain('sandbox');
});

test('what is no form of ours is refused on a page, in words, and makes nothing', async () => {
  const before = await countCases(desk);
  const sent = [
    await post('application/json', '{"message":"hello"}'),
    await post('application/x-www-form-urlencoded', 'message=hello'),
    await post('text/plain', 'hello'),
    await post('multipart/form-data', 'no boundary'),
    await post(
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="message"\r\n\r\nhalf a fo',
    ),
    await post(
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\na\r\n--x--\r\n',
    ),
    await post(null, ''),
  ];
  for (const { statusCode, headers, body } of sent) {
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<h1>');
  }
  expect(await countCases(desk)).toBe(before);
});

test('a thousand fields are not read', async () => {
  const fields = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`field${n}`, 'x']));
  expect((await send(desk, { path: '/ask', fields })).status).toBe(413);
});

test('a form that another site sends is refused, whoever is signed in', async () => {
  const form = fieldOf(await open(desk, '/ask'), 'form');
  const it = { path: '/ask', fields: { form, ...GOOD } };
  const before = await countCases(desk);
  for (const headers of [
    { origin: 'https://evil.example', host: 'ask.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
  ]) {
    const page = await send(desk, it, { headers });
    expect(page.status).toBe(403);
    expect(page.text).toContain('This came from another site');
  }
  expect(await countCases(desk)).toBe(before);
});

test('a fault of ours loses nothing that was typed and keeps nothing that was half done', async () => {
  const { db } = desk.parts.database;
  const before = await countCases(desk);
  await sql`alter table cases.attachment rename to away`.execute(db);
  const files = [{ name: 'a.txt', type: 'text/plain', bytes: 'a' }];
  const page = await ask(desk, { fields: { email: 'fault@post.example' }, files });
  await sql`alter table cases.away rename to attachment`.execute(db);
  expect(page.status).toBe(503);
  expect(page.text).toContain('Something went wrong on our side');
  expect(fieldOf(page, 'message')).toBe(GOOD['message']);
  expect(await countCases(desk)).toBe(before);
  const again = await send(desk, {
    path: '/ask',
    fields: { ...GOOD, email: 'fault@post.example', form: fieldOf(page, 'form') },
    files,
  });
  expect(again.status).toBe(303);
  expect(await countCases(desk)).toBe(before + 1);
});
