import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { routingOf } from './routing.fixtures.ts';

let desk: TestDesk;
let at: ReturnType<typeof routingOf>;
let leader: TestOfficer;
let ann: TestOfficer;
let bea: TestOfficer;
let vietnamese: string;

beforeAll(async () => {
  desk = await openTestDesk();
  at = routingOf(desk);
  leader = await desk.officer('Lea Der', { roles: ['team leader'] });
  ann = await desk.officer('Ann Archer');
  bea = await desk.officer('Bea Bell');
  vietnamese = await at.skill('Vietnamese');
  await at.can(ann, vietnamese, 4);
});
afterAll(() => desk.close());

/** Each test begins with nobody's hands full, nothing waiting and both officers there. */
beforeEach(async () => {
  await at.rule('list');
  desk.time.now += MINUTE;
  await at.rule('push');
  const { db } = desk.parts.database;
  await sql`update cases."case" set owner_id = ${leader.id} where owner_id is null`.execute(db);
  await at.rule('list');
  await at.rule('push');
  for (const one of [ann, bea]) {
    await at.takes(one, 3);
    await at.become(one);
  }
  desk.time.now += MINUTE;
});

const version = async (caseId: string): Promise<number> => (await leader.get(`/api/cases/${caseId}`)).body.case.version;
const giveTo = async (caseId: string, ownerId: string | null) =>
  leader.post(`/api/cases/${caseId}/assign`, { version: await version(caseId), teamId: desk.teamId, ownerId });

describe('what waits', () => {
  test('is every open case of a queue that gives work out, that nobody has', async () => {
    const id = await at.open(leader);
    expect(await at.waits(id)).toMatchObject([{ ended: null, arrived: desk.time.now }]);
    await giveTo(id, leader.id);
    expect(await at.waits(id)).toMatchObject([{ outcome: 'taken' }]);
    await giveTo(id, null);
    expect(await at.waits(id)).toMatchObject([{ outcome: 'taken' }, { ended: null }]);
  });

  test('is nothing of a queue whose officers pick for themselves, and what lies there when that changes', async () => {
    await at.rule('list');
    const id = await at.open(leader);
    expect(await at.waits(id)).toEqual([]);
    await at.rule('pull');
    expect(await at.waits(id)).toMatchObject([{ ended: null }]);
    await at.rule('list');
    expect(await at.waits(id)).toMatchObject([{ outcome: 'rule changed' }]);
  });

  test('is not what is closed, restricted or waits for somebody else, and is again what is opened again', async () => {
    const [closed, restricted, moved] = [await at.open(leader), await at.open(leader), await at.open(leader)];
    await leader.post(`/api/cases/${closed}/move`, { version: await version(closed), state: 'answered' });
    await leader.post(`/api/cases/${restricted}/change`, { version: await version(restricted), restricted: true });
    await leader.post(`/api/cases/${moved}/move`, { version: await version(moved), state: 'waiting for customer' });
    expect(await at.waits(closed)).toMatchObject([{ outcome: 'closed' }]);
    expect(await at.waits(restricted)).toMatchObject([{ outcome: 'set aside' }]);
    expect(await at.waits(moved)).toMatchObject([{ outcome: 'set aside' }]);
    await leader.post(`/api/cases/${moved}/move`, { version: await version(moved), state: 'open' });
    expect(await at.waits(moved)).toMatchObject([{ outcome: 'set aside' }, { ended: null }]);
    await at.sweep();
    expect(await at.ownerOf(restricted)).toBeNull();
    expect(await at.ownerOf(moved)).not.toBeNull();
  });

  test('is put there together with the case or not at all', async () => {
    const { db } = desk.parts.database;
    const count = async () =>
      (await sql<{ n: number }>`select count(*) as n from routing.waiting`.execute(db)).rows[0]?.n;
    const before = await count();
    const { openCase } = await import('#areas/cases/server/index.ts');
    const open = inTransaction({ db, actor: SYSTEM, now: desk.time.now }, async (work) => {
      await openCase(desk.parts.desk, work, {
        kind: 'enquiry',
        subject: 'Lost',
        teamId: desk.teamId,
        customerId: null,
        channel: 'letter',
      });
      throw new Error('the power went');
    });
    await expect(open).rejects.toThrow('the power went');
    expect(await count()).toBe(before);
  });

  test('a case cannot wait twice, nor be in two hands, whoever tries', async () => {
    const id = await at.open(leader);
    const { db } = desk.parts.database;
    await expect(
      sql`insert into routing.waiting (id, case_id, team_id, channel, priority, arrived_at)
          select gen_random_uuid(), case_id, team_id, channel, priority, arrived_at from routing.waiting where case_id = ${id}`.execute(
        db,
      ),
    ).rejects.toThrow('waiting_once');
    await at.sweep();
    await expect(
      sql`insert into routing.assignment (id, case_id, team_id, officer_id, channel, at, how, reasons, state)
          select gen_random_uuid(), case_id, team_id, officer_id, channel, at, how, reasons, 'taken' from routing.assignment
           where case_id = ${id}`.execute(db),
    ).rejects.toThrow('assignment_live_once');
  });
});

