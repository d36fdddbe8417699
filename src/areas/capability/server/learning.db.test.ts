import { afterAll, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { openCapabilityDesk } from './capability-desk.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, dev, jo, di, claimed, decide } = await openCapabilityDesk();
afterAll(() => desk.close());

async function aCase(): Promise<string> {
  const { id } = await claimed();
  await decide(id);
  const made = { evidenceId: id, title: 'A fine', question: 'What would you ask?' };
  return (await jo.post('/api/capability/learning-cases', made)).body.id;
}
const give = (id: string, body: object, who = jo) =>
  who.post(`/api/capability/learning-cases/${id}/assign`, { dueAt: desk.time.now + 7 * DAY, ...body });
const seen = async (id: string, who = dev) =>
  (await who.get('/api/capability/learning-cases')).body.cases.find((one: { id: string }) => one.id === id);
const today = async (who = dev): Promise<string[]> =>
  (await who.get('/api/today')).body.things
    .filter(({ about }: { about: string }) => about === 'capability.learning')
    .map(({ subject }: { subject: string }) => subject);

test('a case to learn from is given to a team by a day, stands in the list of the day, and leads to an answer', async () => {
  const id = await aCase();
  expect((await give(id, { teamIds: [desk.teamId] })).body).toEqual({ assigned: 2 });
  expect((await give(id, { teamIds: [desk.teamId] })).body).toEqual({ assigned: 0 });
  expect(await today()).toEqual(['A fine']);
  await dev.post(`/api/capability/learning-cases/${id}/read`, {});
  const given = async () =>
    (await seen(id, jo)).given.find(({ officerId }: { officerId: string }) => officerId === dev.id);
  expect(await given()).toMatchObject({ readAt: desk.time.now, answeredAt: null });
  await dev.post(`/api/capability/learning-cases/${id}/words`, { words: 'What it is for.' });
  expect(await given()).toMatchObject({ answeredAt: desk.time.now });
  expect(await today()).toEqual([]);
});

test('whoever was given one answers before they read the others, and who leads nobody sees nobody’s progress', async () => {
  const id = await aCase();
  await give(id, { officerIds: [mira.id, dev.id] });
  await mira.post(`/api/capability/learning-cases/${id}/words`, { words: 'Why she is upset.' });
  expect(await seen(id)).toMatchObject({ answers: 1, said: [], given: [] });
  expect((await seen(id, di)).said).toHaveLength(1);
  expect((await seen(id, di)).given).toEqual([]);
  await dev.post(`/api/capability/learning-cases/${id}/words`, { words: 'What it is for.' });
  expect((await seen(id)).said).toHaveLength(2);
});

test('is given by a leader to those they lead, by a day to come', async () => {
  const id = await aCase();
  expect((await give(id, { officerIds: [dev.id] }, dev)).status).toBe(403);
  expect((await give(id, { officerIds: [dev.id] }, di)).status).toBe(404);
  expect((await give(id, {})).body.reason).toContain('Choose somebody');
  expect((await give(id, { officerIds: [dev.id], dueAt: desk.time.now })).body.reason).toContain('still to come');
});
