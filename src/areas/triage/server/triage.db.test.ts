import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { learnTriage, sortNewCases, watchTrends } from './index.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;

const WORDS = {
  Water: [
    'a pipe drips',
    'the water bill is high',
    'the meter was read wrong',
    'brown water',
    'a leak in the street',
    'no water pressure',
    'the tap is brown',
  ],
  Fines: [
    'a parking fine',
    'the speeding camera',
    'a fine in parts',
    'I was not driving',
    'my demerit points',
    'a late fee on the fine',
    'the fine is not mine',
  ],
} as const;

beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  for (const [topic, parts] of Object.entries(WORDS))
    for (const said of parts.flatMap((part) => [`Please help with ${part}.`, `I write about ${part} again.`])) {
      const id = await caseOf(said);
      await mira.post(`/api/cases/${id}/triage`, { field: 'topic', value: topic });
    }
  const { db } = desk.parts.database;
  expect(await learnTriage({ db, clock: () => desk.time.now })).toBe(0);
}, 60_000);
afterAll(() => desk.close());

const caseOf = async (said: string, more: object = {}): Promise<string> =>
  (
    await mira.post('/api/cases', {
      kind: 'enquiry',
      subject: 'A question',
      teamId: desk.teamId,
      customer: null,
      channel: 'phone',
      said,
      ...more,
    })
  ).body.id;
const triageOf = async (id: string, officer = mira) => (await officer.get(`/api/cases/${id}/triage`)).body;
const topicOf = (view: { suggestions: { field: string }[] }) => view.suggestions.find(({ field }) => field === 'topic');

describe('what a case is about', () => {
  test('is suggested with the words that led there; from few cases the desk is not sure, and offers what it might be', async () => {
    const view = await triageOf(await caseOf('There is a leak, and the meter turns.'));
    expect(topicOf(view)).toMatchObject({ value: 'Water', sure: false, others: ['Fines'] });
    expect(topicOf(view)).toMatchObject({ words: expect.arrayContaining(['meter']) });
  });

  test('is what an officer says, and is not asked again', async () => {
    const id = await caseOf('There is a leak.');
    await mira.post(`/api/cases/${id}/triage`, { field: 'topic', value: 'Fines', suggested: 'Water' });
    const view = await triageOf(id);
    expect(topicOf(view)).toBeUndefined();
    expect(view.said).toMatchObject([{ field: 'topic', value: 'Fines', by: mira.id }]);
    const { learned } = (await jo.get('/api/triage/figures')).body;
    expect(learned).toMatchObject([{ field: 'topic', values: 2, corrected: 1 }]);
    expect((await mira.get('/api/triage/values')).body.topics).toEqual(['Fines', 'Water']);
  });

  test('narrows the articles beside it to its agency', async () => {
    const id = await caseOf('A pipe drips.');
    await mira.post(`/api/cases/${id}/triage`, { field: 'agency', value: 'Southmark Water' });
    expect((await mira.get(`/api/cases/${id}/knowledge`)).body.agency).toBe('Southmark Water');
  });

  test('moves it to its queue, kind or urgency, in the version that the officer saw', async () => {
    const fines = await desk.team('Fines');
    const id = await caseOf('I have dialysis tomorrow and the fine is not mine.');
    const urgent = (await triageOf(id)).suggestions.find(({ field }: { field: string }) => field === 'urgency');
    expect(urgent).toMatchObject({ value: '2', words: ['tomorrow', 'dialysis'] });
    const { version } = (await mira.get(`/api/cases/${id}`)).body.case;
    const say = (body: object) => mira.post(`/api/cases/${id}/triage`, body);
    expect((await say({ field: 'urgency', value: '2' })).status).toBe(422);
    expect((await say({ field: 'urgency', value: '2', version })).status).toBe(200);
    expect((await say({ field: 'queue', value: fines, version })).status).toBe(409);
    expect((await say({ field: 'queue', value: mira.id, version: version + 1 })).status).toBe(422);
    expect((await say({ field: 'queue', value: fines, version: version + 1 })).status).toBe(200);
    expect((await jo.get(`/api/cases/${id}`)).body.case).toMatchObject({ teamId: fines, priority: 2 });
  });

  test('is in a language that is told, where it is plain which', async () => {
    const id = await caseOf(
      'Bonjour, je voudrais savoir combien coûte une copie de mon acte de naissance, merci beaucoup.',
    );
    const found = (await triageOf(id)).suggestions.find(({ field }: { field: string }) => field === 'language');
    expect(found).toMatchObject({ value: 'fr', sure: true });
  });
});

