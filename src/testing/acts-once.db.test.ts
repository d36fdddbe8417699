import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { forgetActs } from '#platform/once.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from './desk.ts';

let desk: TestDesk;
let mira: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira');
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;

async function aCase(subject: string): Promise<string> {
  const opened = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject,
    teamId: desk.teamId,
    customer: { name: `Peg of ${subject}`, email: `${subject}@mail.example` },
    channel: 'phone',
    said: 'Hello',
  });
  return opened.body.id;
}
const answersOn = async (id: string): Promise<number> =>
  (await mira.get(`/api/cases/${id}`)).body.entries.filter((one: { type: string }) => one.type === 'message').length;

test('an answer whose line broke is sent once, however often it is repeated under its name', async () => {
  const id = await aCase('fence');
  const answer = { body: 'The fence is mended on Friday.', then: {} };
  const first = await mira.post(`/api/cases/${id}/reply`, answer, 'window-1:1000');
  const again = await mira.post(`/api/cases/${id}/reply`, answer, 'window-1:1000');
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  expect(await answersOn(id)).toBe(1);
  // Another name is another answer: an officer may well write the same words twice.
  expect((await mira.post(`/api/cases/${id}/reply`, answer, 'window-1:2000')).body.messageId).not.toBe(
    first.body.messageId,
  );
});

test('the same act asked for twice at the same moment waits for itself and is done once', async () => {
  const id = await aCase('drain');
  const answer = { body: 'We look at the drain tomorrow.', then: {} };
  const all = await Promise.all(
    Array.from({ length: 5 }, () => mira.post(`/api/cases/${id}/reply`, answer, 'window-2:1000')),
  );
  expect(new Set(all.map(({ body }) => body.messageId)).size).toBe(1);
  expect(await answersOn(id)).toBe(1);
});

test('what was refused was not done, so its name can still be used', async () => {
  const id = await aCase('lamp');
  const refused = await mira.post(`/api/cases/${id}/reply`, { body: 'On [[which day]].', then: {} }, 'window-3:1000');
  expect(refused.status).toBe(422);
  const mended = await mira.post(`/api/cases/${id}/reply`, { body: 'On Friday.', then: {} }, 'window-3:1000');
  expect(mended.status).toBe(200);
});

test('a name is one officer’s own, and stands for one act', async () => {
  const id = await aCase('tree');
  const dev = await desk.officer('Dev');
  const note = { body: 'The tree is on our land.' };
  const mine = await mira.post(`/api/cases/${id}/notes`, note, 'window-4:1000');
  const theirs = await dev.post(`/api/cases/${id}/notes`, note, 'window-4:1000');
  expect(theirs.body.id).not.toBe(mine.body.id);
  const other = await mira.post(`/api/cases/${id}/reply`, { body: 'It stays.', then: {} }, 'window-4:1000');
  expect(other).toMatchObject({ status: 409, body: { reason: expect.stringContaining('another act') } });
  expect((await mira.post(`/api/cases/${id}/notes`, note, 'a name!')).status).toBe(400);
});

test('names are forgotten after two days', async () => {
  const count = async () =>
    Number((await sql<{ n: number }>`select count(*) as n from platform.act`.execute(db())).rows[0]?.n);
  expect(await count()).toBeGreaterThan(0);
  expect(await forgetActs(db(), desk.time.now + DAY)).toBe(0);
  expect(await forgetActs(db(), desk.time.now + 3 * DAY)).toBeGreaterThan(0);
  expect(await count()).toBe(0);
});
