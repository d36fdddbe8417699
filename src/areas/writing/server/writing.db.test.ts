import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { measureWriting } from '#flows/measure-writing.ts';
import { MINUTE } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { sendDue } from '#areas/correspondence/server/index.ts';
import { prepareWriting } from './index.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  await desk.as(SYSTEM, prepareWriting);
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
});
afterAll(() => desk.close());

const words = async (): Promise<{ word: string; plainer: string[]; own: boolean }[]> =>
  (await mira.get('/api/writing/words')).body.words;
const on = async (word: string) => (await words()).find((one) => one.word === word);

test('the list is shipped, and made the agency’s own by whoever may; a new version changes nothing of that', async () => {
  expect(await on('commence')).toEqual({ word: 'commence', plainer: ['start'], own: false });
  expect((await mira.post('/api/writing/words', { word: 'commence', plainer: ['begin'] })).status).toBe(403);
  expect((await jo.post('/api/writing/words', { word: ' Commence ', plainer: ['begin'] })).status).toBe(200);
  expect((await jo.post('/api/writing/words', { word: 'lodgement', plainer: ['Lodgement'] })).status).toBe(422);
  expect((await jo.post('/api/writing/words', { word: 'rates notice', plainer: ['bill for your rates'] })).status).toBe(
    200,
  );
  expect((await jo.post('/api/writing/words/drop', { word: 'whilst' })).status).toBe(200);
  expect((await jo.post('/api/writing/words/drop', { word: 'whilst' })).status).toBe(404);

  await sql`delete from writing.adopted`.execute(desk.parts.database.db);
  await desk.as(SYSTEM, prepareWriting);
  expect(await on('commence')).toEqual({ word: 'commence', plainer: ['begin'], own: true });
  expect(await on('rates notice')).toMatchObject({ own: true });
  expect(await on('whilst')).toBeUndefined();
});

const TEXT =
  'Thank you for your letter about the bins. We looked into it, and your bin was missed on Monday. ' +
  'We will send a truck tomorrow. Prior to that, please leave the bin out. You can call us about it.';

async function answer(text: string): Promise<void> {
  const { body } = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject: 'Bins',
    teamId: desk.teamId,
    customer: { name: 'Peg Doolan', email: `peg${Math.random()}@home.example` },
    channel: 'counter',
    said: 'The bins.',
    ownerId: mira.id,
  });
  expect((await mira.post(`/api/cases/${body.id}/reply`, { body: text })).status).toBe(200);
}

test('what went out is measured once, some minutes later, and shown by team and week without a word of it', async () => {
  const { database, office, ways } = desk.parts;
  const clock = () => desk.time.now;
  await answer(TEXT);
  await answer('Thanks!');
  const measure = () => measureWriting({ db: database.db, clock });
  desk.time.now += 5 * MINUTE;
  while ((await sendDue({ db: database.db, office, transport: null, clock, ways })) > 0);
  expect(await measure()).toBe(0);
  desk.time.now += 11 * MINUTE;
  expect(await measure()).toBe(2);
  expect(await measure()).toBe(0);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const days = `from=${day(desk.time.now - 86_400_000)}&to=${day(desk.time.now + 86_400_000)}`;
  expect((await mira.get(`/api/writing/trend?${days}`)).status).toBe(403);
  const { weeks } = (await jo.get(`/api/writing/trend?${days}`)).body;
  // The short one is sent and counted, but a line has no school year.
  expect(weeks).toMatchObject([{ teamId: desk.teamId, letters: 1, above: 0, long: 0 }]);
  expect(weeks[0].passive).toBeGreaterThan(0);
  expect(weeks[0].jargon).toBeGreaterThan(0);
  const { rows } = await sql<{ kept: string }>`select row_to_json(m)::text as kept from writing.measure m`.execute(
    database.db,
  );
  expect(rows).toHaveLength(2);
  for (const { kept } of rows) expect(kept).not.toMatch(/bins|truck|Thanks/);
});
