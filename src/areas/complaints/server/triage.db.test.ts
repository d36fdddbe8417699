import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDesk, TestOfficer } from '#testing/desk.ts';
import { openComplaintDesk } from './complaint-desk.fixtures.ts';
import { learnFromComplaints } from './index.ts';

let desk: TestDesk;
let mira: TestOfficer;

beforeAll(async () => {
  ({ desk, mira } = await openComplaintDesk());
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
type Learned = { at: number; words: string[] };
const learned = async (): Promise<Learned[]> =>
  (
    await sql<Learned>`
      select at, array(select jsonb_object_keys(topics->'words')) as words from complaints.learned`.execute(
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

test('it is learned again when an older point is named or another name is given, and not when nothing changed', async () => {
  const id = await complaint('Seven more.');
  const old = await addPoint(id, 'The ramp was broken and nobody mended it.');
  await addPoint(id, 'The bus came late again.', 'Waiting');
  await learn();
  const [before] = await learned();
  desk.time.now += 60_000;
  await learn();
  expect(await learned()).toEqual([before]);
  await mira.post(`/api/complaint-issues/${old}`, { topic: 'Waiting' });
  await learn();
  expect((await learned())[0]?.at).toBe(desk.time.now);
});
