import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { type TestOfficer } from '#testing/desk.ts';
import { NO, REVIEW, caseOf } from './decisions.fixtures.ts';
import { openDeciding } from './deciding.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, jo, asking, referred, ask, onCase, todayOf } = await openDeciding();
afterAll(() => desk.close());

describe('a “no”', () => {
  const refusing = (more: object = {}) => ({
    power: 'refusal',
    what: 'Refuse to take the fee away',
    reasons: 'Twice already.',
    ...more,
  });

  test('is not decided without another way, or the reason there is none, and the right to a second look', async () => {
    const id = await caseOf(desk, mira);
    expect((await ask(mira, id, refusing({ reviewRight: REVIEW }))).body.fields).toMatchObject([
      { field: 'alternative' },
    ]);
    expect((await ask(mira, id, refusing({ alternative: 'Pay later' }))).body.fields).toMatchObject([
      { field: 'reviewRight' },
    ]);
    await expect(
      sql`insert into decisions.decision (id, case_id, power, what, reasons, asked_by, asked_at, due_at, state, settled_at)
          values (gen_random_uuid(), ${id}, 'refusal', 'x', 'x', ${mira.id}, now(), now(), 'approved', now())`.execute(
        desk.parts.database.db,
      ),
    ).rejects.toThrow(/decision_no_is_whole/);
    expect((await ask(mira, id, refusing(NO))).status).toBe(200);
  });

  test('does not go out in a letter that leaves either of them out', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await ask(mira, id, refusing(NO));
    const tell = (words: string) => mira.post(`/api/decisions/${body.id}/tell`, { how: 'letter', words });
    expect((await tell('We cannot take it away.')).body.reason).toContain('You can pay in three parts.');
    expect((await tell('We cannot. You can pay in three parts.')).body.reason).toContain('28 days');
    expect((await tell(`We cannot. You can pay in three parts. ${REVIEW}`)).status).toBe(200);
    expect((await tell(`We cannot. You can pay in three parts. ${REVIEW}`)).status).toBe(409);
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from cases.message where case_id = ${id} and direction = 'out'`.execute(
      desk.parts.database.db,
    );
    expect(rows[0]?.n).toBe(1);
  });

  test('of whoever decides on what was asked is whole as well', async () => {
    const id = await caseOf(desk, mira);
    await ask(mira, id, asking(50_000, referred(jo.id)));
    const [one] = await onCase(jo, id);
    expect((await jo.post(`/api/decisions/${one.id}/decline`, { reasons: 'No proof.' })).body.fields).toMatchObject([
      { field: 'alternative' },
    ]);
    expect((await jo.post(`/api/decisions/${one.id}/decline`, { reasons: 'No proof.', ...NO })).status).toBe(200);
    expect((await onCase(mira, id))[0]).toMatchObject({ state: 'declined', says: true, alternative: NO.alternative });
  });

  test('that was taken back before it went told nobody anything', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await ask(mira, id, refusing(NO));
    await mira.post(`/api/decisions/${body.id}/tell`, {
      how: 'letter',
      words: `No. You can pay in three parts. ${REVIEW}`,
    });
    const { entries } = (await mira.get(`/api/cases/${id}`)).body;
    const sent = entries.find(({ direction }: { direction: string }) => direction === 'out');
    expect((await mira.post(`/api/messages/${sent.id}/recall`)).status).toBe(200);
    expect((await onCase(mira, id))[0].toldAt).toBeNull();
  });
});

describe('what was decided before', () => {
  const found = async (officer: TestOfficer, q: string) =>
    (await officer.get(`/api/precedents?q=${encodeURIComponent(q)}`)).body.precedents;
  const decided = async (officer: TestOfficer, reasons: string, more: object = {}) => {
    const id = await caseOf(desk, officer, more);
    await ask(officer, id, asking(100, { reasons }));
    return id;
  };

  test('is found by its words, without what names anybody, and with the way there for whoever may see it', async () => {
    const other = await desk.team('Precedents elsewhere');
    const far = await desk.officer('Far Away', { teamIds: [other] });
    const id = await decided(mira, 'Peg Doolan had a stroke; ring 0400 111 222.');
    expect(await found(mira, 'strokes')).toMatchObject([
      { reasons: '[person A] had a stroke; ring [phone 1].', state: 'approved', case: { id } },
    ]);
    expect(await found(far, 'stroke')).toMatchObject([
      { reasons: '[person A] had a stroke; ring [phone 1].', case: null },
    ]);
  });

  test('on a restricted case is nothing to whoever may not see it', async () => {
    const id = await decided(mira, 'It was about an earthquake.');
    const { version } = (await mira.get(`/api/cases/${id}`)).body.case;
    await mira.post(`/api/cases/${id}/change`, { version, restricted: true });
    const noah = await desk.officer('Noah');
    expect(await found(noah, 'earthquake')).toEqual([]);
    expect(await found(mira, 'earthquake')).toHaveLength(1);
  });
});

describe('a case that somebody above should know of', () => {
  test('is told to the leaders of its team until one has read it, and a note is prepared from the record', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await mira.post(`/api/cases/${id}/flags`, { kind: 'sensitive', why: 'A journalist has asked.' });
    expect((await mira.post(`/api/cases/${id}/flags`, { kind: 'sensitive', why: 'Again.' })).status).toBe(409);
    expect(await todayOf(jo, id)).toMatchObject([
      { about: 'decisions.flag', because: 'sensitive', facts: { who: mira.id } },
    ]);
    expect((await mira.post(`/api/flags/${body.id}/seen`)).status).toBe(403);
    expect((await jo.post(`/api/flags/${body.id}/seen`)).status).toBe(200);
    expect(await todayOf(jo, id)).toEqual([]);
    await ask(mira, id, asking(100));
    const note = (await jo.get(`/api/cases/${id}/briefing`)).body;
    const whole = JSON.stringify(note.parts);
    for (const said of [
      'A journalist has asked.',
      'She asks us to take the late fee away.',
      'Take the late fee away (waiver, $1): approved.',
      'Owner: Mira',
    ])
      expect(whole).toContain(said);
    expect((await mira.post(`/api/flags/${body.id}/end`, { reason: 'Printed, and right.' })).status).toBe(200);
    expect((await mira.get(`/api/cases/${id}/decisions`)).body.flags).toEqual([]);
  });

  test('shows its note, its flags and its decisions to nobody who may not see it', async () => {
    const other = await desk.team('Flags elsewhere');
    const far = await desk.officer('Further Away', { roles: ['officer'], teamIds: [other] });
    const id = await caseOf(desk, mira);
    const { body } = await mira.post(`/api/cases/${id}/flags`, { kind: 'emerging', why: 'The third today.' });
    expect((await far.get(`/api/cases/${id}/briefing`)).status).toBe(404);
    expect((await far.post(`/api/cases/${id}/flags`, { kind: 'sensitive', why: 'x' })).status).toBe(404);
    expect((await far.post(`/api/flags/${body.id}/end`, { reason: 'x' })).status).toBe(404);
  });
});