describe('how a customer sounds', () => {
  const toneOf = (view: { suggestions: { field: string }[] }) => view.suggestions.find(({ field }) => field === 'tone');

  test('is suggested by their own words, is what an officer says, and stands with what they said', async () => {
    const id = await caseOf('I am worried and I do not know what to do about the tap.');
    expect(toneOf(await triageOf(id))).toMatchObject({ value: 'worried', sure: true });
    expect((await mira.post(`/api/cases/${id}/triage`, { field: 'tone', value: 'cheerful' })).status).toBe(422);
    await mira.post(`/api/cases/${id}/triage`, { field: 'tone', value: 'upset', suggested: 'worried' });
    expect(toneOf(await triageOf(id))).toBeUndefined();
    const { entries } = (await mira.get(`/api/cases/${id}`)).body;
    expect(entries.find(({ type }: { type: string }) => type === 'contact')).toMatchObject({ tone: 'upset' });
  });

  test('is asked about no more where it was noted with the call', async () => {
    const id = await caseOf('I am furious. This is ridiculous.', { tone: 'calm' });
    expect(toneOf(await triageOf(id))).toBeUndefined();
  });

  test('is learned from what officers noted, and says that it is not sure where it is not', async () => {
    for (const [tone, parts] of [
      ['calm', WORDS.Water],
      ['angry', WORDS.Fines],
    ] as const)
      for (const part of parts.flatMap((one) => [`About ${one}.`, `Once more of ${one}.`]))
        await caseOf(part, { tone });
    const { db } = desk.parts.database;
    await learnTriage({ db, clock: () => desk.time.now });
    const id = await caseOf('A speeding camera and a parking fine.');
    expect(toneOf(await triageOf(id))).toMatchObject({ value: 'angry', words: expect.arrayContaining(['fine']) });
  });
});

describe('a restricted case', () => {
  test('teaches nothing, is not sorted, and its triage is only for whoever may see it', async () => {
    const id = await caseOf('The speeding camera, and something nobody may know.');
    await mira.post(`/api/cases/${id}/triage`, { field: 'topic', value: 'Fines' });
    const { db } = desk.parts.database;
    const learned = async () => {
      await learnTriage({ db, clock: () => desk.time.now });
      const { rows } = await sql<{ examples: number }>`select examples from triage.model where field = 'topic'`.execute(
        db,
      );
      return rows[0]?.examples ?? 0;
    };
    const before = await learned();
    await sql`update cases."case" set restricted = true, owner_id = null where id = ${id}`.execute(db);
    expect(await learned()).toBe(before - 1);
    expect((await mira.get(`/api/cases/${id}/triage`)).status).toBe(404);
    const { models } = desk.parts;
    await sortNewCases({ db, models, clock: () => desk.time.now });
    const { rows } = await sql`select 1 from triage.sorted where case_id = ${id}`.execute(db);
    expect(rows).toEqual([]);
  });
});

test('what rises today is told on Today with the article that answers it, and counts nothing restricted', async () => {
  const priya = await desk.officer('Priya', { roles: ['complaints manager'] });
  const { id: articleId } = (
    await jo.post('/api/knowledge', {
      title: 'Brown water after work in the street',
      body: 'Run the garden tap for ten minutes.',
      audience: 'public',
      topic: 'Water',
    })
  ).body;
  await jo.post(`/api/knowledge/${articleId}/submit`, { version: 1 });
  await priya.post(`/api/knowledge/${articleId}/approve`, { version: 1 });
  const { database, models, finder, live, clock } = desk.parts;
  const watching = { db: database.db, models, finder, live, zone: 'UTC', clock };
  while ((await sortNewCases(watching)) > 0);
  await watchTrends(watching);
  const { rising } = (await mira.get('/api/triage/trends')).body;
  const water = rising.find(({ topic }: { topic: string }) => topic === 'Water');
  expect(water.count).toBeGreaterThanOrEqual(14);
  expect(water.article).toEqual({ id: articleId, title: 'Brown water after work in the street' });
});
