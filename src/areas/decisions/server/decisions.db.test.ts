import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { approveLeave, askLeave } from '#areas/roster/server/index.ts';
import { appoint } from '#areas/delegations/server/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { caseOf, pass } from './decisions.fixtures.ts';
import { openDeciding } from './deciding.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, jo, kim, max, asking, referred, ask, onCase, todayOf, kindsOf } = await openDeciding();
afterAll(() => desk.close());

describe('a decision within one’s own delegation', () => {
  test('is made there and then, on record with the line it was made by', async () => {
    const id = await caseOf(desk, mira);
    expect((await ask(mira, id, asking(10_000))).status).toBe(200);
    const [made] = await onCase(mira, id);
    expect(made).toMatchObject({ state: 'approved', places: [{ by: mira.id, verdict: 'approved' }] });
    expect(await kindsOf(id)).toEqual(['decision.approved']);
    const { rows } = await sql<{ data: { lineId: string } }>`
      select data from records.event where case_id = ${id} and kind = 'decision.approved'`.execute(
      desk.parts.database.db,
    );
    expect(rows[0]?.data.lineId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('ends at its limit: a cent more is refused with the limit and what to do', async () => {
    const id = await caseOf(desk, mira);
    const { status, body } = await ask(mira, id, asking(10_001));
    expect([status, body.reason]).toEqual([422, '“Delegations 2026” goes up to $100. Choose who decides it.']);
    expect(await onCase(mira, id)).toEqual([]);
  });
});

describe('a decision beyond it', () => {
  test('goes up with a recommendation, the file and a deadline, and stands in the Today of who decides', async () => {
    const id = await caseOf(desk, mira);
    const { entries } = (await mira.get(`/api/cases/${id}`)).body;
    expect((await ask(mira, id, asking(50_000, referred(jo.id, { recommendation: '' })))).body.fields).toMatchObject([
      { field: 'recommendation' },
    ]);
    expect((await ask(mira, id, asking(50_000, referred(jo.id, { dueAt: null })))).body.fields).toMatchObject([
      { field: 'dueAt' },
    ]);
    expect((await ask(mira, id, asking(50_000, referred(mira.id)))).body.fields).toMatchObject([{ field: 'toId' }]);
    expect((await ask(mira, id, asking(500_000, referred(jo.id)))).body.reason).toMatch(
      /cannot decide this\. Ask Kim or Max\./,
    );
    expect((await ask(mira, id, asking(50_000, referred(jo.id, { file: [mira.id] })))).body.fields).toMatchObject([
      { field: 'file' },
    ]);
    const { status } = await ask(mira, id, asking(50_000, referred(jo.id, { file: [entries[0].id] })));
    expect(status).toBe(200);
    expect(await todayOf(jo, id)).toMatchObject([
      { about: 'decisions.sign', facts: { who: mira.id, amountCents: 50_000 } },
    ]);
    const [one] = await onCase(jo, id);
    expect(one).toMatchObject({ state: 'waiting', file: [entries[0].id], mine: { can: 'sign' } });
    expect((await mira.post(`/api/decisions/${one.id}/approve`, {})).status).toBe(403);
    expect((await jo.post(`/api/decisions/${one.id}/approve`, { reasons: 'Agreed.' })).status).toBe(200);
    expect((await kim.post(`/api/decisions/${one.id}/approve`, {})).status).toBe(409);
    expect(await todayOf(jo, id)).toEqual([]);
    expect(await todayOf(mira, id)).toMatchObject([{ about: 'decisions.tell', because: 'approved' }]);
    expect(
      (await mira.post(`/api/decisions/${one.id}/tell`, { how: 'letter', words: 'We took the fee away.' })).status,
    ).toBe(200);
    expect(await todayOf(mira, id)).toEqual([]);
    expect(await kindsOf(id)).toEqual(['decision.asked', 'decision.approved', 'decision.told']);
  });

  test('is checked again when it is made: what lapsed since it was asked for has lapsed', async () => {
    const lea = await desk.officer('Lea');
    const id = await caseOf(desk, mira);
    const [from, until] = [desk.time.now, desk.time.now + HOUR];
    await desk.as(SYSTEM, (work) =>
      appoint(work, { officerId: lea.id, as: { role: 'team leader' }, instrument: 'Acting', from, until }),
    );
    expect((await ask(mira, id, asking(50_000, referred(lea.id)))).status).toBe(200);
    const [one] = await onCase(lea, id);
    expect(one.mine).toMatchObject({ can: 'sign', because: 'By “Delegations 2026”, up to $1,000, while acting.' });
    await pass(desk, HOUR);
    const { status, body } = await lea.post(`/api/decisions/${one.id}/approve`, {});
    expect([status, body.reason]).toEqual([403, expect.stringContaining('goes up to $100')]);
    // Somebody else who may takes it.
    expect((await onCase(kim, id))[0].mine).toMatchObject({ can: 'take' });
    expect((await kim.post(`/api/decisions/${one.id}/take`)).status).toBe(200);
    expect((await kim.post(`/api/decisions/${one.id}/approve`, {})).status).toBe(200);
  });

  test('is sent back with reasons, and asked again once, with what was missing', async () => {
    const id = await caseOf(desk, mira);
    await ask(mira, id, asking(50_000, referred(jo.id)));
    const [one] = await onCase(jo, id);
    expect((await jo.post(`/api/decisions/${one.id}/return`, { reasons: ' ' })).status).toBe(400);
    expect((await jo.post(`/api/decisions/${one.id}/return`, { reasons: 'Which hospital?' })).status).toBe(200);
    expect(await todayOf(mira, id)).toMatchObject([
      { about: 'decisions.returned', facts: { words: 'Which hospital?', who: jo.id } },
    ]);
    const again = asking(50_000, referred(jo.id, { followsId: one.id, reasons: 'St Mary’s, 3 to 9 March.' }));
    expect((await ask(mira, id, again)).status).toBe(200);
    expect((await ask(mira, id, again)).status).toBe(422);
    expect(await todayOf(mira, id)).toEqual([]);
    const [second] = await onCase(mira, id);
    expect((await mira.post(`/api/decisions/${second.id}/withdraw`)).status).toBe(200);
    expect((await jo.post(`/api/decisions/${second.id}/approve`, {})).body.reason).toBe('It was taken back.');
  });

  test('goes to who stands in, when the other is on leave or the time is over, and not before', async () => {
    const roster = { live: desk.parts.live, standards: desk.parts.standards, publicUrl: '' };
    const day = new Date(desk.time.now + 11 * HOUR).toISOString().slice(0, 10);
    const leaveId = await desk.as(jo.actor, (work) =>
      askLeave(roster, work, { kind: 'holiday', firstDay: day, lastDay: day, words: '' }),
    );
    await desk.as(kim.actor, (work) => approveLeave(roster, work, leaveId));
    const id = await caseOf(desk, mira);
    const { status, body } = await ask(mira, id, asking(50_000, referred(jo.id)));
    expect([status, body.reason]).toEqual([422, 'Jo is away. Say who stands in, or choose somebody else.']);
    await ask(mira, id, asking(50_000, referred(jo.id, { substituteId: kim.id })));
    expect(await todayOf(kim, id)).toMatchObject([{ about: 'decisions.sign', because: 'stands in' }]);
    const [one] = await onCase(kim, id);
    expect((await kim.post(`/api/decisions/${one.id}/approve`, {})).status).toBe(200);
    const later = await caseOf(desk, mira);
    await ask(mira, later, asking(50_000, referred(max.id, { substituteId: kim.id })));
    const [two] = await onCase(kim, later);
    expect((await kim.post(`/api/decisions/${two.id}/approve`, {})).body.reason).toContain('neither is so');
    await pass(desk, DAY + 1);
    expect(await todayOf(mira, later)).toEqual(
      expect.arrayContaining([expect.objectContaining({ about: 'decisions.late' })]),
    );
    expect((await kim.post(`/api/decisions/${two.id}/approve`, {})).status).toBe(200);
  });
});

describe('two signatures', () => {
  test('are two people’s, neither of whom asked', async () => {
    const id = await caseOf(desk, mira);
    await ask(mira, id, asking(500_000, referred(max.id)));
    const [one] = await onCase(max, id);
    expect(one.mine).toMatchObject({ can: 'sign', second: true });
    expect((await max.post(`/api/decisions/${one.id}/approve`, {})).body.fields).toMatchObject([{ field: 'secondId' }]);
    for (const secondId of [max.id, mira.id, jo.id])
      expect((await max.post(`/api/decisions/${one.id}/approve`, { secondId })).status).toBe(422);
    expect((await max.post(`/api/decisions/${one.id}/approve`, { secondId: kim.id })).status).toBe(200);
    expect((await onCase(max, id))[0].state).toBe('waiting');
    expect((await max.post(`/api/decisions/${one.id}/approve`, {})).status).toBe(403);
    expect((await kim.post(`/api/decisions/${one.id}/approve`, {})).status).toBe(200);
    expect((await onCase(max, id))[0]).toMatchObject({ state: 'approved', places: [{ by: max.id }, { by: kim.id }] });
  });

  test('are wanted of whoever could have decided less by themselves, too', async () => {
    const id = await caseOf(desk, max);
    const { status, body } = await ask(max, id, asking(500_000));
    expect([status, body.reason]).toEqual([
      422,
      'By “Delegations 2026”. Above that two others sign, so choose who signs first.',
    ]);
    expect((await ask(max, id, asking(150_000))).status).toBe(200);
  });
});

describe('a decision', () => {
  test('beyond a delegation is refused by the database too, whatever wrote it', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await ask(mira, id, asking(50_000, referred(jo.id)));
    const { db } = desk.parts.database;
    await expect(
      sql`update decisions.decision set state = 'approved', settled_at = now() where id = ${body.id}`.execute(db),
    ).rejects.toThrow(/beyond the delegation/);
    await expect(sql`update decisions.decision set amount_cents = 1 where id = ${body.id}`.execute(db)).rejects.toThrow(
      /Ask again/,
    );
    const made = await caseOf(desk, mira);
    await ask(mira, made, asking(100));
    const { rows } = await sql<{
      id: string;
    }>`select p.id from decisions.place p join decisions.decision d on d.id = p.decision_id where d.case_id = ${made}`.execute(
      db,
    );
    await expect(sql`update decisions.place set by = ${jo.id} where id = ${rows[0]?.id}`.execute(db)).rejects.toThrow(
      /never changed/,
    );
    await expect(sql`update delegations.line set limit_cents = 1`.execute(db)).rejects.toThrow(/never changed/);
  });

  test('on a case that is not theirs to see is not there, in lists, Today and acts alike', async () => {
    const other = await desk.team('Other');
    const stranger = await desk.officer('Stranger', { teamIds: [other] });
    const id = await caseOf(desk, mira);
    const { body } = await ask(mira, id, asking(50_000, referred(jo.id)));
    expect((await stranger.get(`/api/cases/${id}/decisions`)).status).toBe(404);
    expect((await stranger.get(`/api/cases/${id}/deciders?power=waiver&amountCents=5`)).status).toBe(404);
    for (const act of ['approve', 'take', 'withdraw'])
      expect((await stranger.post(`/api/decisions/${body.id}/${act}`, {})).status).toBe(404);
    expect(await todayOf(stranger, id)).toEqual([]);
  });

  test('shows on the case it was joined to', async () => {
    const [one, other] = [await caseOf(desk, mira), await caseOf(desk, mira)];
    const { body } = await ask(mira, one, asking(50_000, referred(jo.id)));
    const { version } = (await mira.get(`/api/cases/${one}`)).body.case;
    await mira.post(`/api/cases/${one}/merge`, { into: other, version });
    expect((await onCase(mira, other)).map(({ id }: { id: string }) => id)).toEqual([body.id]);
    expect((await jo.post(`/api/decisions/${body.id}/approve`, {})).status).toBe(200);
  });
});

test('who decides what one is about to ask for is said before it is asked', async () => {
  const id = await caseOf(desk, mira);
  const { body } = await mira.get(`/api/cases/${id}/deciders?power=waiver&amountCents=50000`);
  expect(body.me).toEqual({ may: false, because: '“Delegations 2026” goes up to $100.', condition: '' });
  expect(body.candidates.map(({ name }: { name: string }) => name)).toEqual(['Jo', 'Kim', 'Max']);
});
