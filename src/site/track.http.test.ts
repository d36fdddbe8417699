import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { beginTestSession } from '#areas/identity/server/fixtures.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { ask, fieldOf, newestCase, open, pathIn, send, write } from '#testing/visitor.ts';

let desk: TestDesk;
let officer: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({ AGENCY_NAME: 'Service Southmark' });
});
afterAll(() => desk.close());

let people = 0;
/** A case of somebody new, seen by them and by an officer who is at work now. */
async function aCase(fields: Record<string, string> = {}) {
  people += 1;
  officer = await desk.officer(`Officer ${people}`);
  const email = `person${people}@home.example`;
  const sent = await ask(desk, { fields: { email, ...fields }, from: { ip: `198.51.100.${people}` } });
  const { case: it } = await newestCase(desk, officer);
  await desk.send();
  return { path: pathIn(sent), email, id: String(it.id), reference: String(it.reference) };
}

const read = async (id: string) => (await officer.get(`/api/cases/${id}`)).body;
const reply = async (id: string, body: object) => (await officer.post(`/api/cases/${id}/reply`, body)).body;
/** What was written has gone, and can no longer be taken back. */
const letGo = async () => {
  desk.time.now += MINUTE;
  await desk.send();
};
const eventsOf = async (id: string, kind: string) => {
  const { rows } = await sql<{ actor: string; customer: string }>`
    select actor_kind as actor, actor_id::text as customer from records.event where case_id = ${id} and kind = ${kind}`.execute(
    desk.parts.database.db,
  );
  return rows;
};

test('the page says in its title what happens next: our turn, their turn, late, finished', async () => {
  const it = await aCase();
  const page = await open(desk, it.path);
  expect(page.text).toContain('We will answer you by Wednesday 18 November');
  expect(page.text).toContain('Front desk has your case');
  desk.time.now += 5 * DAY;
  expect((await open(desk, it.path)).text).toContain('We are late. We meant to answer you by Wednesday 18 November');
  officer = await desk.officer('Somebody at work');
  await reply(it.id, { body: 'Which car is it?' });
  await letGo();
  const asked = await open(desk, it.path);
  expect(asked.text).toMatch(/We have written to you.*we need your answer.*Which car is it\?/);
  await reply(it.id, { body: 'All is settled.', then: { state: 'answered' } });
  await letGo();
  expect((await open(desk, it.path)).text).toContain('We have answered you, and this is finished.');
  desk.time.now -= 5 * DAY;
});

test('a link shows its customer what was written to them and by them, and nothing else of the case', async () => {
  const it = await aCase({ message: 'My own first words' });
  const { id: otherCustomer } = (
    await officer.post('/api/customers', {
      kind: 'person',
      name: 'The Neighbour',
      contactPoints: [{ kind: 'email', value: `neighbour${people}@home.example` }],
    })
  ).body;
  await officer.post(`/api/cases/${it.id}/parties`, { customerId: otherCustomer, role: 'subject' });
  await officer.post(`/api/cases/${it.id}/notes`, { body: 'A note between officers' });
  await officer.post(`/api/cases/${it.id}/contacts`, {
    channel: 'phone',
    direction: 'out',
    said: 'Said on the telephone',
  });
  await officer.post(`/api/cases/${it.id}/tasks`, { title: 'A task of ours' });
  await officer.post(`/api/cases/${it.id}/tags`, { add: ['difficult person'] });
  await reply(it.id, { body: 'An answer for the customer' });
  await reply(it.id, { body: 'A letter to the neighbour', to: [`neighbour${people}@home.example`] });
  await reply(it.id, { body: 'A letter to a stranger', to: ['stranger@else.example'] });
  await letGo();
  const taken = await reply(it.id, { body: 'Something taken back' });
  await officer.post(`/api/messages/${taken.messageId}/recall`);
  await reply(it.id, { body: 'Something still held' });
  await officer.post(`/api/cases/${it.id}/draft`, { kind: 'reply', body: 'A draft of ours' });
  const version = (await read(it.id)).case.version;
  await officer.post(`/api/cases/${it.id}/change`, {
    version,
    nextStep: 'A next step for officers',
    nextDueAt: desk.time.now + DAY,
  });

  const { text } = await open(desk, it.path);
  expect(text).toContain('My own first words');
  expect(text).toContain('An answer for the customer');
  for (const hidden of [
    'A note between officers',
    'Said on the telephone',
    'A task of ours',
    'difficult person',
    'A letter to the neighbour',
    'A letter to a stranger',
    'Neighbour',
    'Something taken back',
    'Something still held',
    'A draft of ours',
    'A next step for officers',
    'Officer ',
  ])
    expect(text, hidden).not.toContain(hidden);
  await letGo();
  expect((await open(desk, it.path)).text).toContain('Something still held');
});

