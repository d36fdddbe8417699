import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { type TestOfficer } from '#testing/desk.ts';
import { openSightings, sweepPresence } from './index.ts';
import { openRoster } from './roster.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, lea, jo, ben, elsewhere, ok, refused, add, rowOf } = await openRoster();
afterAll(() => desk.close());

const sweep = () => sweepPresence({ db: desk.parts.database.db, live: desk.parts.live, clock: () => desk.time.now });
const stateOf = async (who: TestOfficer) => (await who.get('/api/roster/presence')).body.state;

test('a desk that has been closed for some minutes makes its officer off, and one that tells of itself does not', async () => {
  const sightings = openSightings({ db: desk.parts.database.db, clock: () => desk.time.now }, () => undefined);
  for (const who of [jo, ben]) await ok(who.post('/api/roster/presence', { state: 'available' }));
  desk.time.now += 4 * MINUTE;
  sightings.see(jo.id);
  await sightings.flush();
  desk.time.now += 2 * MINUTE;
  await sweep();
  expect([await stateOf(jo), await stateOf(ben)]).toEqual(['available', 'off']);
  desk.time.now += 4 * MINUTE;
  await sweep();
  expect(await stateOf(jo)).toBe('off');
  expect(await sweep()).toBe(0);
  sightings.close();
});

test('at the end of a shift its officer is off, in a break away, and whoever comes back after it stays', async () => {
  await add(jo, '2026-11-16', 720, 780);
  await add(jo, '2026-11-16', 840, 960);
  // Midnight of that day in Sydney.
  const at = (hour: number) => Date.UTC(2026, 10, 15, 13) + hour * HOUR;
  const seen = () =>
    sql`update roster.presence set seen_at = ${new Date(desk.time.now)}`.execute(desk.parts.database.db);
  desk.time.now = at(12);
  await ok(jo.post('/api/roster/presence', { state: 'available' }));
  expect((await jo.get('/api/roster/presence')).body).toMatchObject({ shiftEndsAt: at(13), nextShiftAt: at(14) });
  // The workers were down over the end of the first stretch, and catch up.
  desk.time.now = at(13.5);
  await seen();
  await sweep();
  expect(await stateOf(jo)).toBe('away');
  expect(await sweep()).toBe(0);
  await ok(jo.post('/api/roster/presence', { state: 'available' }));
  desk.time.now = at(16);
  await seen();
  await sweep();
  expect(await stateOf(jo)).toBe('off');
  await ok(jo.post('/api/roster/presence', { state: 'available' }));
  desk.time.now = at(16) + MINUTE;
  expect(await sweep()).toBe(0);
  expect(await stateOf(jo)).toBe('available');
});

test('wrapping up is over by itself, and an officer takes less than the leader set, and never more', async () => {
  await ok(jo.post('/api/roster/presence', { state: 'wrap-up' }));
  expect((await jo.get('/api/roster/presence')).body).toMatchObject({
    state: 'wrap-up',
    until: desk.time.now + 5 * MINUTE,
  });
  desk.time.now += 5 * MINUTE;
  expect(await stateOf(jo)).toBe('available');
  await sweep();
  expect(await stateOf(jo)).toBe('available');
  await ok(lea.post('/api/roster/capacity', { officerId: jo.id, phone: 1, chat: 2, counter: 1, email: 8 }));
  const less = { phone: null, chat: 1, counter: null, email: null };
  await ok(jo.post('/api/roster/presence/takes', less));
  expect(await refused(jo.post('/api/roster/presence/takes', { ...less, chat: 3 }), 422)).toContain('less, not more');
  expect((await jo.get('/api/roster/presence')).body).toMatchObject({ takes: { chat: 1 }, most: { chat: 2 } });
  await ok(lea.post('/api/roster/capacity', { officerId: jo.id, phone: 1, chat: 0, counter: 1, email: 8 }));
  expect((await jo.get('/api/roster/presence')).body.takes.chat).toBe(0);
});

test('the matrix shows what counts today, and an officer sees when theirs expires', async () => {
  const { id } = await ok(lea.post('/api/roster/skills', { kind: 'clearance', name: 'Secrets' }));
  const validUntil = desk.time.now + 12 * DAY;
  await ok(lea.post(`/api/roster/skills/${id}/give`, { officerId: jo.id, level: 1, validUntil, evidence: 'Vetted' }));
  const shown = async () =>
    rowOf((await lea.get('/api/roster/skills')).body, jo)['has']?.filter(({ skillId }) => skillId === id);
  expect(await shown()).toEqual([{ skillId: id, level: 1, validUntil, evidence: 'Vetted' }]);
  expect((await jo.get('/api/roster/mine')).body.skills).toContainEqual(
    expect.objectContaining({ name: 'Secrets', validUntil }),
  );
  await refused(elsewhere.post(`/api/roster/skills/${id}/give`, { officerId: jo.id, level: 5, validUntil: null }), 404);
  desk.time.now += 13 * DAY;
  const later = await desk.officer('Liv Later', { roles: ['team leader'] });
  const { officers } = (await later.get('/api/roster/skills')).body;
  expect(officers.find((one: { id: string }) => one.id === jo.id).has).not.toContainEqual(
    expect.objectContaining({ skillId: id }),
  );
});
