import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { openModel } from '#platform/model.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { writeSuggestions } from './index.ts';

/** A small server that speaks as a model's does, and says what it is told to say. */
type Saying = { status?: number; body?: string; never?: boolean; to?: string };
let machine: Server;
let desk: TestDesk;
let mira: TestOfficer;
let admin: TestOfficer;
let caseId: string;
const heard: { path: string; key: string | undefined; body: string }[] = [];
let says: Saying = {};
const answering = (answer: string, passages: readonly unknown[]) =>
  JSON.stringify({ choices: [{ message: { content: JSON.stringify({ answer, passages }) } }] });

beforeAll(async () => {
  machine = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      heard.push({ path: request.url ?? '', key: request.headers.authorization, body });
      if (says.never === true) return;
      if (says.to !== undefined) response.setHeader('location', says.to);
      response.statusCode = says.status ?? 200;
      response.end(says.body ?? '');
    });
  });
  await new Promise<void>((resolve) => void machine.listen(0, '127.0.0.1', resolve));
  const { port } = machine.address() as AddressInfo;
  desk = await openTestDesk({ MODEL_URL: `http://127.0.0.1:${port}/v1`, MODEL_KEY: 'a-key', MODEL_NAME: 'small' });
  mira = await desk.officer('Mira Tolentino');
  admin = await desk.officer('Ada', { roles: ['administrator'] });
  const jo = await desk.officer('Jo', { roles: ['team leader'] });
  const priya = await desk.officer('Priya', { roles: ['complaints manager'] });
  const article = {
    title: 'Who repairs a leaking pipe?',
    body: '## After the meter\n\nPipes behind the meter belong to the house. Ring a licensed plumber.',
    audience: 'public',
  };
  const { id } = (await jo.post('/api/knowledge', article)).body;
  await jo.post(`/api/knowledge/${id}/submit`, { version: 1 });
  await priya.post(`/api/knowledge/${id}/approve`, { version: 1 });
});
afterAll(async () => {
  await desk.close();
  await new Promise((resolve) => machine.close(resolve));
});

beforeEach(async () => {
  heard.length = 0;
  says = { body: answering('Dear [customer], the pipe is yours. Ring a plumber.', [1]) };
  const opened = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject: 'A leaking pipe',
    teamId: desk.teamId,
    customer: { name: 'Peg Doolan', email: 'peg@mail.example' },
    channel: 'phone',
    said: 'My name is Peg Doolan, ring me on 0491 570 156. A pipe leaks behind the meter. Who repairs it?',
  });
  caseId = opened.body.id;
});

const turn = (on: boolean) => admin.post('/api/knowledge/model', { on });
const ask = () => mira.post(`/api/cases/${caseId}/suggestion`);
const write = () => {
  const { finder, model, live } = desk.parts;
  const { db } = desk.parts.database;
  return writeSuggestions({ db, finder, model, live, agencyOf: async () => null, clock: () => desk.time.now });
};
const suggestion = async () => (await mira.get(`/api/cases/${caseId}/knowledge`)).body.suggestion;
async function written() {
  desk.time.now += MINUTE;
  expect((await ask()).status).toBe(200);
  expect(await write()).toBe(1);
  return (await suggestion()).last;
}
const kinds = async () =>
  (
    await sql<{ kind: string }>`
      select kind from records.event where case_id = ${caseId} and kind like 'suggestion.%' order by seq`.execute(
      desk.parts.database.db,
    )
  ).rows.map(({ kind }) => kind);

describe('while nobody switched it on', () => {
  test('nothing is offered, nothing can be asked, and nothing leaves', async () => {
    expect((await admin.get('/api/knowledge/model')).body).toMatchObject({ configured: { name: 'small' }, on: false });
    expect(await suggestion()).toEqual({ offered: false, last: null });
    expect((await ask()).status).toBe(409);
    expect(await write()).toBe(0);
    expect(heard).toEqual([]);
    expect((await mira.post('/api/knowledge/model', { on: true })).status).toBe(403);
  });
});

