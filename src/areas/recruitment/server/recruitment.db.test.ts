import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setDisabled } from '#areas/identity/server/index.ts';
import { prepareFrameworks } from '#areas/frameworks/server/index.ts';
import { DAY } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { forgetCandidates } from './index.ts';

let desk: TestDesk;
let jo: TestOfficer;
let mira: TestOfficer;
let dev: TestOfficer;
let di: TestOfficer;
let profileId: string;

beforeAll(async () => {
  desk = await openTestDesk();
  await desk.as(SYSTEM, prepareFrameworks);
  jo = await desk.officer('Jo Haldane', { roles: ['team leader'] });
  di = await desk.officer('Di Grosz', { roles: ['team leader', 'administrator'] });
  mira = await desk.officer('Mira Tolentino');
  dev = await desk.officer('Dev Patel');
  profileId = (await jo.get('/api/frameworks')).body.profiles[0].id;
});
afterAll(() => desk.close());

const post = (who: TestOfficer, path: string, body: object = {}) => who.post(`/api/recruitment/${path}`, body);
async function aRound(panel: TestOfficer[] = [mira], names = ['Astrid Lindqvist']) {
  const { body } = await post(jo, 'rounds', {
    title: 'The front counter',
    profileId,
    panel: panel.map(({ id }) => id),
  });
  const ids: string[] = [];
  for (const name of names) {
    desk.time.now += 1000;
    ids.push((await post(jo, `rounds/${body.id}/candidates`, { name })).body.id);
  }
  return { id: body.id as string, candidates: ids, candidate: ids[0] ?? '' };
}
const seen = async (who: TestOfficer, id: string) => (await who.get(`/api/recruitment/rounds/${id}`)).body;
const codes = async (id: string): Promise<string[]> =>
  (await seen(jo, id)).questions.map((one: { code: string }) => one.code);
const sheet = (all: readonly string[], mark: number) => ({
  marks: Object.fromEntries(all.map((code) => [code, mark])),
  notes: Object.fromEntries(all.map((code) => [code, `Astrid told of ${code}.`])),
  give: true,
});

describe('a round', () => {
  test('is opened for a role with its guide, by a leader, with at least one other on the panel', async () => {
    expect((await post(mira, 'rounds', { title: 'x', profileId, panel: [dev.id] })).status).toBe(403);
    expect((await post(jo, 'rounds', { title: 'x', profileId, panel: [jo.id] })).body.reason).toContain('two people');
    const { id } = await aRound();
    const round = await seen(jo, id);
    expect(round.questions).toHaveLength(5);
    expect(round.panel.toSorted()).toEqual([jo.id, mira.id].toSorted());
  });

  test('is seen by its panel alone: nobody else sees who applies, or that anybody does', async () => {
    const { id, candidate } = await aRound([mira], ['Peregrine Ashdown']);
    expect((await di.get(`/api/recruitment/rounds/${id}`)).status).toBe(404);
    expect((await di.get('/api/recruitment/rounds')).body.rounds).toEqual([]);
    expect((await post(dev, `candidates/${candidate}/sheet`, sheet(['x'], 1))).status).toBe(404);
    const told = await sql<{
      n: number;
    }>`select count(*)::int as n from records.event where data::text ilike '%peregrine%'`.execute(
      desk.parts.database.db,
    );
    expect(told.rows).toEqual([{ n: 0 }]);
    for (const path of ['/api/cases?q=Peregrine', '/api/customers/search?q=Peregrine', '/api/today'])
      expect(JSON.stringify((await mira.get(path)).body)).not.toContain('Peregrine');
    expect(JSON.stringify((await mira.get('/api/today')).body)).toContain('recruitment.judge');
  });
});

