import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let ada: TestOfficer;
let mira: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  ada = await desk.officer('Ada', { roles: ['administrator', 'team leader'] });
  mira = await desk.officer('Mira');
});
afterAll(() => desk.close());

const line = (more: object = {}) => ({
  instrument: 'Delegations 2026',
  instrumentOn: '2026-07-01',
  holder: { role: 'officer' },
  power: 'refund',
  limitCents: 10_000,
  from: desk.time.now,
  ...more,
});
const table = async (officer: TestOfficer) => (await officer.get('/api/delegations')).body;

describe('the delegations', () => {
  test('are written by an administrator and read by everybody', async () => {
    const { status, body } = await ada.post(
      '/api/delegations',
      line({ condition: 'Receipt seen', until: desk.time.now + DAY }),
    );
    expect(status).toBe(200);
    expect((await mira.post('/api/delegations', line())).status).toBe(403);
    const { lines, sign } = await table(mira);
    expect(sign).toBe('$');
    expect(lines).toMatchObject([
      { id: body.id, power: 'refund', limitCents: 10_000, condition: 'Receipt seen', endedAt: null },
    ]);
  });

  test('are never changed: a line is ended with a reason, and stays to be read', async () => {
    const { body } = await ada.post('/api/delegations', line({ power: 'waiver' }));
    expect((await ada.post(`/api/delegations/${body.id}/end`, { reason: ' ' })).status).toBe(400);
    expect((await ada.post(`/api/delegations/${body.id}/end`, { reason: 'New instrument' })).status).toBe(200);
    expect((await ada.post(`/api/delegations/${body.id}/end`, { reason: 'Again' })).status).toBe(404);
    const ended = (await table(mira)).lines.find(({ id }: { id: string }) => id === body.id);
    expect(ended).toMatchObject({ endedAt: desk.time.now, endReason: 'New instrument' });
    await expect(
      sql`update delegations.line set limit_cents = 999999 where id = ${body.id}`.execute(desk.parts.database.db),
    ).rejects.toThrow(/never changed/);
  });

  test('are given to nobody by themselves, neither a line nor an appointment', async () => {
    const own = await ada.post('/api/delegations', line({ holder: { officerId: ada.id } }));
    expect([own.status, own.body.reason]).toEqual([422, expect.stringContaining('Nobody gives themselves')]);
    const acting = {
      officerId: ada.id,
      as: { role: 'complaints manager' },
      instrument: 'x',
      from: desk.time.now,
      until: desk.time.now + DAY,
    };
    expect((await ada.post('/api/acting', acting)).status).toBe(422);
    expect((await ada.post('/api/acting', { ...acting, officerId: mira.id })).status).toBe(200);
    expect((await table(mira)).acting).toMatchObject([{ officerId: mira.id, as: { role: 'complaints manager' } }]);
  });

  test.each([
    ['a position that is not', { holder: { role: 'emperor' } }, 'holder'],
    ['an amount for what is not about money', { power: 'restriction' }, 'limitCents'],
    ['a lapse before its beginning', { until: 0 }, 'until'],
    ['a day that is not', { instrumentOn: '2026-02-31' }, 'instrumentOn'],
  ])('take no line with %s', async (_what, more, field) => {
    const { status, body } = await ada.post('/api/delegations', line(more));
    expect({ status, field: body.fields?.[0]?.field }).toEqual({ status: 422, field });
  });
});