test('a link that nobody was given opens nothing, and says what to do', async () => {
  const it = await aCase();
  for (const path of [
    '/track/nonsense',
    '/track/%00',
    `${it.path}x`,
    it.path.slice(0, -1),
    `/track/${'A'.repeat(27)}`,
  ]) {
    const page = await open(desk, path);
    expect(page.status, path).toBe(404);
    expect(page.text).toContain('This link does not open a case');
  }
  const form = fieldOf(await open(desk, it.path), 'form');
  expect((await send(desk, { path: `/track/${'A'.repeat(27)}`, fields: { form, message: 'Let me in' } })).status).toBe(
    404,
  );
});

test('a link that was ended opens nothing', async () => {
  const it = await aCase();
  await sql`update cases.private_link set ended_at = now() where case_id = ${it.id}`.execute(desk.parts.database.db);
  expect((await open(desk, it.path)).status).toBe(404);
});

test('an answer lands on the same case, opens it again and is told to the officer', async () => {
  const it = await aCase();
  await reply(it.id, { body: 'All is settled.', then: { state: 'answered' } });
  await letGo();
  const sent = await write(desk, it.path, 'But it is not settled.', [
    { name: 'proof.txt', type: 'text/plain', bytes: 'proof' },
  ]);
  expect([sent.status, sent.location]).toEqual([303, `${it.path}?sent`]);
  const { case: now, entries } = await read(it.id);
  expect(now).toMatchObject({ id: it.id, phase: 'open', state: 'open', nextStep: 'Answer the customer' });
  const last = entries.filter(({ type }: { type: string }) => type === 'message').at(-1);
  expect(last).toMatchObject({
    channel: 'web',
    direction: 'in',
    who: 'Hamish Otto',
    body: 'But it is not settled.',
    attachments: [{ name: 'proof.txt' }],
  });
  // Two events of one frozen moment have no order of their own; only the second can say which customer wrote.
  const writers = (await eventsOf(it.id, 'message.received')).map(({ actor, customer }) => `${actor} ${customer}`);
  expect(writers.toSorted()).toEqual([`customer ${now.customerId}`, 'customer null']);
  const page = await open(desk, sent.location);
  expect(page.text).toMatch(/We have your message.*But it is not settled.*All is settled/);
});

