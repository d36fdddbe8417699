import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseOf, lineOn, pass } from '#areas/decisions/server/decisions.fixtures.ts';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let mira: TestOfficer;
let dev: TestOfficer;
let jo: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira');
  dev = await desk.officer('Dev');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  await lineOn(desk, { holder: { role: 'team leader' }, power: 'restriction' });
});
afterAll(() => desk.close());

const shouted = {
  category: 'behaviour',
  impacts: ['health'],
  what: '“I know where you live.”',
  response: 'ended the contact',
};
const record = async (id: string, more: object = {}, officer = mira) =>
  (await officer.post(`/api/cases/${id}/incidents`, { ...shouted, ...more })).body;
const proposal = (incidentIds: readonly string[], more: object = {}) => ({
  incidentIds,
  ways: ['letter'],
  reasons: 'Three officers were threatened.',
  considered: 'A call with an interpreter.',
  needsConsidered: 'None known; asked twice.',
  reviewRight: 'Ask us to look again at any time.',
  endsAt: desk.time.now + 90 * DAY,
  toId: jo.id,
  dueAt: desk.time.now + DAY,
  ...more,
});
const onCase = async (id: string, officer = mira) => (await officer.get(`/api/cases/${id}/conduct`)).body;
const todayOf = async (officer: TestOfficer) =>
  (await officer.get('/api/today')).body.things.filter(({ about }: { about: string }) => about.startsWith('conduct.'));
const reply = (id: string, officer = mira) => officer.post(`/api/cases/${id}/reply`, { body: 'Hello.' });

/** Recorded, warned of, asked for, decided and told. */
async function restricted(more: object = {}): Promise<{ id: string; restrictionId: string }> {
  const id = await caseOf(desk, mira);
  const incident = await record(id);
  await mira.post(`/api/cases/${id}/conduct/warn`, { incidentIds: [incident.id], letter: 'Please stop.' });
  const { body } = await mira.post(`/api/cases/${id}/restrictions`, proposal([incident.id], more));
  await jo.post(`/api/decisions/${body.decisionId}/approve`, {});
  const { decisions } = (await mira.get(`/api/cases/${id}/decisions`)).body;
  const words = `${decisions[0].alternative} ${decisions[0].reviewRight}`;
  expect((await mira.post(`/api/decisions/${body.decisionId}/tell`, { how: 'in person', words })).status).toBe(200);
  return { id, restrictionId: body.id };
}

describe('an incident', () => {
  test('belongs to its case and its date, cannot be changed, and marks nobody', async () => {
    const id = await caseOf(desk, mira);
    expect((await mira.post(`/api/cases/${id}/incidents`, { ...shouted, impacts: [] })).status).toBe(400);
    const { id: incidentId, asks } = await record(id);
    expect(asks).toBe(true);
    expect((await onCase(id)).incidents).toMatchObject([{ id: incidentId, category: 'behaviour', by: mira.id }]);
    await expect(
      sql`update conduct.incident set what = 'x' where id = ${incidentId}`.execute(desk.parts.database.db),
    ).rejects.toThrow(/stays/);
    // Another case of the same customer shows nothing of it.
    const { customerId } = (await mira.get(`/api/cases/${id}`)).body.case;
    const other = await caseOf(desk, mira, { customer: { id: customerId } });
    expect((await onCase(other)).incidents).toEqual([]);
  });

  test('asks the officer how they are, and tells a leader only when they want to talk', async () => {
    const id = await caseOf(desk, mira);
    await record(id, {}, dev);
    const [asked] = await todayOf(dev);
    expect(asked).toMatchObject({ about: 'conduct.wellbeing' });
    expect((await mira.post(`/api/wellbeing/${asked.facts.id}`, { how: 'fine' })).status).toBe(404);
    expect((await dev.post(`/api/wellbeing/${asked.facts.id}`, { how: 'to talk' })).status).toBe(200);
    expect(await todayOf(dev)).toEqual([]);
    expect(await todayOf(jo)).toMatchObject([{ about: 'conduct.talk', facts: { who: dev.id } }]);
    expect((await jo.post(`/api/wellbeing/${asked.facts.id}/talked`)).status).toBe(200);
    expect(await todayOf(jo)).toEqual([]);
    const { rows } = await sql<{
      data: object;
    }>`select data from records.event where kind = 'wellbeing.answered'`.execute(desk.parts.database.db);
    expect(JSON.stringify(rows)).not.toContain('talk');
  });

  test('is read by those who see the case, and each reading is on record', async () => {
    const other = await desk.team('Elsewhere');
    const stranger = await desk.officer('Stranger', { teamIds: [other] });
    const id = await caseOf(desk, mira);
    await record(id);
    await onCase(id, dev);
    expect((await stranger.get(`/api/cases/${id}/conduct`)).status).toBe(404);
    const { rows } = await sql<{ by: string }>`
      select actor_id as by from records.event where case_id = ${id} and kind = 'conduct.read'`.execute(
      desk.parts.database.db,
    );
    expect(rows.map(({ by }) => by)).toEqual([dev.id]);
  });
});

