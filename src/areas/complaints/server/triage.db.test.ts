import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { learnFromComplaints, prepareComplaints } from './index.ts';

let desk: TestDesk;
let mira: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  const { standards, complaints } = desk.parts;
  await desk.as(SYSTEM, (work) => prepareStandards(standards, work, 'Australia/Sydney'));
  await desk.as(SYSTEM, (work) => prepareComplaints(complaints, standards, work));
  mira = await desk.officer('Mira');
});
afterAll(() => desk.close());

async function complaint(said: string): Promise<string> {
  const { body } = await mira.post('/api/cases', {
    kind: 'complaint',
    subject: 'A complaint',
    teamId: desk.teamId,
    customer: { name: 'Nadia Okafor', email: `nadia${Math.random()}@home.example` },
    channel: 'counter',
    said,
    ownerId: mira.id,
  });
  return body.id;
}
const addPoint = async (id: string, said: string, topic = ''): Promise<string> =>
  (await mira.post(`/api/cases/${id}/complaint/issues`, { said, topic })).body.id;
const triage = async (id: string) => (await mira.get(`/api/cases/${id}/complaint/triage`)).body;
const learn = () => learnFromComplaints({ db: desk.parts.database.db, clock: () => desk.time.now });
const learned = async (): Promise<{ newest: string; words: string[] }[]> =>
  (
    await sql<{ newest: string; words: string[] }>`
      select newest, array(select jsonb_object_keys(topics->'words')) as words from complaints.learned`.execute(
      desk.parts.database.db,
    )
  ).rows;

test('what asks for more care is suggested with the words that say so, from everything the customer said', async () => {
  const id = await complaint('I lost my job in May and I am 82 years old. The clerk sent me away.');
  expect((await triage(id)).flags).toEqual([
    { flag: 'hardship', words: ['lost my job'] },
    { flag: 'vulnerability', words: ['I am 82 years old'] },
  ]);
  expect((await triage(await complaint('The clerk sent me away.'))).flags).toEqual([]);
});

test('how earlier points were named teaches what a new one is probably about; restricted cases teach nothing', async () => {
  const restricted = await complaint('Restricted.');
  const { version } = (await mira.get(`/api/cases/${restricted}`)).body.case;
  expect((await mira.post(`/api/cases/${restricted}/change`, { version, restricted: true })).status).toBe(200);
  const id = await complaint('Many things.');
  for (let n = 0; n < 14; n += 1) {
    await addPoint(id, `The bus came late and I waited at the stop, time ${n}.`, 'Waiting');
    await addPoint(id, `The clerk at the counter was rude to me, time ${n}.`, 'Manner');
    if (n < 6) await addPoint(restricted, 'The witness Featherstone was rude.', 'Manner');
  }
  expect(await learn()).toBe(0);
  const [first] = await learned();
  expect(first?.words).toContain('rude');
  expect(first?.words).not.toContain('featherstone');

  const other = await complaint('And one more.');
  const unnamed = await addPoint(other, 'The clerk at the counter was rude to me.');
  const named = await addPoint(other, 'The bus came late and I waited at the stop.', 'Waiting');
  const { topics } = await triage(other);
  expect(topics).toMatchObject([{ issueId: unnamed, topic: 'Manner', right: expect.any(Number) as number }]);
  expect(topics).toHaveLength(1);
  expect(named).not.toBe(unnamed);

  await mira.post(`/api/complaint-issues/${unnamed}`, { topic: 'Manner' });
  expect((await triage(other)).topics).toEqual([]);
  expect((await mira.get('/api/complaint-topics')).body.topics).toEqual(['Manner', 'Waiting']);
});