test('the same answer sent twice is one message, and an empty one is asked for in words', async () => {
  const it = await aCase();
  const form = fieldOf(await open(desk, it.path), 'form');
  const twice = { path: it.path, fields: { form, message: 'Only once' } };
  const both = await Promise.all([send(desk, twice), send(desk, twice)]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect((await read(it.id)).entries.filter(({ body }: { body: string }) => body === 'Only once')).toHaveLength(1);
  const empty = await write(desk, it.path, '  ');
  expect(empty.status).toBe(422);
  expect(empty.markup).toContain('<a href="#message">Write what you would like to tell us.</a>');
});

test('a form of one case is no form for another', async () => {
  const [mine, theirs] = [await aCase(), await aCase()];
  const form = fieldOf(await open(desk, mine.path), 'form');
  const page = await send(desk, { path: theirs.path, fields: { form, message: 'Wrong door' } });
  expect(page.status).toBe(409);
  expect(fieldOf(page, 'message')).toBe('Wrong door');
});

test('too many answers come back with their text and the time to try again', async () => {
  const it = await aCase();
  let page = await write(desk, it.path, 'Answer 0');
  for (let n = 1; n < 30 && page.status === 303; n += 1) page = await write(desk, it.path, `Answer ${n}`);
  expect(page.status).toBe(429);
  expect(fieldOf(page, 'message')).toMatch(/^Answer \d+$/);
  expect(page.text).toMatch(/Please send it again in \d? ?a? ?minutes?/);
});

test('an attachment is given out only behind the link of its own customer and case', async () => {
  const mine = await aCase();
  await write(desk, mine.path, 'See this', [{ name: 'mine.txt', type: 'text/plain', bytes: 'for me alone' }]);
  const theirs = await aCase();
  const path = /href="(\/track\/[\w-]+\/files\/[\w-]+)"/.exec((await open(desk, mine.path)).markup)?.[1] ?? '';
  const given = await open(desk, path);
  expect([given.status, given.markup]).toEqual([200, 'for me alone']);
  expect(given.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  const id = path.split('/').at(-1) ?? '';
  expect((await open(desk, `${theirs.path}/files/${id}`)).status).toBe(404);
  expect((await open(desk, `${mine.path}/files/not-an-id`)).status).toBe(404);
  await sql`update cases.attachment set scan = 'infected' where id = ${id}`.execute(desk.parts.database.db);
  expect((await open(desk, path)).status).toBe(404);
  expect((await open(desk, mine.path)).text).not.toContain('mine.txt');
});

test('what we send them with an answer can be opened, and what is not sent yet cannot', async () => {
  const it = await aCase();
  const uploaded = await desk.server.http.inject({
    method: 'POST',
    url: `/api/cases/${it.id}/uploads?name=form.txt`,
    headers: { cookie: officer.cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from('a form of ours'),
  });
  const { id } = JSON.parse(uploaded.body) as { id: string };
  expect((await open(desk, `${it.path}/files/${id}`)).status).toBe(404);
  await reply(it.id, { body: 'Here is the form', attachmentIds: [id] });
  expect((await open(desk, `${it.path}/files/${id}`)).status).toBe(404);
  await letGo();
  expect((await open(desk, `${it.path}/files/${id}`)).markup).toBe('a form of ours');
});

test('looking is on record, ten minutes of looking are one look, and the case shows it to nobody as a change', async () => {
  const it = await aCase();
  for (let n = 0; n < 3; n += 1) await open(desk, it.path);
  expect(await eventsOf(it.id, 'case.viewed-by-customer')).toMatchObject([{ actor: 'customer' }]);
  desk.time.now += 11 * MINUTE;
  await open(desk, it.path);
  expect(await eventsOf(it.id, 'case.viewed-by-customer')).toHaveLength(2);
  expect((await read(it.id)).entries.map(({ kind }: { kind: string }) => kind)).not.toContain(
    'case.viewed-by-customer',
  );
});

test('the page tells no other site its address, no search engine and no cache', async () => {
  const it = await aCase();
  const { headers, markup } = await open(desk, it.path);
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'no-store',
  });
  expect(headers['set-cookie']).toBeUndefined();
  expect(markup).toContain('<meta name="robots" content="noindex, nofollow" />');
});

test('a page without a referrer may send its own form, and another site may not', async () => {
  const it = await aCase();
  const form = async () => fieldOf(await open(desk, it.path), 'form');
  const from = async (headers: Record<string, string>) =>
    (await send(desk, { path: it.path, fields: { form: await form(), message: 'Hello' } }, { headers })).status;
  expect(await from({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(303);
  expect(await from({ origin: 'null' })).toBe(303);
  expect(await from({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await from({ origin: 'https://evil.example' })).toBe(403);
});

test('a case that was joined to another is followed there, with the same customer’s words alone', async () => {
  const [mine, root] = [await aCase({ message: 'Words of mine' }), await aCase({ message: 'Words of theirs' })];
  const version = (await read(mine.id)).case.version;
  await officer.post(`/api/cases/${mine.id}/merge`, { into: root.reference, version });
  const page = await open(desk, mine.path);
  expect(page.text).toContain(root.reference);
  expect(page.text).toContain('Words of mine');
  expect(page.text).not.toContain('Words of theirs');
  await write(desk, mine.path, 'More words');
  expect((await read(root.id)).entries.map(({ body }: { body: string }) => body)).toContain('More words');
});

test('nobody can tell from a session of an officer: the page is the same for whoever holds the link', async () => {
  const it = await aCase();
  const token = await desk.as({ kind: 'system', id: null, may: () => true, teams: [] }, (work) =>
    beginTestSession(work, officer.id),
  );
  const mine = await desk.server.http.inject({ method: 'GET', url: it.path, headers: { cookie: `kept=${token}` } });
  expect(mine.body.replace(/value="[^"]+"/g, '')).toBe(
    (await open(desk, it.path)).markup.replace(/value="[^"]+"/g, ''),
  );
  desk.time.now += HOUR;
});