describe('in a queue that pushes', () => {
  test('a case goes to the officer who has what it needs, with the reasons on the record', async () => {
    await at.rule('push', { needs: [{ skill: vietnamese, level: 3, relax: null }] });
    const id = await at.open(leader);
    await at.sweep();
    expect(await at.ownerOf(id)).toBe(ann.id);
    expect(await at.waits(id)).toMatchObject([{ outcome: 'given' }]);
    const [assignment] = await at.assignments(id);
    expect(assignment).toMatchObject({ state: 'offered', how: 'pushed' });
    expect(assignment?.reasons.map(({ kind }) => kind)).toEqual(['has', 'only', 'turn']);
    const { rows } = await sql<{ kind: string; actor: string }>`
      select kind, actor_kind as actor from records.event where case_id = ${id} order by seq`.execute(
      desk.parts.database.db,
    );
    expect(rows.slice(-2)).toEqual([
      { kind: 'case.assigned', actor: 'system' },
      { kind: 'case.routed', actor: 'system' },
    ]);
  });

  test('nobody gets more than they can have at once, and the next when a hand is free again', async () => {
    await at.takes(ann, 2);
    await at.become(bea, 'off');
    const ids = [await at.open(leader), await at.open(leader), await at.open(leader)];
    await at.sweep();
    const owners = () => Promise.all(ids.map(at.ownerOf));
    expect(await owners()).toEqual([ann.id, ann.id, null]);
    await ann.post(`/api/cases/${ids[0]}/contacts`, {
      channel: 'phone',
      direction: 'out',
      said: 'Told them',
      tone: null,
    });
    expect(await at.assignments(ids[0] ?? '')).toMatchObject([{ state: 'done', why: 'answered' }]);
    await at.sweep();
    expect(await owners()).toEqual([ann.id, ann.id, ann.id]);
  });

  test('what an officer takes by hand counts as well', async () => {
    await at.takes(ann, 1);
    await at.become(bea, 'off');
    const [mine, other] = [await at.open(leader), await at.open(leader)];
    await giveTo(mine, ann.id);
    expect(await at.assignments(mine)).toMatchObject([{ how: 'by hand', state: 'taken' }]);
    await at.sweep();
    expect(await at.ownerOf(other)).toBeNull();
    await giveTo(mine, leader.id);
    await at.sweep();
    expect(await at.ownerOf(other)).toBe(ann.id);
  });

  test('who may not have it never gets it, and who alone deals with its customer gets it, or their deputy', async () => {
    const customer = { name: 'Una Ferris', email: 'una@home.example' };
    const id = await at.open(leader, { customer });
    const customerId = (await leader.get(`/api/cases/${id}`)).body.case.customerId;
    await leader.post(`/api/cases/${id}/conflicts`, {
      officerId: ann.id,
      about: 'case',
      kind: 'conflict of interest',
      reason: 'A neighbour',
    });
    await at.become(bea, 'away');
    await at.sweep();
    expect(await at.ownerOf(id)).toBeNull();
    await at.become(bea);
    await at.sweep();
    expect(await at.ownerOf(id)).toBe(bea.id);
    await leader.post(`/api/customers/${customerId}/sole-contact`, {
      officerId: ann.id,
      deputyId: bea.id,
      reason: 'Agreed',
    });
    const other = await at.open(leader, { customer: { id: customerId } });
    await at.sweep();
    expect(await at.ownerOf(other)).toBe(ann.id);
    await at.become(ann, 'off');
    const third = await at.open(leader, { customer: { id: customerId } });
    await at.sweep();
    expect(await at.ownerOf(third)).toBe(bea.id);
  });

  test('who promised the customer something gets it before others, and it waits a little for them', async () => {
    const id = await at.open(leader, { customer: { name: 'Ola Berg', email: 'ola@home.example' }, ownerId: bea.id });
    const promised = await bea.post(`/api/cases/${id}/promises`, { what: 'Ring', dueAt: desk.time.now + 5 * HOUR });
    expect(promised.status).toBe(200);
    const customerId = (await leader.get(`/api/cases/${id}`)).body.case.customerId;
    await at.takes(bea, 1);
    const other = await at.open(leader, { customer: { id: customerId } });
    await at.sweep();
    expect(await at.ownerOf(other)).toBeNull();
    await bea.post(`/api/cases/${id}/contacts`, { channel: 'phone', direction: 'out', said: 'Rang', tone: null });
    await at.sweep();
    expect(await at.ownerOf(other)).toBe(bea.id);
    expect((await at.assignments(other))[0]?.reasons[0]).toEqual({ kind: 'promised' });
    const third = await at.open(leader, { customer: { id: customerId } });
    desk.time.now += 16 * MINUTE;
    await at.sweep();
    expect(await at.ownerOf(third)).toBe(ann.id);
  });
});

