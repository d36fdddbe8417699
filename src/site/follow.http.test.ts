import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR } from '#kernel/time.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { ask, fieldOf, newestCase, open, pathIn, send } from '#testing/visitor.ts';
import { answerLinkRequests } from './index.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

let people = 0;
async function aCase() {
  people += 1;
  const email = `person${people}@home.example`;
  const sent = await ask(desk, { fields: { email }, from: { ip: `198.51.100.${people}` } });
  const { case: it } = await newestCase(desk, await desk.officer(`Officer ${people}`));
  await desk.send();
  return { email, path: pathIn(sent), id: String(it.id), reference: String(it.reference) };
}

const askForLink = (reference: string, email: string, ip = `192.0.2.${people}`) =>
  send(desk, { path: '/track', fields: { reference, email } }, { ip });
const work = () => answerLinkRequests(desk.parts.database.db, desk.parts.office, () => desk.time.now);
/** Every letter an address has had, as it went over the wire. */
async function lettersTo(address: string): Promise<string[]> {
  await work();
  await desk.send();
  const { db } = desk.parts.database;
  const { rows } = await sql<{ hash: Buffer }>`
    select k.sha256 as hash from correspondence.caught k join correspondence.outgoing o using (message_id)
     where ${address} = any(o.recipients) order by o.made_at`.execute(db);
  return Promise.all(
    rows.map(async ({ hash }) =>
      Buffer.from(await desk.parts.desk.files.get(db, hash))
        .toString()
        .replaceAll('=\r\n', ''),
    ),
  );
}

test('a reference and the address that belongs to it bring the link there again', async () => {
  const it = await aCase();
  const reply = await askForLink(` ${it.reference.toLowerCase().replaceAll('-', ' ')} `, it.email.toUpperCase());
  expect([reply.status, reply.location]).toEqual([303, '/track?asked']);
  const [, again] = await lettersTo(it.email);
  expect(again).toContain(`${desk.parts.config.publicUrl}${it.path}`);
  expect(again).toContain('Auto-Submitted: auto-replied');
});

test('whether they belong together is seen in nothing: the page, the status and what is written are the same', async () => {
  const [mine, other] = [await aCase(), await aCase()];
  const before = (await lettersTo(mine.email)).length;
  const right = await askForLink(mine.reference, mine.email);
  const wrong = await askForLink(other.reference, mine.email);
  const nobody = await askForLink(mine.reference, 'nobody@else.example');
  for (const reply of [wrong, nobody])
    expect([reply.status, reply.location, reply.markup]).toEqual([right.status, right.location, right.markup]);
  const { rows } = await sql<{ n: number }>`select count(*) as n from site.link_request`.execute(
    desk.parts.database.db,
  );
  expect(rows[0]?.n).toBe(3);
  expect(await lettersTo(mine.email)).toHaveLength(before + 1);
  expect(await lettersTo('nobody@else.example')).toEqual([]);
  expect((await sql`select 1 from site.link_request`.execute(desk.parts.database.db)).rows).toEqual([]);
});

test('a link that was ended is not sent again', async () => {
  const it = await aCase();
  await sql`update cases.private_link set ended_at = now() where case_id = ${it.id}`.execute(desk.parts.database.db);
  await askForLink(it.reference, it.email);
  expect(await lettersTo(it.email)).toHaveLength(1);
});

test('nobody can fill somebody else’s mailbox by asking', async () => {
  const it = await aCase();
  const statuses = [];
  for (let n = 0; n < 5; n += 1) statuses.push((await askForLink(it.reference, it.email, `192.0.2.${100 + n}`)).status);
  expect(statuses).toEqual([303, 303, 303, 429, 429]);
  for (let n = 0; n < 12; n += 1) {
    desk.time.now += HOUR;
    await askForLink(it.reference, it.email, `192.0.2.${120 + n}`);
  }
  expect((await lettersTo(it.email)).length).toBeLessThanOrEqual(5);
});

test('a slip in the reference or the address is said in words, with what was typed', async () => {
  const page = await askForLink('100-001-A', 'no address');
  expect(page.status).toBe(422);
  expect(page.markup).toContain('<a href="#reference">');
  expect([fieldOf(page, 'reference'), fieldOf(page, 'email')]).toEqual(['100-001-A', 'no address']);
});

test('every page is one language, one direction, one heading and no script', async () => {
  const it = await aCase();
  for (const path of ['/', '/ask', '/track', '/track?asked', it.path, '/track/nothing']) {
    const { markup } = await open(desk, path);
    expect(markup, path).toMatch(/^<!doctype html>\s*<html lang="en-AU" dir="ltr">/i);
    expect(markup.match(/<h1/g), path).toHaveLength(1);
    expect(markup, path).not.toMatch(/<script|javascript:|\son\w+=|style="/i);
  }
});

test('the stylesheet is kept for ever under a name made from what it says', async () => {
  const path = /href="(\/site\/[\w-]+\.css)"/.exec((await open(desk, '/')).markup)?.[1] ?? '';
  const { status, headers, markup } = await open(desk, path);
  expect([status, headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  expect(headers['cache-control']).toContain('immutable');
  expect(markup).not.toMatch(/@import|url\(/);
});
