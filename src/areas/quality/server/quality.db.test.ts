import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openComplaintDesk, type ComplaintDesk } from '#areas/complaints/server/complaint-desk.fixtures.ts';
import { DAY } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { prepareQuality } from './index.ts';

let at: ComplaintDesk;
let jo: TestOfficer;
let ana: TestOfficer;

beforeAll(async () => {
  at = await openComplaintDesk();
  await at.desk.as(SYSTEM, prepareQuality);
  jo = await at.desk.officer('Jo', { roles: ['complaints manager'] });
  ana = await at.desk.officer('Ana', { roles: ['team leader'] });
  expect((await jo.post('/api/quality/share', { sharePercent: 100 })).status).toBe(200);
});
afterAll(() => at.desk.close());

type Look = { id: string; kind: string; reference: string };
const looks = async (as = jo): Promise<Look[]> => (await as.get('/api/quality/looks')).body.looks;
const ofKind = async (kind: string, as = jo): Promise<Look | undefined> =>
  (await looks(as)).find((one) => one.kind === kind);
const give = (id: string | undefined, body: object, as = jo) => as.post(`/api/quality/looks/${id ?? ''}/give`, body);
const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
const days = () => `from=${day(at.desk.time.now - DAY)}&to=${day(at.desk.time.now + DAY)}`;
const agreement = async () => (await jo.get(`/api/quality/agreement?${days()}`)).body;

async function answered(): Promise<{ id: string; issue: string }> {
  const it = await at.ready();
  expect((await at.answer(it.id)).status).toBe(200);
  expect((await at.learn(it.issue)).status).toBe(200);
  return it;
}

test('what was decided is drawn, and read by somebody new to it who is not shown what came out', async () => {
  await answered();
  const finding = await ofKind('finding');
  expect(finding).toBeDefined();
  const shown = (await jo.get(`/api/quality/looks/${finding?.id ?? ''}`)).body;
  expect(shown).toMatchObject({ point: { said: 'He shouted' }, given: null });
  expect(JSON.stringify(shown)).not.toMatch(/upheld|Two people heard it|Charter/);
  const told = await give(finding?.id, { finding: 'not upheld', reasons: 'One voice against another.' });
  expect(told.body).toEqual({ first: ['upheld'], second: ['not upheld'], blind: true });
  expect((await give(finding?.id, { finding: 'upheld', reasons: 'x' })).status).toBe(409);
  expect((await jo.get(`/api/quality/looks/${finding?.id ?? ''}`)).body.given).toMatchObject({ first: ['upheld'] });
  expect((await ana.get(`/api/quality/looks/${finding?.id ?? ''}`)).status).toBe(403);

  const cause = await ofKind('cause');
  const causes = [{ wentWrong: 'conduct', because: 'capacity' }];
  expect((await give(cause?.id, { causes, reasons: 'Too few at the counter.' })).body.second).toEqual([
    'conduct / capacity',
  ]);
  expect(await agreement()).toMatchObject({
    axes: [
      { axis: 'finding', pairs: 1, same: 0 },
      { axis: 'what went wrong', pairs: 1, same: 1 },
      { axis: 'why it did', pairs: 1, same: 0 },
      { axis: 'decision', pairs: 0, same: 0, kappa: null },
    ],
    given: 2,
    notBlind: 0,
  });
});

test('whoever had to do with it reads none of it, and an officer without the right not at all', async () => {
  await answered();
  const open = await ofKind('finding');
  expect((await at.mira.get('/api/quality/looks')).status).toBe(403);
  const both = await at.desk.officer('Both', { roles: ['team leader'] });
  const { id, issue } = await at.ready();
  await at.find(issue, { finding: 'not upheld', why: 'The recording came.' }, both);
  expect((await at.answer(id)).status).toBe(200);
  const reference = (await at.caseNow(id)).case.reference;
  expect((await looks(both)).map((one) => one.reference)).not.toContain(reference);
  const its = (await looks()).find((one) => one.reference === reference && one.kind === 'finding');
  expect((await both.get(`/api/quality/looks/${its?.id ?? ''}`)).status).toBe(403);
  expect((await give(its?.id, { finding: 'upheld', reasons: 'x' }, both)).status).toBe(403);
  expect(open).toBeDefined();
});

test('a restricted case is drawn and shown to nobody who may not see it', async () => {
  const { id } = await answered();
  const { version, reference } = (await at.caseNow(id)).case;
  expect((await at.mira.post(`/api/cases/${id}/change`, { version, restricted: true })).status).toBe(200);
  const narrow = await at.desk.officer('Narrow', { roles: ['team leader'] });
  const seen = (await looks(narrow)).some((one) => one.reference === reference);
  expect(seen).toBe((await narrow.get(`/api/cases/${id}`)).status === 200);
});

test('who has opened the case since is not blind, and does not count', async () => {
  const before = await agreement();
  const { id } = await answered();
  await ana.get(`/api/cases/${id}`);
  const reference = (await at.caseNow(id)).case.reference;
  const its = (await looks(ana)).find((one) => one.reference === reference && one.kind === 'finding');
  expect((await give(its?.id, { finding: 'upheld', reasons: 'I saw it.' }, ana)).body.blind).toBe(false);
  const after = await agreement();
  expect(after.axes[0].pairs).toBe(before.axes[0].pairs);
  expect(after.notBlind).toBe(before.notBlind + 1);
});

test('what was said stays, in the database too', async () => {
  const { db } = at.desk.parts.database;
  await expect(
    sql`update quality.look set second = '{upheld}' where reader_id is not null`.execute(db),
  ).rejects.toThrow('stays as it is');
  await expect(sql`delete from quality.look`.execute(db)).rejects.toThrow('stays as it is');
  await expect(
    sql`update quality.look set reader_id = first_by, read_at = now(), second = '{x}', reasons = 'x', blind = true where reader_id is null`.execute(
      db,
    ),
  ).rejects.toThrow('look_by_somebody_else');
});

test('none is drawn of none, and a look that says nothing is refused', async () => {
  const waiting = await ofKind('finding');
  expect((await give(waiting?.id, { outcome: 'approved', reasons: 'x' })).status).toBe(422);
  expect((await jo.post('/api/quality/share', { sharePercent: 0 })).status).toBe(200);
  const count = (await looks()).length;
  await answered();
  expect(await looks()).toHaveLength(count);
  await jo.post('/api/quality/share', { sharePercent: 100 });
});

test('how it comes out is told by group, and of few people not at all', async () => {
  for (let n = 0; n < 11; n += 1) await answered();
  const { figures } = (await jo.get(`/api/quality/outcomes?${days()}`)).body;
  const by = figures.find(
    (one: { figure: string; by: string }) => one.figure === 'points upheld' && one.by === 'channel',
  );
  expect(by.rates).toMatchObject([{ group: 'counter', told: { all: expect.any(Number) as number } }]);
  expect(by.rates[0].told.all).toBeGreaterThanOrEqual(11);
  const decisions = figures.find((one: { figure: string; by: string }) => one.figure === 'decisions given');
  expect(decisions.rates).toEqual([]);
  expect((await at.mira.get(`/api/quality/outcomes?${days()}`)).status).toBe(403);
});