describe('a restriction', () => {
  test('is not made by the officer who asks, nor without a warning, nor with incidents of somebody else', async () => {
    const id = await caseOf(desk, mira);
    const { id: incidentId } = await record(id);
    const ask = (more: object = {}, ids = [incidentId]) =>
      mira.post(`/api/cases/${id}/restrictions`, proposal(ids, more));
    expect((await ask()).body.reason).toContain('Warn them in writing first');
    expect((await ask({ urgent: true, toId: mira.id })).status).toBe(422);
    const elsewhere = await record(await caseOf(desk, mira));
    expect((await ask({ urgent: true }, [elsewhere.id])).body.reason).toContain('did not happen with this customer');
    expect((await ask({ urgent: true, caseIds: [await caseOf(desk, mira)] })).body.reason).toContain(
      'another customer’s',
    );
  });

  test('holds from when its customer was told until its end, holds us to it, and is then over by itself', async () => {
    const { id } = await restricted();
    expect((await onCase(id)).restrictions).toMatchObject([{ standing: 'in force', ways: ['letter'] }]);
    expect((await reply(id)).body.reason).toContain('in these ways only: letter');
    expect((await jo.get('/api/restrictions')).body.restrictions).toMatchObject([
      { caseId: id, standing: 'in force', categories: ['behaviour'] },
    ]);
    await pass(desk, 91 * DAY);
    expect((await onCase(id)).restrictions).toMatchObject([{ standing: 'lapsed' }]);
    expect((await reply(id)).status).toBe(200);
  });

  test('lets the letter go where letters stay open, and puts on record when we ring all the same', async () => {
    const { id } = await restricted();
    const by = {
      channel: 'letter',
      address: '1 High St',
      addressee: 'Peg Doolan',
      variant: 'standard',
      language: 'en-AU',
    };
    const posted = await mira.post(`/api/cases/${id}/reply`, { body: 'Hello.', by });
    expect(posted).toMatchObject({ status: 200 });
    const ring = (direction: string) =>
      mira.post(`/api/cases/${id}/contacts`, { channel: 'phone', direction, said: 'About the fence.' });
    expect((await ring('in')).status).toBe(200);
    expect((await onCase(id)).restrictions).toMatchObject([{ departures: 0 }]);
    expect((await ring('out')).status).toBe(200);
    expect((await onCase(id)).restrictions).toMatchObject([{ departures: 1 }]);
  });

  test('does not touch another matter of the same customer, nor what is urgent', async () => {
    const { id } = await restricted();
    const view = (await mira.get(`/api/cases/${id}`)).body.case;
    const other = await caseOf(desk, mira, { customer: { id: view.customerId } });
    expect((await mira.post(`/api/cases/${other}/reply`, { body: 'Hello.', to: ['peg@home.example'] })).status).toBe(
      200,
    );
    await mira.post(`/api/cases/${id}/change`, { version: view.version, priority: 1 });
    expect((await reply(id)).status).toBe(200);
  });

  test('to one officer lets nobody else answer, and is lifted by a leader with a reason', async () => {
    const { id, restrictionId } = await restricted({ ways: ['letter', 'email'], officerId: dev.id });
    expect((await reply(id)).body.reason).toContain('Dev alone');
    expect((await mira.post(`/api/restrictions/${restrictionId}/lift`, { reason: 'x' })).status).toBe(403);
    expect(
      (await jo.post(`/api/restrictions/${restrictionId}/lift`, { reason: 'They wrote to say sorry.' })).status,
    ).toBe(200);
    expect((await reply(id)).status).toBe(200);
  });

  test('for safety holds at once and for a day, and then only if it was decided', async () => {
    const id = await caseOf(desk, mira);
    const { id: incidentId } = await record(id, { impacts: ['safety'] });
    expect((await mira.post(`/api/cases/${id}/restrictions`, proposal([incidentId], { urgent: true }))).status).toBe(
      200,
    );
    expect((await reply(id)).status).toBe(409);
    await pass(desk, DAY);
    expect((await reply(id)).status).toBe(200);
  });

  test('never keeps what a customer sends from reaching its case', async () => {
    const { id } = await restricted();
    const { reference } = (await mira.get(`/api/cases/${id}`)).body.case;
    await desk.receive(
      `From: peg@home.example\nTo: desk@localhost.example\nSubject: ${reference}\nMessage-ID: <x@y>\n\nA new thing.\n`,
    );
    expect((await desk.equation()).received).toBe(1);
  });
});