describe('what was given and not opened', () => {
  test('goes back in time with its place in the order, to another officer, and who did not open it is away', async () => {
    await at.become(bea, 'away');
    const id = await at.open(leader);
    const arrived = desk.time.now;
    await at.sweep();
    expect(await at.ownerOf(id)).toBe(ann.id);
    desk.time.now += 11 * MINUTE;
    await at.sweep();
    expect(await at.ownerOf(id)).toBeNull();
    expect(await at.waits(id)).toMatchObject([{ ended: null, arrived, back: 1 }]);
    expect(await at.assignments(id)).toMatchObject([{ officer: ann.id, state: 'returned', why: 'not opened' }]);
    await at.become(bea);
    await at.sweep();
    expect(await at.ownerOf(id)).toBe(bea.id);
    expect((await at.assignments(id))[1]?.reasons).toContainEqual({ kind: 'came back', times: 1 });
  });

  test('stays with who opened it, or did anything on it', async () => {
    await at.become(bea, 'away');
    const [opened, noted] = [await at.open(leader), await at.open(leader)];
    await at.sweep();
    const { assignment } = (await ann.get(`/api/cases/${opened}/routing`)).body;
    expect((await bea.post(`/api/routing/assignments/${assignment.id}/opened`)).status).toBe(404);
    expect((await ann.post(`/api/routing/assignments/${assignment.id}/opened`)).status).toBe(200);
    await ann.post(`/api/cases/${noted}/change`, { version: await version(noted), nextStep: 'Look it up' });
    desk.time.now += HOUR;
    await at.sweep();
    expect(await at.ownerOf(opened)).toBe(ann.id);
    expect(await at.ownerOf(noted)).toBe(ann.id);
  });

  test('goes back at once when its officer goes off; what they opened stays theirs', async () => {
    await at.become(bea, 'away');
    const [opened, not] = [await at.open(leader), await at.open(leader)];
    await at.sweep();
    const { assignment } = (await ann.get(`/api/cases/${opened}/routing`)).body;
    await ann.post(`/api/routing/assignments/${assignment.id}/opened`);
    await at.become(ann, 'off');
    await at.sweep();
    expect(await at.ownerOf(opened)).toBe(ann.id);
    expect(await at.ownerOf(not)).toBeNull();
    expect(await at.assignments(not)).toMatchObject([{ state: 'returned', why: 'went off' }]);
  });
});

describe('who asks for the next', () => {
  test('gets the first in turn that they may have, opened, with the reason', async () => {
    await at.rule('pull');
    const [later, urgent] = [await at.open(leader), await at.open(leader)];
    await leader.post(`/api/cases/${urgent}/change`, { version: await version(urgent), priority: 1 });
    await at.sweep();
    expect(await at.ownerOf(urgent)).toBeNull();
    const first = await ann.post('/api/routing/next');
    expect(first.body).toMatchObject({ caseId: urgent, nothing: [] });
    expect(first.body.reasons[0]).toEqual({ kind: 'asked for the next' });
    expect(await at.assignments(urgent)).toMatchObject([{ state: 'taken', how: 'asked for' }]);
    expect((await bea.post('/api/routing/next')).body.caseId).toBe(later);
  });

  test('is told why there is nothing for them', async () => {
    await at.rule('pull', { needs: [{ skill: vietnamese, level: 3, relax: null }] });
    expect((await bea.post('/api/routing/next')).body.nothing).toEqual([{ kind: 'nothing waits' }]);
    await at.open(leader);
    expect((await bea.post('/api/routing/next')).body.nothing).toEqual([
      { kind: 'lacks', skill: vietnamese, level: 3, count: 1 },
    ]);
    await at.become(bea, 'off');
    expect((await bea.post('/api/routing/next')).body.nothing).toEqual([{ kind: 'not on' }]);
  });

  test('several who ask at the same moment get different ones', async () => {
    await at.rule('pull');
    const ids = new Set([await at.open(leader), await at.open(leader), await at.open(leader), await at.open(leader)]);
    const got = await Promise.all([ann, bea, ann, bea].map((one) => one.post('/api/routing/next')));
    expect(new Set(got.map(({ body }) => body.caseId))).toEqual(ids);
  });
});
