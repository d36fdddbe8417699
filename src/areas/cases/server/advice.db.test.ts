import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import type { Hint } from '#platform/live.ts';
import { type TestOfficer } from '#testing/desk.ts';
import { openBeside } from './beside.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, dev, jo, stranger, elsewhere, open, read, beside, kindsOn, db } = await openBeside();
afterAll(() => desk.close());

describe('advice', () => {
  const ask = (id: string, of: object, question = 'Does board count as income?') =>
    mira.post(`/api/cases/${id}/advice`, { question, of });

  test('is asked, answered and used: both halves stand in the history, and each list has what it waits for', async () => {
    const id = await open();
    const adviceId = (await ask(id, { officerId: jo.id })).body.id as string;
    const [line] = (await jo.get('/api/advice')).body.asked;
    expect(line).toMatchObject({ id: adviceId, caseId: id, question: 'Does board count as income?', subject: 'Card' });
    expect((await dev.get('/api/advice')).body.asked).toEqual([]);
    expect((await mira.post(`/api/advice/${adviceId}/use`)).status).toBe(409);

    desk.time.now += 1000;
    expect((await jo.post(`/api/advice/${adviceId}/answer`, { answer: 'Rule 4.2: her own income only.' })).status).toBe(
      200,
    );
    expect((await jo.get('/api/advice')).body.asked).toEqual([]);
    expect((await mira.get('/api/advice')).body.answered).toMatchObject([{ id: adviceId, answeredBy: jo.id }]);
    expect((await jo.post(`/api/advice/${adviceId}/answer`, { answer: 'Twice' })).status).toBe(409);

    const { advice } = await beside(id);
    expect(advice).toMatchObject([{ state: 'answered', answer: 'Rule 4.2: her own income only.' }]);
    const notes = (await read(id)).entries.filter(({ type }: { type: string }) => type === 'note');
    expect(notes.map(({ id: noteId }: { id: string }) => noteId)).toEqual([advice[0].questionId, advice[0].answerId]);
    // It can be found when the question comes up again.
    expect((await dev.get('/api/search?q=income')).body.cases).toMatchObject([{ id }]);

    expect((await mira.post(`/api/advice/${adviceId}/use`)).status).toBe(200);
    expect((await mira.get('/api/advice')).body.answered).toEqual([]);
    expect((await beside(id)).advice).toMatchObject([{ state: 'used' }]);
    expect(await kindsOn(id)).toEqual(expect.arrayContaining(['advice.asked', 'advice.answered', 'advice.used']));
  });

  test('asked of a team is on the list of everybody in it but the one who asked, until one of them answers', async () => {
    const id = await open();
    const adviceId = (await ask(id, { teamId: desk.teamId })).body.id as string;
    const has = async (who: TestOfficer) =>
      (await who.get('/api/advice')).body.asked.some((line: { id: string }) => line.id === adviceId) as boolean;
    expect([await has(dev), await has(mira), await has(stranger)]).toEqual([true, false, false]);
    expect((await mira.post(`/api/advice/${adviceId}/answer`, { answer: 'Myself' })).status).toBe(409);
    const both = await Promise.all(
      [dev, jo].map((who) => who.post(`/api/advice/${adviceId}/answer`, { answer: 'Yes' })),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await has(dev)).toBe(false);
    expect((await read(id)).entries.filter(({ type }: { type: string }) => type === 'note')).toHaveLength(2);
  });

  test('can be withdrawn by whoever asked, until it is given', async () => {
    const id = await open();
    const adviceId = (await ask(id, { officerId: dev.id })).body.id as string;
    expect((await dev.post(`/api/advice/${adviceId}/withdraw`)).status).toBe(409);
    expect((await mira.post(`/api/advice/${adviceId}/withdraw`)).status).toBe(200);
    expect((await dev.post(`/api/advice/${adviceId}/answer`, { answer: 'Late' })).status).toBe(409);
    expect((await dev.get('/api/advice')).body.asked.map((line: { id: string }) => line.id)).not.toContain(adviceId);
  });

  test('is asked of nobody who cannot see the case, and of nobody who asks themselves; then no note is left either', async () => {
    const id = await open();
    const { version } = (await read(id)).case;
    for (const of of [{ officerId: stranger.id }, { teamId: elsewhere }, { officerId: mira.id }])
      expect(await ask(id, of)).toMatchObject({ status: 422, body: { fields: [{ field: 'of' }] } });
    await mira.post(`/api/cases/${id}/change`, { version, restricted: true });
    expect((await ask(id, { officerId: dev.id })).status).toBe(422);
    expect((await ask(id, { officerId: jo.id })).status).toBe(200);
    expect((await read(id)).entries.filter(({ type }: { type: string }) => type === 'note')).toHaveLength(1);
  });

  test('on a case that becomes restricted leaves the list of who may not see it any more', async () => {
    const id = await open();
    const adviceId = (await ask(id, { officerId: dev.id })).body.id as string;
    const ids = async () =>
      (await dev.get('/api/advice')).body.asked.map((line: { id: string }) => line.id) as string[];
    expect(await ids()).toContain(adviceId);
    const { version } = (await read(id)).case;
    await mira.post(`/api/cases/${id}/change`, { version, restricted: true });
    expect(await ids()).not.toContain(adviceId);
    expect((await dev.post(`/api/advice/${adviceId}/answer`, { answer: 'x' })).status).toBe(404);
  });
});

