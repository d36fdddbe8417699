import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let mira: TestOfficer;
let leader: TestOfficer;
let elsewhere: string;

beforeAll(async () => {
  desk = await openTestDesk();
  elsewhere = await desk.team('Water accounts');
  mira = await desk.officer('Mira Tolentino');
  leader = await desk.officer('Jo Haldane', { roles: ['team leader'], teamIds: [desk.teamId, elsewhere] });
});
afterAll(() => desk.close());

type Some = {
  subject: string;
  teamId?: string;
  tone?: string;
  kind?: string;
  ownerId?: string;
  due?: number;
  channel?: string;
};

async function open({
  subject,
  teamId = desk.teamId,
  tone,
  kind = 'enquiry',
  ownerId,
  due,
  channel = 'phone',
}: Some): Promise<string> {
  const { body } = await leader.post('/api/cases', {
    kind,
    subject,
    teamId,
    customer: null,
    channel,
    said: subject,
    ...(tone === undefined ? {} : { tone }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(due === undefined ? {} : { nextDueAt: desk.time.now + due }),
  });
  return body.id as string;
}
const rowOf = async (id: string) => (await leader.get(`/api/cases/${id}`)).body.case;
const change = async (id: string, what: object) =>
  leader.post(`/api/cases/${id}/change`, { version: (await rowOf(id)).version, ...what });
type Row = { id: string; subject: string; version: number; tags: string[]; tone: string | null; nextDueAt: number };
const listed = async (officer: TestOfficer, query: string): Promise<Row[]> =>
  (await officer.get(`/api/cases?${query}&limit=200`)).body.cases as Row[];

describe('an act on many cases', () => {
  const seen = async (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => ({ id, version: (await rowOf(id)).version as number })));
  const snapshot = async (ids: readonly string[]) => {
    const { rows } = await sql<Record<string, unknown>>`
      select c.id, c.state, c.phase, c.priority, c.team_id, c.owner_id, c.next_step, c.next_due_at, c.closed_at, c.subject, c.restricted,
             array(select g.tag from cases.tag g where g.case_id = c.id order by 1) as tags,
             (select to_jsonb(d) from cases.draft d where d.case_id = c.id and d.officer_id = ${mira.id}) as draft
        from cases."case" c where c.id = any(${[...ids]}::uuid[]) order by c.id`.execute(desk.parts.database.db);
    return rows;
  };

  test('says first what it would do and which it would leave, and changes nothing by saying it', async () => {
    const ids = [
      await open({ subject: 'b one' }),
      await open({ subject: 'b two', ownerId: mira.id }),
      await open({ subject: 'b three' }),
    ];
    const cases = await seen(ids);
    await change(ids[2] ?? '', { priority: 2 });
    const before = await snapshot(ids);
    const act = { do: 'hand over', ownerId: mira.id };
    const preview = (await mira.post('/api/bulk/preview', { act, cases })).body.outcomes;
    expect(preview.map(({ because }: { because: string | null }) => because)).toEqual([null, 'so already', 'changed']);
    expect(await snapshot(ids)).toEqual(before);
    const { body } = await mira.post('/api/bulk', { act, cases });
    expect(body).toMatchObject({ done: 1, outcomes: preview });
    const events = (await mira.get(`/api/cases/${ids[0]}`)).body.entries.filter(
      ({ type }: { type: string }) => type === 'event',
    );
    expect(events).toContainEqual(expect.objectContaining({ kind: 'case.assigned', officerId: mira.id }));
  });

  test('hands each over as one is handed over by itself: it lies on top until it is taken, and undoing takes it off', async () => {
    const dev = await desk.officer('Dev Raman');
    const ids = [await open({ subject: 'h one', ownerId: mira.id }), await open({ subject: 'h two' })];
    await mira.post(`/api/cases/${ids[0]}/tasks`, { title: 'Measure', ownerId: mira.id });
    const act = { do: 'hand over', ownerId: dev.id, why: 'I am away next week.' };
    const { bulkId } = (await mira.post('/api/bulk', { act, cases: await seen(ids) })).body;
    const onTop = async (id = '') => (await dev.get(`/api/cases/${id}/beside`)).body.handOver;
    for (const id of ids)
      expect(await onTop(id)).toMatchObject({ by: mira.id, toOfficerId: dev.id, why: 'I am away next week.' });
    const today = async () =>
      (await dev.get('/api/today')).body.things.filter(({ about }: { about: string }) => about === 'handed');
    expect(await today()).toMatchObject([
      { because: 'to you', facts: { who: mira.id, why: 'I am away next week.' } },
      { because: 'to you' },
    ]);
    // The tasks of the old owner go along, and come back.
    const taskOwner = async () =>
      (
        await sql<{ id: string }>`select owner_id as id from cases.task where case_id = ${ids[0]}`.execute(
          desk.parts.database.db,
        )
      ).rows[0]?.id;
    expect(await taskOwner()).toBe(dev.id);
    await mira.post(`/api/bulk/${bulkId}/undo`);
    for (const id of ids) expect((await mira.get(`/api/cases/${id}/beside`)).body.handOver).toBeNull();
    expect(await taskOwner()).toBe(mira.id);
    expect(await today()).toEqual([]);
  });

  test('that one takes oneself lies on top of nobody, and to somebody who cannot work on it is refused', async () => {
    const ids = [await open({ subject: 'k one' })];
    await mira.post('/api/bulk', { act: { do: 'hand over', ownerId: mira.id }, cases: await seen(ids) });
    expect((await mira.get(`/api/cases/${ids[0]}/beside`)).body.handOver).toBeNull();
    const ada = await desk.officer('Ada', { roles: ['administrator'] });
    const act = { do: 'hand over', ownerId: ada.id };
    expect((await mira.post('/api/bulk/preview', { act, cases: await seen(ids) })).status).toBe(422);
  });

  test('and its undoing leave every case exactly as it was', { timeout: 120_000 }, async () => {
    const ids = [
      await open({ subject: 'u one', ownerId: mira.id }),
      await open({ subject: 'u two', kind: 'service request' }),
      await open({ subject: 'u three', kind: 'complaint', due: -DAY }),
      await open({ subject: 'u closed' }),
    ];
    await leader.post(`/api/cases/${ids[1]}/tags`, { add: ['kept', 'lost'] });
    await leader.post(`/api/cases/${ids[3]}/move`, { version: (await rowOf(ids[3] ?? '')).version, state: 'answered' });
    const act = fc.oneof(
      fc.record({ do: fc.constant('hand over'), ownerId: fc.constantFrom(mira.id, leader.id, null) }),
      fc.record({ do: fc.constant('queue'), teamId: fc.constantFrom(desk.teamId, elsewhere) }),
      fc.record({
        do: fc.constant('tag'),
        add: fc.uniqueArray(fc.constantFrom('new', 'kept', 'other')),
        remove: fc.uniqueArray(fc.constantFrom('lost', 'kept')),
      }),
      fc.record({ do: fc.constant('priority'), priority: fc.integer({ min: 1, max: 4 }) }),
      fc.record({
        do: fc.constant('next'),
        nextStep: fc.constant('Ring'),
        nextDueAt: fc.constant(desk.time.now + DAY),
      }),
      fc.record({ do: fc.constant('close'), state: fc.constantFrom('closed', 'answered', 'done') }),
    );
    await fc.assert(
      fc.asyncProperty(act, fc.subarray(ids, { minLength: 1 }), async (it, some) => {
        const before = await snapshot(ids);
        const { body } = await mira.post('/api/bulk', { act: it, cases: await seen(some) });
        if (body.bulkId === null) return;
        const undo = await mira.post(`/api/bulk/${body.bulkId}/undo`);
        expect(undo.body).toEqual({ done: body.done, refused: [] });
        expect(await snapshot(ids)).toEqual(before);
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });

  test('is undone once, by whoever did it, and not for a case that somebody has changed since', async () => {
    const ids = [await open({ subject: 'o one' }), await open({ subject: 'o two' })];
    const { bulkId } = (await mira.post('/api/bulk', { act: { do: 'priority', priority: 1 }, cases: await seen(ids) }))
      .body;
    await change(ids[1] ?? '', { subject: 'o two, changed' });
    expect((await leader.post(`/api/bulk/${bulkId}/undo`)).status).toBe(404);
    const { body } = await mira.post(`/api/bulk/${bulkId}/undo`);
    expect(body).toMatchObject({ done: 1, refused: [{ id: ids[1], because: 'changed' }] });
    expect([(await rowOf(ids[0] ?? '')).priority, (await rowOf(ids[1] ?? '')).priority]).toEqual([3, 1]);
    expect((await mira.post(`/api/bulk/${bulkId}/undo`)).status).toBe(404);
  });

  test('answers each customer in their own name; taken back, nothing goes and a half-written reply is still there', async () => {
    const letter = (n: number) =>
      `From: Customer ${n} <c${n}@home.example>\nTo: desk@localhost.example\nSubject: Sold car ${n}\nMessage-ID: <sold${n}@home.example>\n\nI sold it.\n`;
    for (const n of [1, 2, 3]) await desk.receive(letter(n));
    await desk.send();
    const cases = (await listed(mira, 'order=oldest')).filter(({ subject }) => subject.startsWith('Sold car'));
    const ids = cases.map(({ id }) => id);
    await mira.post(`/api/cases/${ids[0]}/draft`, { kind: 'reply', body: 'Dear C' });
    const mute = await open({ subject: 'Sold car, by telephone' });
    const before = await snapshot(ids);
    const act = { do: 'answer', body: 'Dear {{customer}}, thank you.', then: { state: 'answered' } };
    const asked = { act, cases: await seen([...ids, mute]) };
    const { bulkId, done, outcomes, recallUntil } = (await mira.post('/api/bulk', asked)).body;
    expect({ done, recallUntil }).toEqual({ done: 3, recallUntil: desk.time.now + 30_000 });
    expect(outcomes.at(-1)).toMatchObject({ id: mute, because: 'no address' });
    const written = (await mira.get(`/api/cases/${ids[1]}`)).body;
    expect(written.entries.some(({ body }: { body: string }) => body.startsWith('Dear Customer 2, thank you.'))).toBe(
      true,
    );
    expect(written.case.phase).toBe('closed');
    expect((await mira.post(`/api/bulk/${bulkId}/undo`)).body).toEqual({ done: 3, refused: [] });
    expect(await snapshot(ids)).toEqual(before);
    desk.time.now += 60_000;
    const went: string[] = [];
    await desk.send({
      hand: async ({ to }, _raw, beforeLast) => {
        await beforeLast();
        went.push(...to);
        return { outcome: 'sent', response: '250 ok' };
      },
    });
    expect(went).toEqual([]);
  });

  test('an answer with a gap stays, and says what is missing; the rest goes, made from its template', async () => {
    const body = 'Dear {{customer.name}}, your case {{case.reference}} is done.';
    await leader.post('/api/templates/shared', { name: 'Done', shortcut: 'done', body });
    const [template] = (await mira.get('/api/templates')).body.templates;
    await desk.receive(
      'From: Peg <peg@home.example>\nTo: desk@localhost.example\nSubject: Gap\nMessage-ID: <gap@home.example>\n\nSo?\n',
    );
    const known = (await listed(mira, 'order=oldest')).filter(({ subject }) => subject === 'Gap');
    const nameless = { id: await open({ subject: 'nobody' }) };
    const act = { do: 'answer', body: `${body} [[and when]]`, then: { state: 'answered' } };
    const cases = await seen([...known.map((one) => one.id)]);
    const gap = (await mira.post('/api/bulk/preview', { act, cases })).body.outcomes;
    expect(gap).toMatchObject([{ because: 'a gap', gap: 'and when', says: expect.stringContaining('[[and when]]') }]);
    expect((await mira.post('/api/bulk', { act, cases })).body).toMatchObject({ done: 0, bulkId: null });
    const whole = { ...act, body, templates: [{ id: template.id, version: template.version }] };
    const both = await seen([...known, nameless].map((one) => one.id));
    const done = (await mira.post('/api/bulk', { act: whole, cases: both })).body;
    expect(done.outcomes.map(({ because }: { because: string | null }) => because)).toEqual([null, 'no address']);
    const versions = (await mira.get(`/api/templates/${template.id}/versions`)).body.versions;
    expect(versions).toMatchObject([{ used: 1 }]);
  });

  test('an answer that has gone is not taken back, and its case stays as the answer left it', async () => {
    const [one] = (await listed(mira, 'order=oldest')).filter(({ subject }) => subject === 'Sold car 1');
    const act = { do: 'answer', body: 'Dear {{customer}}, thank you.', then: { state: 'answered' } };
    const { bulkId } = (await mira.post('/api/bulk', { act, cases: await seen([one?.id ?? '']) })).body;
    desk.time.now += 60_000;
    await desk.send();
    expect((await mira.post(`/api/bulk/${bulkId}/undo`)).body).toMatchObject({
      done: 0,
      refused: [{ because: 'sent already' }],
    });
    expect((await rowOf(one?.id ?? '')).state).toBe('answered');
  });

  test('takes no more than two hundred at once, and no case twice', async () => {
    const id = await open({ subject: 'once' });
    const many = Array.from({ length: 201 }, () => ({ id, version: 1 }));
    expect((await mira.post('/api/bulk', { act: { do: 'priority', priority: 1 }, cases: many })).status).toBe(400);
    expect(
      (await mira.post('/api/bulk', { act: { do: 'priority', priority: 1 }, cases: many.slice(0, 2) })).status,
    ).toBe(422);
  });
});
