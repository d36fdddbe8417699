import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let lea: TestOfficer;
let jo: TestOfficer;
let ben: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({ TIME_ZONE: 'UTC' });
  lea = await desk.officer('Lea Der', { roles: ['team leader'] });
  jo = await desk.officer('Jo Bell');
  ben = await desk.officer('Ben Okafor');
});
afterAll(() => desk.close());

const ok = async (asked: Promise<{ status: number; body: { id: string } }>) => {
  const { status, body } = await asked;
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};
type Thing = { about: string; because: string; facts: Record<string, unknown> };
const told = async (who: TestOfficer): Promise<Thing[]> =>
  (await who.get('/api/today')).body.things.filter(({ about }: Thing) => about.startsWith('roster.'));

test('leave waits on the leader’s Today, and what was decided stands on that of whoever asked until they look', async () => {
  const asked = { kind: 'holiday', firstDay: '2026-12-07', lastDay: '2026-12-09', words: '' };
  const { id } = await ok(jo.post('/api/roster/leave', asked));
  const other = await ok(jo.post('/api/roster/leave', { ...asked, firstDay: '2026-12-21', lastDay: '2026-12-21' }));
  expect(await told(lea)).toMatchObject([{ about: 'roster.decide', facts: { count: 2 } }]);
  expect(await told(ben)).toEqual([]);
  await ok(lea.post(`/api/roster/leave/${id}/approve`));
  await ok(lea.post(`/api/roster/leave/${other.id}/decline`, { reason: 'Three are away already' }));
  expect(await told(lea)).toEqual([]);
  expect(await told(jo)).toMatchObject([
    { because: 'leave approved', facts: { firstDay: '2026-12-07', lastDay: '2026-12-09', reason: null } },
    { because: 'leave declined', facts: { firstDay: '2026-12-21', reason: 'Three are away already' } },
  ]);
  await ok(jo.post('/api/roster/seen'));
  expect(await told(jo)).toEqual([]);
});

test('a shift that is offered is told to the colleague, and a swap that is decided to both', async () => {
  const shift = await ok(
    lea.post('/api/roster/shifts', {
      teamId: desk.teamId,
      officerId: jo.id,
      day: '2026-12-01',
      hours: { from: 540, to: 1020, name: 'Extra' },
    }),
  );
  const swap = await ok(jo.post(`/api/roster/shifts/${shift.id}/offer`, { toOfficerId: ben.id, words: '' }));
  expect(await told(ben)).toMatchObject([{ because: 'shift offered', facts: { startsAt: Date.UTC(2026, 11, 1, 9) } }]);
  await ok(ben.post(`/api/roster/swaps/${swap.id}/take`));
  // Who has taken it needs no reminder, and now the leader has something to decide.
  expect(await told(ben)).toEqual([]);
  expect(await told(lea)).toMatchObject([{ about: 'roster.decide', facts: { count: 1 } }]);
  await ok(lea.post(`/api/roster/swaps/${swap.id}/approve`));
  for (const who of [jo, ben]) expect(await told(who)).toMatchObject([{ because: 'swap approved' }]);
});
