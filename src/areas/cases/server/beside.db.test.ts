import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openBeside } from './beside.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, dev, jo, stranger, elsewhere, open, read, beside, kindsOn, db } = await openBeside();
afterAll(() => desk.close());

describe('the customer’s side', () => {
  const contactOf = async (id: string) =>
    (await read(id)).entries.find(({ type }: { type: string }) => type === 'contact').id as string;

  test('is said part by part, in their own words where they are theirs, and every change is an event and history', async () => {
    const id = await open();
    const entryId = await contactOf(id);
    const first = await mira.post(`/api/cases/${id}/perspective`, {
      asked: { words: 'Why was my card stopped?', entryId },
      feels: { words: 'Upset' },
    });
    expect(first.status).toBe(200);
    desk.time.now += 1000;
    await dev.post(`/api/cases/${id}/perspective`, { feels: { words: 'Ashamed to ask twice' }, asked: null });
    expect((await beside(id)).perspective).toMatchObject([
      { part: 'feels', words: 'Ashamed to ask twice', entryId: null, by: dev.id },
    ]);
    const { parts } = (await mira.get(`/api/cases/${id}/perspective`)).body;
    expect(parts).toHaveLength(3);
    expect(parts.find(({ part }: { part: string }) => part === 'asked')).toMatchObject({
      words: 'Why was my card stopped?',
      entryId,
      by: mira.id,
      endedBy: dev.id,
    });
    expect((await kindsOn(id)).filter((kind) => kind === 'perspective.changed')).toHaveLength(2);
    // The record of what was done holds nothing the customer wrote.
    const { rows } = await sql<{ data: string }>`
      select data::text as data from records.event where case_id = ${id} and kind = 'perspective.changed'`.execute(
      db(),
    );
    expect(rows.map(({ data }) => data).join()).not.toContain('card');
  });

  test('said again the same way is no event', async () => {
    const id = await open();
    for (let n = 0; n < 2; n += 1) await mira.post(`/api/cases/${id}/perspective`, { needs: { words: 'Fares' } });
    expect((await kindsOn(id)).filter((kind) => kind === 'perspective.changed')).toHaveLength(1);
  });

  test('takes no words for the customer’s that they did not say, and none from another case', async () => {
    const [id, other] = [await open(), await open()];
    const entryId = await contactOf(id);
    const lie = await mira.post(`/api/cases/${id}/perspective`, { asked: { words: 'Give me money', entryId } });
    expect(lie).toMatchObject({ status: 422, body: { fields: [{ field: 'asked' }] } });
    const foreign = await mira.post(`/api/cases/${other}/perspective`, {
      asked: { words: 'Why was my card', entryId },
    });
    expect(foreign).toMatchObject({ status: 422, body: { reason: expect.stringContaining('not on this case') } });
    expect((await beside(id)).perspective).toEqual([]);
  });

  test('of two officers who say the same part at once, one is current and both are history', async () => {
    const id = await open();
    await Promise.all(
      [mira, dev].map((who) => who.post(`/api/cases/${id}/perspective`, { needs: { words: `As ${who.id} says` } })),
    );
    expect((await beside(id)).perspective).toHaveLength(1);
    expect((await mira.get(`/api/cases/${id}/perspective`)).body.parts).toHaveLength(2);
  });
});

