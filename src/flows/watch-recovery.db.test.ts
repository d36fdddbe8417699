import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepPromises } from '#areas/promises/server/index.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let mira: TestOfficer;
let tom: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira');
  tom = await desk.officer('Tom');
});
afterAll(() => desk.close());

async function moveTo(now: number): Promise<void> {
  desk.time.now = now;
  const ends = new Date(now + 12 * HOUR);
  await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${ends}`.execute(desk.parts.database.db);
}
const open = async (tone: string | null = null): Promise<string> =>
  (
    await mira.post('/api/cases', {
      kind: 'enquiry',
      subject: 'The form',
      teamId: desk.teamId,
      customer: { name: 'Ines Otto', email: `ines${Math.random()}@home.example` },
      channel: 'phone',
      said: 'Where is it?',
      ownerId: mira.id,
      ...(tone === null ? {} : { tone }),
    })
  ).body.id;
const read = async (id: string) => (await mira.get(`/api/cases/${id}/recovery`)).body;
const ring = (id: string, tone: string) =>
  mira.post(`/api/cases/${id}/contacts`, { channel: 'letter', direction: 'in', said: 'Again.', tone });
const todayOf = async (as: TestOfficer, id: string) =>
  (await as.get('/api/today')).body.things.filter(
    ({ caseId, about }: { caseId: string; about: string }) => caseId === id && about === 'recovery.step',
  );
const step = (id: string, body: object = {}) =>
  mira.post(`/api/cases/${id}/recovery`, { did: 'rang', words: 'Owned up, and sent it.', ...body });

describe('A16 what may go further', () => {
  test('is said with every reason while the case is open, and a calm one has none', async () => {
    const id = await open('calm');
    expect((await read(id)).risk).toEqual({ level: 'low', signs: [] });
    await ring(id, 'calm');
    await mira.post(`/api/cases/${id}/contacts`, {
      channel: 'letter',
      direction: 'in',
      said: 'My lawyer will hear of this, and so will the Ombudsman.',
      tone: 'angry',
    });
    const { risk } = await read(id);
    expect(risk).toEqual({
      level: 'high',
      signs: ['came again', 'tone worse', 'angry now', 'speaks of going further'],
    });
    const { version } = (await mira.get(`/api/cases/${id}`)).body.case;
    expect((await mira.post(`/api/cases/${id}/move`, { version, state: 'closed', why: 'Settled' })).status).toBe(200);
    expect((await read(id)).risk).toBeNull();
  });
});

describe('A14 somebody who was let down', () => {
  test('by a broken promise is on the case with the reason, and on Today of its owner until something is done', async () => {
    const id = await open();
    await mira.post(`/api/cases/${id}/promises`, { what: 'Ring them', dueAt: desk.time.now + HOUR });
    await moveTo(desk.time.now + HOUR + MINUTE);
    const { database, live } = desk.parts;
    while ((await sweepPromises({ db: database.db, live, clock: () => desk.time.now })) > 0);
    expect((await read(id)).signals).toMatchObject([{ trigger: 'promise broken', stepId: null }]);
    expect(await todayOf(mira, id)).toMatchObject([{ because: 'promise broken' }]);
    expect(await todayOf(tom, id)).toEqual([]);
    expect((await step(id, { words: '' })).status).toBe(400);
    const { body } = await step(id);
    expect((await read(id)).signals).toMatchObject([{ stepId: body.id }]);
    expect(await todayOf(mira, id)).toEqual([]);
  });

  test('by silence, or so that they sound worse than at first, is noticed with what they say', async () => {
    const id = await open('calm');
    await ring(id, 'calm');
    expect((await read(id)).signals).toEqual([]);
    await ring(id, 'angry');
    const triggers = (await read(id)).signals.map(({ trigger }: { trigger: string }) => trigger);
    expect(triggers.toSorted()).toEqual(['came again', 'tone worse']);
    await ring(id, 'angry');
    expect((await read(id)).signals).toHaveLength(2);
  });
});

test('A11 whether it held is asked when it was said it would be, closed or not', async () => {
  const id = await open();
  expect((await step(id, { followAt: desk.time.now })).status).toBe(422);
  const { body } = await step(id, { followAt: desk.time.now + DAY });
  const { version } = (await mira.get(`/api/cases/${id}`)).body.case;
  await mira.post(`/api/cases/${id}/move`, { version, state: 'answered' });
  await moveTo(desk.time.now + DAY);
  expect(await todayOf(mira, id)).toMatchObject([{ because: 'follow up' }]);
  const ask = (content: boolean) =>
    mira.post(`/api/recovery-steps/${body.id}/follow-up`, { content, words: 'She has the form.' });
  expect((await ask(true)).status).toBe(200);
  expect((await ask(false)).status).toBe(409);
  expect((await read(id)).steps).toMatchObject([{ content: true, followedWords: 'She has the form.' }]);
  expect(await todayOf(mira, id)).toEqual([]);
});

test('A11 praise is kept in the customer’s words, for the officer it is for', async () => {
  const id = await open();
  const words = 'He stayed until it was solved.';
  expect((await mira.post(`/api/cases/${id}/compliments`, { officerId: tom.id, words })).status).toBe(200);
  expect((await read(id)).compliments).toMatchObject([{ officerId: tom.id, words }]);
});

test('A11 an officer reads what was said of them, and a colleague only what stands on cases they may see', async () => {
  const id = await open();
  const words = 'She rang back as she had said.';
  await mira.post(`/api/cases/${id}/compliments`, { officerId: tom.id, words });
  const of = async (reader: TestOfficer, who?: string) =>
    (await reader.get(`/api/recovery/praise${who === undefined ? '' : `?officerId=${who}`}`)).body.praise;
  expect((await of(tom))[0]).toMatchObject({ words, of: { id } });
  expect((await of(mira, tom.id))[0]).toMatchObject({ words, of: { id } });
  const { version } = (await mira.get(`/api/cases/${id}`)).body.case;
  expect((await mira.post(`/api/cases/${id}/change`, { version, restricted: true })).status).toBe(200);
  expect((await of(tom))[0]).toMatchObject({ words, of: null });
  const far = await desk.officer('Far');
  expect(JSON.stringify(await of(far, tom.id))).not.toContain(words);
});
