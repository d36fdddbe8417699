import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepClocks } from '#areas/clocks/server/index.ts';
import { DAY } from '#kernel/time.ts';
import type { TestDesk, TestOfficer } from '#testing/desk.ts';
import { openComplaintDesk, type ComplaintDesk } from './complaint-desk.fixtures.ts';

let at: ComplaintDesk;
let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;

beforeAll(async () => {
  at = await openComplaintDesk();
  ({ desk, mira } = at);
  jo = await desk.officer('Jo', { roles: ['complaints manager'] });
  await at.moveTo(Date.UTC(2026, 2, 2, 1));
});
afterAll(() => desk.close());

const MARCH = 'from=2026-03-01&to=2026-03-31';
const of = (id: string, what: string) => `/api/cases/${id}/complaint${what}`;

/** Two points upheld, a remedy that costs 40 dollars promised, and answered after three days. */
async function answered(): Promise<string> {
  const id = await at.open();
  for (const topic of ['Manner', 'Waiting']) {
    const issue = await mira.post(of(id, '/issues'), { said: 'He shouted', topic, agency: 'Wattle Street' });
    await at.find(issue.body.id);
  }
  await at.tellSide(id);
  await at.remedy(id, { dueAt: desk.time.now + 9 * DAY, costCents: 4000 });
  await at.moveTo(desk.time.now + 3 * DAY);
  expect((await at.answer(id)).status).toBe(200);
  return id;
}

const report = async (days = MARCH) => (await jo.get(`/api/complaint-report?${days}`)).body;
type Told = { figure: string; groups: { group: string; complaints: number }[] };
const groups = ({ figures }: { figures: Told[] }, figure: string) =>
  figures.find((one) => one.figure === figure)?.groups;
type Standings = { open311: { standing: string; count: number }[] };
const openOnes = ({ open311 }: Standings) => open311.find(({ standing }) => standing === 'open')?.count;
const behind = async (figure: string, group: string, days = MARCH) =>
  (await jo.get(`/api/complaint-report/cases?${days}&figure=${figure}&group=${group}`)).body;

test('every figure is counted by what it says, and opens the complaints that it counts', async () => {
  const one = await answered();
  const other = await at.open();
  const third = await at.open();
  const refusal = {
    code: 'not-about-us',
    reasons: 'It is the council’s bin.',
    letter: 'We cannot look at it. [external body]',
  };
  expect((await jo.post(of(other, '/refuse'), refusal)).status).toBe(200);
  await mira.post(of(third, '/request'), { reasons: 'They want a bin.', told: 'by telephone' });

  const told = await report();
  expect(groups(told, 'received')).toMatchObject([{ group: '', complaints: 3, things: 3 }]);
  expect(groups(told, 'by topic')).toMatchObject([
    { group: 'Manner', complaints: 1 },
    { group: 'Waiting', complaints: 1 },
  ]);
  expect(groups(told, 'by agency')).toMatchObject([{ group: 'Wattle Street', complaints: 1, things: 2 }]);
  expect(groups(told, 'findings')).toMatchObject([{ group: 'upheld', complaints: 1, things: 2 }]);
  expect(groups(told, 'answered')).toMatchObject([{ group: '1', complaints: 1, median: (3 * DAY) / 1000 }]);
  expect(groups(told, 'remedies')).toMatchObject([{ group: 'action', sum: 4000 }]);
  expect(groups(told, 'remedies not done')).toMatchObject([{ group: 'action', sum: 4000 }]);
  expect(groups(told, 'refused')).toMatchObject([{ group: 'not-about-us', complaints: 1 }]);
  expect(groups(told, 'treated as a request')).toMatchObject([{ group: 'by telephone', complaints: 1 }]);
  expect(told.queensland.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(3);
  expect(openOnes(told)).toBe(2);
  const [{ id: promiseId }] = (await mira.get(`/api/cases/${one}/promises`)).body.promises;
  expect((await mira.post(`/api/promises/${promiseId}/release`, { words: 'They need it no longer.' })).status).toBe(
    200,
  );
  expect(openOnes(await report())).toBe(1);

  for (const { figure, groups: all } of told.figures as Told[])
    for (const { group, complaints } of all) expect((await behind(figure, group)).cases).toHaveLength(complaints);
  expect((await behind('answered', '1')).cases).toMatchObject([{ id: one }]);
  expect((await behind('refused', 'not-about-us')).cases).toMatchObject([{ id: other }]);
});

test('days are days of the agency, and both ends are counted', async () => {
  await at.moveTo(Date.UTC(2026, 4, 31, 13, 30));
  await at.open();
  expect(groups(await report('from=2026-05-31&to=2026-05-31'), 'received')).toMatchObject([{ complaints: 1 }]);
  expect(groups(await report('from=2026-06-01&to=2026-06-01'), 'received')).toEqual([]);
});

test('a time that was missed stays missed, and is shown with its complaint', async () => {
  await at.moveTo(Date.UTC(2026, 6, 1, 1));
  const id = await at.open();
  await at.moveTo(desk.time.now + 40 * DAY);
  const { database, live, standards } = desk.parts;
  while ((await sweepClocks({ db: database.db, live, standards, clock: () => desk.time.now })) > 0);
  const july = 'from=2026-07-01&to=2026-07-31';
  const { times } = await report(july);
  const missed = times.filter((time: { missed: number }) => time.missed > 0);
  expect(missed.length).toBeGreaterThan(0);
  for (const { rule } of missed) expect((await behind('times missed', rule, july)).cases).toMatchObject([{ id }]);
});

test('an officer has no report, and a day that is none is named', async () => {
  expect((await mira.get(`/api/complaint-report?${MARCH}`)).status).toBe(403);
  expect((await jo.get('/api/complaint-report?from=2026-03-01&to=tomorrow')).status).toBe(400);
});