describe('judging', () => {
  test('is blind: nobody sees another’s sheet before their own is given, and then none changes', async () => {
    const { id, candidate } = await aRound();
    const all = await codes(id);
    expect(
      (await post(jo, `candidates/${candidate}/sheet`, { marks: {}, notes: {}, give: true })).body.reason,
    ).toContain('Left: ');
    await post(jo, `candidates/${candidate}/sheet`, sheet(all, 3));
    expect((await seen(mira, id)).candidates[0]).toMatchObject({ sheets: [], agreed: [] });
    expect((await seen(mira, id)).agreement.pairs).toBe(0);
    await post(mira, `candidates/${candidate}/sheet`, { ...sheet(all, 1), give: false });
    expect((await seen(jo, id)).candidates[0].sheets).toHaveLength(1);
    expect((await seen(jo, id)).candidates[0].waitingFor).toEqual([mira.id]);
    await post(mira, `candidates/${candidate}/sheet`, sheet(all, 1));
    expect((await seen(mira, id)).candidates[0].sheets).toHaveLength(2);
    expect((await post(mira, `candidates/${candidate}/sheet`, sheet(all, 3))).body.reason).toContain(
      'stays as you gave',
    );
    await expect(
      sql`update recruitment.sheet set marks = '{}' where candidate_id = ${candidate}`.execute(desk.parts.database.db),
    ).rejects.toThrow('stays as it was given');
  });

  test('who knows a candidate stands aside, and sees nothing of what others say of them', async () => {
    const { id, candidate } = await aRound([mira, dev]);
    const all = await codes(id);
    await post(dev, `candidates/${candidate}/aside`, { why: 'We were at school together.' });
    for (const who of [jo, mira]) await post(who, `candidates/${candidate}/sheet`, sheet(all, 2));
    expect((await seen(dev, id)).candidates[0]).toMatchObject({
      aside: true,
      sheets: [{ state: 'aside' }],
      agreed: [],
    });
    expect((await post(dev, `candidates/${candidate}/sheet`, sheet(all, 0))).status).toBe(409);
    expect((await post(jo, `candidates/${candidate}/agreed`, { code: all[0], mark: 2 })).status).toBe(200);
    expect((await post(dev, `candidates/${candidate}/agreed`, { code: all[0], mark: 2 })).status).toBe(409);
  });

  test('ends with what the panel agrees on, with a reason where they differ; who is equal is told to be', async () => {
    const { id, candidates } = await aRound([mira], ['Astrid', 'Bo', 'Cai']);
    const all = await codes(id);
    const [a = '', b = '', c = ''] = candidates;
    const agreeOn = (candidate: string, mark: number, why = '') =>
      Promise.all(all.map((code) => post(jo, `candidates/${candidate}/agreed`, { code, mark, why })));
    expect((await post(jo, `candidates/${a}/agreed`, { code: all[0], mark: 2 })).status).toBe(409);
    for (const candidate of [a, b, c]) await post(jo, `candidates/${candidate}/sheet`, sheet(all, 2));
    for (const candidate of [a, b]) await post(mira, `candidates/${candidate}/sheet`, sheet(all, 2));
    await post(mira, `candidates/${c}/sheet`, sheet(all, 1));
    for (const candidate of [a, b]) await agreeOn(candidate, 2);
    expect((await agreeOn(c, 1)).map(({ status }) => status)).toEqual(all.map(() => 409));
    expect((await post(jo, `rounds/${id}/close`, { outcome: 'Astrid.' })).body.reason).toContain('Left: C');
    await agreeOn(c, 1, 'The example was of somebody else.');
    const { candidates: shown, agreement } = await seen(mira, id);
    expect(shown.map(({ place }: { place: object }) => place)).toMatchObject([
      { place: 1, tied: true, met: 5 },
      { place: 1, tied: true, met: 5 },
      { place: 3, tied: false, met: 0 },
    ]);
    expect(agreement).toMatchObject({ pairs: 15, same: 10, near: 15 });
    expect((await post(jo, `rounds/${id}/close`, { outcome: 'Astrid, because of the calls.' })).status).toBe(200);
    expect((await post(jo, `rounds/${id}/candidates`, { name: 'Late' })).status).toBe(409);
  });
});

test('whoever has a part finds the way there, with how many wait for them; whoever has none is shown none', async () => {
  const part = async (who: TestOfficer) => (await who.get('/api/recruitment/part')).body;
  const eve = await desk.officer('Eve Marlow');
  expect(await part(eve)).toEqual({ has: false, waiting: 0 });
  expect(await part(await desk.officer('Lead Elsewhere', { roles: ['team leader'] }))).toEqual({
    has: true,
    waiting: 0,
  });
  const { id, candidate } = await aRound([eve], ['One', 'Two']);
  expect(await part(eve)).toEqual({ has: true, waiting: 2 });
  await post(eve, `candidates/${candidate}/sheet`, { ...sheet(await codes(id), 1), give: false });
  expect((await part(eve)).waiting).toBe(2);
  await post(eve, `candidates/${candidate}/sheet`, sheet(await codes(id), 1));
  expect((await part(eve)).waiting).toBe(1);
});

test('names and notes are forgotten when their months are over, and what was decided can still be explained', async () => {
  const { id, candidate } = await aRound();
  const all = await codes(id);
  for (const who of [jo, mira]) await post(who, `candidates/${candidate}/sheet`, sheet(all, 2));
  for (const code of all) await post(jo, `candidates/${candidate}/agreed`, { code, mark: 2 });
  await post(jo, `rounds/${id}/close`, { outcome: 'Astrid it is.' });
  const { keepUntil } = await seen(jo, id);
  const { db } = desk.parts.database;
  await forgetCandidates({ db, clock: () => keepUntil - DAY });
  expect((await seen(jo, id)).candidates[0].name).toBe('Astrid Lindqvist');
  await forgetCandidates({ db, clock: () => keepUntil });
  const after = await seen(jo, id);
  expect(JSON.stringify(after)).not.toContain('Astrid');
  expect(after.candidates[0]).toMatchObject({ letter: 'A', name: null, place: { place: 1, met: 5 } });
});

test('a round that nobody closed is over when its candidates are forgotten, and nobody is named in it again', async () => {
  const { id, candidate } = await aRound();
  const { keepUntil } = await seen(jo, id);
  const { db } = desk.parts.database;
  await forgetCandidates({ db, clock: () => keepUntil });
  expect((await post(jo, `rounds/${id}/candidates`, { name: 'Peregrine Ashdown' })).status).toBe(409);
  expect((await post(mira, `candidates/${candidate}/sheet`, { ...sheet(['x'], 1), give: false })).status).toBe(409);
  expect(JSON.stringify((await mira.get('/api/today')).body)).not.toContain(id);
});

test('somebody of the panel who has left the desk is not waited for', async () => {
  const leaving = await desk.officer('Kit Marlow');
  const { id, candidate } = await aRound([mira, leaving]);
  const all = await codes(id);
  for (const who of [jo, mira]) await post(who, `candidates/${candidate}/sheet`, sheet(all, 2));
  const agree = () => post(jo, `candidates/${candidate}/agreed`, { code: all[0], mark: 2 });
  expect((await agree()).status).toBe(409);
  await desk.as(SYSTEM, (work) => setDisabled(work, leaving.id, true));
  expect((await seen(jo, id)).candidates[0].waitingFor).toEqual([]);
  expect((await agree()).status).toBe(200);
});