describe('who is here', () => {
  const be = (who: TestOfficer, id: string, it: object = {}) =>
    who.post(`/api/cases/${id}/here`, {
      seat: `seat of ${who.id.slice(-8)}`,
      doing: 'reading',
      arriving: false,
      ...it,
    });

  test('is told to the others while the window is open, once for each officer, and writing counts before reading', async () => {
    const id = await open();
    await be(dev, id, { arriving: true });
    await be(dev, id, { seat: 'another window', doing: 'writing' });
    expect((await be(mira, id, { arriving: true })).body.others).toMatchObject([
      { officerId: dev.id, doing: 'writing' },
    ]);
    await dev.post(`/api/cases/${id}/left`, { seat: 'another window' });
    expect((await mira.get(`/api/cases/${id}/here`)).body.others).toMatchObject([
      { officerId: dev.id, doing: 'reading' },
    ]);
    await dev.post(`/api/cases/${id}/left`, { seat: `seat of ${dev.id.slice(-8)}` });
    expect((await mira.get(`/api/cases/${id}/here`)).body.others).toEqual([]);
  });

  test('ends by itself when a window went without a word', async () => {
    const id = await open();
    await be(dev, id, { arriving: true });
    desk.time.now += 80_000;
    expect((await mira.get(`/api/cases/${id}/here`)).body.others).toEqual([]);
    await be(mira, id, { arriving: true });
    const { rows } = await sql`select 1 from cases.presence where case_id = ${id} and officer_id = ${dev.id}`.execute(
      db(),
    );
    expect(rows).toEqual([]);
  });

  test('is said to the live line when it changes, and not each time a window says that it is still there', async () => {
    const id = await open();
    const heard: Hint[] = [];
    const deaf = desk.parts.live.hear((hint) => void heard.push(hint));
    const told = () => heard.filter(({ topic, ids }) => topic === 'presence' && ids.includes(id)).length;
    await be(dev, id, { arriving: true });
    await expect.poll(told, { timeout: 10_000 }).toBe(1);
    await be(dev, id);
    await be(dev, id);
    await be(dev, id, { doing: 'writing' });
    await expect.poll(told, { timeout: 10_000 }).toBe(2);
    deaf();
  });

  test('an officer who comes back is told when they last left, so that what is new can be marked', async () => {
    const id = await open();
    expect((await be(mira, id, { arriving: true })).body.seenAt).toBeNull();
    desk.time.now += 60_000;
    await mira.post(`/api/cases/${id}/left`, { seat: `seat of ${mira.id.slice(-8)}` });
    const left = desk.time.now;
    desk.time.now += 3_600_000;
    expect((await be(mira, id, { arriving: true })).body.seenAt).toBe(left);
    expect((await be(dev, id, { arriving: true })).body.seenAt).toBeNull();
  });
});