describe('a draft that was asked for', () => {
  beforeAll(() => turn(true));

  test('cites its passages; names and numbers leave as signs and are put back; nothing is sent by it', async () => {
    const last = await written();
    expect(last).toMatchObject({
      words: 'Dear Peg Doolan, the pipe is yours. Ring a plumber.',
      trouble: null,
      sources: [{ title: 'Who repairs a leaking pipe?', version: 1 }],
    });
    const [sent] = heard;
    expect(sent).toMatchObject({ path: '/v1/chat/completions', key: 'Bearer a-key' });
    expect(sent?.body).toContain('Ring a licensed plumber.');
    for (const secret of ['Peg', 'Doolan', '0491', '156']) expect(sent?.body).not.toContain(secret);
    const { rows } = await sql`select 1 from cases.message where case_id = ${caseId} and direction = 'out'`.execute(
      desk.parts.database.db,
    );
    expect(rows).toEqual([]);
    expect(await kinds()).toEqual(['suggestion.asked', 'suggestion.written']);
  });

  test('is kept also where the model says a sign that is no text, and is never asked for again by itself', async () => {
    says = { body: answering('Ring a plumber.\u0000 \ud83d', [1]) };
    const last = await written();
    expect(last.words).toMatch(/^Ring a plumber\./);
    desk.time.now += HOUR;
    expect(await write()).toBe(0);
    expect(heard).toHaveLength(1);
  });

  test('is refused when it cites a passage that was not given', async () => {
    says = { body: answering('It is free.', [7]) };
    const last = await written();
    expect(last.words).toBeNull();
    expect(last.trouble).toContain('was not given');
    expect(await kinds()).toEqual(['suggestion.asked', 'suggestion.failed']);
  });

  test.each<[string, Saying, string]>([
    ['an error', { status: 500, body: 'secret detail' }, 'error (500)'],
    ['nonsense', { body: '<html>' }, 'not understood'],
    ['far too much', { body: 'x'.repeat(200_000) }, 'more than can be read'],
    ['the way to somebody else', { status: 302, to: 'http://elsewhere.example/' }, 'could not be reached'],
  ])('that came to %s says so in one sentence, and can be asked for again', async (_what, saying, sentence) => {
    says = saying;
    expect((await written()).trouble).toContain(sentence);
    says = { body: answering('Ring a plumber.', [1]) };
    expect((await written()).words).toBe('Ring a plumber.');
  });

  test('about nothing that an article answers is not asked for anywhere', async () => {
    const other = await mira.post('/api/cases', {
      kind: 'enquiry',
      subject: 'Zzz',
      teamId: desk.teamId,
      customer: null,
      channel: 'phone',
      said: 'Xyzzy qqq.',
    });
    caseId = other.body.id;
    expect((await written()).trouble).toContain('No article');
    expect(heard).toEqual([]);
  });

  test('of a restricted case is never asked for, nor when it was restricted or switched off meanwhile', async () => {
    const { db } = desk.parts.database;
    await ask();
    await sql`update cases."case" set restricted = true where id = ${caseId}`.execute(db);
    await write();
    expect(heard).toEqual([]);
    await sql`update cases."case" set restricted = true, owner_id = ${mira.id} where id = ${caseId}`.execute(db);
    expect((await ask()).body.reason).toContain('restricted');
    await sql`update cases."case" set restricted = false where id = ${caseId}`.execute(db);
    await ask();
    await turn(false);
    await write();
    expect(heard).toEqual([]);
    await turn(true);
  });
});

test('a model that does not answer in time is given up on', async () => {
  says = { never: true };
  const { port } = machine.address() as AddressInfo;
  const model = openModel({ url: `http://127.0.0.1:${port}`, key: undefined, name: 'small', patienceMs: 20 });
  expect(await model.ask({ rules: 'a', asked: 'b' })).toEqual({ trouble: expect.stringContaining('did not answer') });
  expect(await model.ask({ rules: 'a', asked: 'b'.repeat(50_000) })).toEqual({
    trouble: expect.stringContaining('too long'),
  });
  machine.closeAllConnections();
});