describe('handing over', () => {
  const NEXT = { nextStep: 'Call with the result', nextDueAt: Date.UTC(2026, 11, 3) };
  const give = async (id: string, to: object, who = mira) =>
    who.post(`/api/cases/${id}/hand-over`, {
      version: (await read(id, who)).case.version,
      teamId: desk.teamId,
      why: 'She knows concessions.',
      asked: 'Why it was stopped',
      promised: 'A call by Thursday',
      ...to,
    });

  test('moves owner, next step, date and what the old owner had promised to do, and leaves a note on top until it is taken', async () => {
    const id = await open();
    const task = (who: string | null, title: string) =>
      mira.post(`/api/cases/${id}/tasks`, { title, ownerId: who, dueAt: null });
    await task(mira.id, 'Ring about the receipts');
    await task(jo.id, 'Check the rule');
    expect((await give(id, { ownerId: dev.id, ...NEXT })).status).toBe(200);

    const after = await read(id, dev);
    expect(after.case).toMatchObject({ ownerId: dev.id, ...NEXT });
    expect(
      after.tasks.map(({ title, ownerId }: { title: string; ownerId: string }) => [title, ownerId]).toSorted(),
    ).toEqual([
      ['Check the rule', jo.id],
      ['Ring about the receipts', dev.id],
    ]);
    const note = after.entries.find(({ type }: { type: string }) => type === 'note');
    expect(note.body).toBe('She knows concessions.\n\nAsked: Why it was stopped\n\nPromised: A call by Thursday');
    const { handOver } = await beside(id, dev);
    expect(handOver).toMatchObject({
      noteId: note.id,
      by: mira.id,
      toOfficerId: dev.id,
      promised: 'A call by Thursday',
    });

    expect((await jo.post(`/api/hand-overs/${handOver.id}/take`)).status).toBe(409);
    expect((await dev.post(`/api/hand-overs/${handOver.id}/take`)).status).toBe(200);
    expect((await beside(id, dev)).handOver).toBeNull();
    expect((await dev.post(`/api/hand-overs/${handOver.id}/take`)).status).toBe(404);
    expect(await kindsOn(id)).toEqual(expect.arrayContaining(['case.assigned', 'case.taken-over']));
  });

  test('to a queue waits for anybody of that queue, and whoever takes it has the case', async () => {
    const id = await open();
    await give(id, { teamId: elsewhere, ownerId: null });
    const { handOver } = await beside(id, stranger);
    const both = await Promise.all([
      stranger.post(`/api/hand-overs/${handOver.id}/take`),
      stranger.post(`/api/hand-overs/${handOver.id}/take`),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    expect((await read(id, stranger)).case).toMatchObject({ ownerId: stranger.id, teamId: elsewhere });
  });

  test('that was given on or back before it was taken waits no more', async () => {
    const id = await open();
    await give(id, { ownerId: dev.id });
    const first = (await beside(id)).handOver.id;
    await give(id, { ownerId: jo.id }, dev);
    expect((await beside(id)).handOver.id).not.toBe(first);
    expect((await dev.post(`/api/hand-overs/${first}/take`)).status).toBe(404);
    const { version } = (await read(id)).case;
    await mira.post(`/api/cases/${id}/assign`, { version, teamId: desk.teamId, ownerId: mira.id });
    expect((await beside(id)).handOver).toBeNull();
  });

  test('is undone whole by whoever did it, also when they do not see the case any more, until it is taken', async () => {
    const id = await open();
    await mira.post(`/api/cases/${id}/tasks`, { title: 'Ring', ownerId: mira.id, dueAt: null });
    const before = await read(id);
    const { handOverId } = (await give(id, { teamId: elsewhere, ownerId: null, ...NEXT })).body;
    expect((await mira.get(`/api/cases/${id}`)).status).toBe(404);
    expect((await dev.post(`/api/hand-overs/${handOverId}/undo`)).status).toBe(404);
    expect((await mira.post(`/api/hand-overs/${handOverId}/undo`)).status).toBe(200);
    const after = await read(id);
    for (const field of ['teamId', 'ownerId', 'nextStep', 'nextDueAt'])
      expect(after.case[field], field).toBe(before.case[field]);
    expect(after.tasks).toEqual(before.tasks);
    const again = (await give(id, { ownerId: dev.id })).body.handOverId;
    await dev.post(`/api/hand-overs/${again}/take`);
    expect((await mira.post(`/api/hand-overs/${again}/undo`)).status).toBe(404);
  });

  test('is refused, with nothing changed, to where it is, to who cannot work on it, of a closed case and of an old version', async () => {
    const id = await open();
    const admin = await desk.officer('Ad Min', { roles: ['administrator'] });
    const before = await read(id);
    expect((await give(id, { ownerId: mira.id })).status).toBe(422);
    expect(await give(id, { ownerId: admin.id })).toMatchObject({
      status: 422,
      body: { reason: 'Ad Min does not work on cases. Choose another officer, or a queue.' },
    });
    expect((await give(id, { ownerId: dev.id, version: before.case.version - 1 })).status).toBe(409);
    expect((await read(id)).case).toEqual(before.case);
    expect((await beside(id)).handOver).toBeNull();
    await mira.post(`/api/cases/${id}/move`, { version: before.case.version, state: 'closed' });
    expect((await give(id, { ownerId: dev.id })).status).toBe(409);
  });
});

describe('the database itself', () => {
  test.each([
    [
      'a part twice at once',
      `insert into cases.perspective (id, case_id, part, words, at, by) select gen_random_uuid(), case_id, part, words, at, by from cases.perspective where ended_at is null limit 1`,
    ],
    ['a state that its times do not bear out', `update cases.advice set state = 'used' where state = 'asked'`],
    ['an answer without a name', `update cases.advice set answered_by = null where state = 'answered'`],
    [
      'advice that is used before it is given',
      `update cases.advice set used_at = now(), used_by = asked_by, state = 'used' where state = 'asked'`,
    ],
    [
      'two waiting hand-overs of one case',
      `insert into cases.hand_over (id, case_id, note_id, by, at, to_team_id, why) select gen_random_uuid(), h.case_id, n.id, h.by, h.at, h.to_team_id, h.why from cases.hand_over h, cases.note n where h.taken_at is null and h.ended_at is null and not exists (select from cases.hand_over o where o.note_id = n.id) limit 1`,
    ],
  ])('refuses %s', async (_what, statement) => {
    const id = await open();
    await mira.post(`/api/cases/${id}/perspective`, { needs: { words: 'Fares' } });
    await mira.post(`/api/cases/${id}/advice`, { question: 'One?', of: { officerId: jo.id } });
    const two = (await mira.post(`/api/cases/${id}/advice`, { question: 'Two?', of: { officerId: jo.id } })).body.id;
    await jo.post(`/api/advice/${two}/answer`, { answer: 'Yes' });
    await mira.post(`/api/cases/${id}/hand-over`, {
      version: (await read(id)).case.version,
      teamId: desk.teamId,
      ownerId: dev.id,
      why: 'x',
    });
    await expect(sql.raw(statement).execute(db())).rejects.toThrow(/violates|duplicate/);
  });
});
