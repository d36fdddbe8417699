import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepPromises } from '#areas/promises/server/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '../testing/desk.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let di: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  di = await desk.officer('Di', { roles: ['team leader'], teamIds: [await desk.team('Elsewhere')] });
});
afterAll(() => desk.close());

/** Another moment, with everybody still signed in. */
async function moveTo(now: number): Promise<void> {
  desk.time.now = now;
  await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${new Date(now + 12 * HOUR)}`.execute(
    desk.parts.database.db,
  );
}

/** So many promises, of which so many are kept; the others break. */
async function promises(all: number, kept: number): Promise<void> {
  const { body } = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject: 'Permit',
    teamId: desk.teamId,
    customer: { name: 'Peg Doolan', email: `peg${Math.random()}@home.example` },
    channel: 'phone',
    said: 'Where is my permit?',
    ownerId: mira.id,
  });
  const dueAt = desk.time.now + HOUR;
  for (let n = 0; n < all; n++) {
    const made = await mira.post(`/api/cases/${body.id}/promises`, { what: `Ring ${n}`, dueAt });
    if (n < kept) await mira.post(`/api/promises/${made.body.id}/keep`);
  }
  await moveTo(desk.time.now + 2 * HOUR);
  await sweepPromises({ db: desk.parts.database.db, live: desk.parts.live, clock: () => desk.time.now });
}

test('what somebody set out to do is looked at before and after in their own work, by them and whoever leads them', async () => {
  await promises(12, 3);
  const { id } = (
    await mira.post('/api/capability/actions', {
      officerId: mira.id,
      goal: 'Keep my word',
      what: 'Write the day down in front of them',
      kind: 'work',
      dueAt: desk.time.now + 30 * DAY,
      measure: 'promises kept',
    })
  ).body;
  const effect = async (who = mira) => who.get(`/api/capability/actions/${id}/effect`);
  expect((await effect()).body).toMatchObject({
    done: false,
    before: { n: 12, value: 0.25 },
    after: { n: 0, value: null },
    says: 'too few',
  });
  await moveTo(desk.time.now + DAY);
  await mira.post(`/api/capability/actions/${id}/done`, { effect: 'I look at my list first.' });
  await promises(14, 14);
  expect((await effect(jo)).body).toMatchObject({ done: true, after: { n: 14, value: 1 }, says: 'better' });
  expect((await effect(di)).status).toBe(404);
  const plain = { officerId: mira.id, goal: 'x', what: 'x', kind: 'work', dueAt: desk.time.now + DAY };
  const { body } = await mira.post('/api/capability/actions', plain);
  expect((await mira.get(`/api/capability/actions/${body.id}/effect`)).status).toBe(409);
});

test('a case that comes back within a fortnight was not settled, and one of yesterday says nothing yet', async () => {
  const { id } = (
    await mira.post('/api/capability/actions', {
      officerId: mira.id,
      goal: 'Settle it',
      what: 'Ask whether that was all',
      kind: 'work',
      dueAt: desk.time.now + 30 * DAY,
      measure: 'not opened again',
    })
  ).body;
  const email = 'peg@home.example';
  for (const [n, back] of [false, true, false].entries()) {
    const { body } = await mira.post('/api/cases', {
      kind: 'enquiry',
      subject: `Permit ${n}`,
      teamId: desk.teamId,
      customer: { name: 'Peg Doolan', email },
      channel: 'email',
      said: 'Where is my permit?',
      ownerId: mira.id,
    });
    const { case: it } = (await mira.get(`/api/cases/${body.id}`)).body;
    await mira.post(`/api/cases/${body.id}/move`, { version: it.version, state: 'answered', why: 'Told her.' });
    desk.time.now += 1000;
    if (back) {
      const { case: now } = (await mira.get(`/api/cases/${body.id}`)).body;
      const next = { nextStep: 'Look again', nextDueAt: desk.time.now + DAY };
      await mira.post(`/api/cases/${body.id}/move`, { version: now.version, state: 'open', why: 'She rang.', ...next });
    }
  }
  const after = async () => (await mira.get(`/api/capability/actions/${id}/effect`)).body.after;
  expect(await after()).toEqual({ n: 0, value: null });
  await moveTo(desk.time.now + 20 * DAY);
  const { n, value } = await after();
  expect(n).toBe(3);
  expect(value).toBeCloseTo(2 / 3);
});
