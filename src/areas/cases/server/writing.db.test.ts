import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { sweepDrafts } from './drafts.ts';
import { textsGoing, toldOfTexts } from './lists/today-told.ts';

const HERE = '01935f00-0000-7000-8000-00000000000a';
const THERE = '01935f00-0000-7000-8000-00000000000b';
const NOBODYS = '01935f00-0000-7000-8000-000000000000';

let desk: TestDesk;
let mira: TestOfficer;
let dev: TestOfficer;
let ethics: string;
let lea: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  ethics = await desk.team('Ethics');
  mira = await desk.officer('Mira Tolentino');
  dev = await desk.officer('Dev Raman', { teamIds: [desk.teamId, ethics] });
  lea = await desk.officer('Lea Der', { roles: ['team leader'], teamIds: [] });
});
afterAll(() => desk.close());

const open = async (officer = mira, more: object = {}): Promise<string> => {
  const { body } = await officer.post('/api/cases', {
    kind: 'enquiry',
    subject: 'A bench',
    teamId: desk.teamId,
    customer: { name: 'Peg Doolan', email: 'peg@mail.example' },
    channel: 'phone',
    said: 'The bench is broken.',
    ...more,
  });
  return body.id;
};
const read = async (officer: TestOfficer, id: string) => (await officer.get(`/api/cases/${id}`)).body;
const texts = async (officer: TestOfficer, id: string): Promise<string[]> =>
  (await read(officer, id)).drafts.map(({ body }: { body: string }) => body).toSorted();
const save = (id: string, body: object) => mira.post(`/api/cases/${id}/draft`, { kind: 'reply', ...body });

describe('what is being written', () => {
  test('is given back with its recipients, files and form, wherever the officer signs in', async () => {
    const id = await open();
    const rest = { to: ['peg@mail.example'], html: '<p>Dear <b>Peg</b></p>', form: { tone: 'calm' } };
    await save(id, { body: 'Dear Peg', rest, writer: HERE, edit: 1 });
    expect((await read(mira, id)).drafts).toMatchObject([{ kind: 'reply', body: 'Dear Peg', rest, version: 1 }]);
  });

  test('is not undone by a save that comes late', async () => {
    const id = await open();
    await save(id, { body: 'Dear Peg, thank you', writer: HERE, edit: 20 });
    await save(id, { body: 'Dear Pe', writer: HERE, edit: 10 });
    expect(await texts(mira, id)).toEqual(['Dear Peg, thank you']);
  });

  test('goes on in another window that has seen all of it', async () => {
    const id = await open();
    const first = (await save(id, { body: 'Dear Peg', writer: HERE, edit: 1 })).body;
    const second = (await save(id, { body: 'Dear Peg, yes', writer: THERE, edit: 2, over: first })).body;
    expect(second).toMatchObject({ id: first.id, version: 2, apart: false });
    expect(await texts(mira, id)).toEqual(['Dear Peg, yes']);
  });

  test('is never overwritten by a window that has not seen it: both texts stand', async () => {
    const id = await open();
    const first = (await save(id, { body: 'Dear Peg', writer: HERE, edit: 1 })).body;
    await save(id, { body: 'Dear Peg, from here', writer: HERE, edit: 2 });
    const other = (await save(id, { body: 'Dear Peg, from there', writer: THERE, edit: 3, over: first })).body;
    expect(other).toMatchObject({ apart: true });
    // An answer that was lost on the way is asked for again, and makes no third text.
    await save(id, { body: 'Dear Peg, from there', writer: THERE, edit: 3, over: first });
    expect(await texts(mira, id)).toEqual(['Dear Peg, from here', 'Dear Peg, from there']);
    expect((await mira.post(`/api/drafts/${other.id}/end`)).status).toBe(200);
    expect(await texts(mira, id)).toEqual(['Dear Peg, from here']);
  });

  test('two windows that save at the same moment lose nothing', async () => {
    const id = await open();
    const { body: over } = await save(id, { body: 'Dear', writer: NOBODYS, edit: 1 });
    await Promise.all([
      save(id, { body: 'one', writer: HERE, edit: 2, over }),
      save(id, { body: 'two', writer: THERE, edit: 2, over }),
    ]);
    const kept = await texts(mira, id);
    expect(kept).toEqual(expect.arrayContaining(['one', 'two']));
  });

  test('is gone once it is sent, and only it', async () => {
    const id = await open();
    const sent = (await save(id, { body: 'To be sent', writer: HERE, edit: 1 })).body;
    await save(id, { body: 'Still to be written', writer: THERE, edit: 1 });
    await mira.post(`/api/cases/${id}/reply`, { body: 'To be sent', to: ['peg@mail.example'], draftId: sent.id });
    expect(await texts(mira, id)).toEqual(['Still to be written']);
  });

  test('stands in the list of half-written texts, newest first, with the case it belongs to', async () => {
    const writer = await desk.officer('Half Way');
    const id = await open(writer);
    await writer.post(`/api/cases/${id}/draft`, { kind: 'note', body: 'Ask Dev whether' });
    desk.time.now += 1000;
    const loose = await writer.post('/api/drafts', {
      kind: 'call',
      body: 'She rang about',
      rest: { form: { who: 'Peg' } },
    });
    expect(loose.status).toBe(200);
    const { drafts } = (await writer.get('/api/drafts')).body;
    expect(drafts).toMatchObject([
      { kind: 'call', caseId: null, reference: null, body: 'She rang about', rest: { form: { who: 'Peg' } } },
      { kind: 'note', caseId: id, subject: 'A bench', customerName: 'Peg Doolan', body: 'Ask Dev whether' },
    ]);
    expect(drafts[1].reference).toMatch(/^\d{3}-\d{3}-[A-Z]$/);
  });

  test('is read, changed and dropped by nobody but its writer', async () => {
    const id = await open();
    const { body: mine } = await save(id, { body: 'Not yet said', writer: HERE, edit: 1 });
    for (const other of [dev, lea]) {
      expect(JSON.stringify((await other.get('/api/drafts')).body)).not.toContain('Not yet said');
      expect(await texts(other, id)).toEqual([]);
      expect((await other.post(`/api/drafts/${mine.id}/end`)).body).toEqual(
        (await other.post(`/api/drafts/${NOBODYS}/end`)).body,
      );
      await other.post(`/api/cases/${id}/draft`, { kind: 'reply', body: 'Mine', writer: HERE, edit: 9, over: mine });
      await other.post(`/api/cases/${id}/reply`, { body: 'x', to: ['peg@mail.example'], draftId: mine.id });
    }
    expect(await texts(mira, id)).toEqual(['Not yet said']);
  });

  test('on a case that the officer may no longer see is not shown, and comes back with the case', async () => {
    const writer = await desk.officer('Was Here', { teamIds: [ethics] });
    const id = await open(writer, { teamId: ethics });
    await writer.post(`/api/cases/${id}/draft`, { kind: 'reply', body: 'Between us' });
    const { version } = (await read(lea, id)).case;
    await lea.post(`/api/cases/${id}/change`, { version, restricted: true });
    expect((await writer.get('/api/drafts')).body.drafts).toEqual([]);
    expect((await writer.post(`/api/cases/${id}/draft`, { kind: 'reply', body: 'x' })).status).toBe(404);
    await lea.post(`/api/cases/${id}/access`, { officerIds: [writer.id] });
    expect((await writer.get('/api/drafts')).body.drafts).toMatchObject([{ body: 'Between us' }]);
  });

  test('of a new case is kept for its form alone, and is gone once the case is opened', async () => {
    const rest = { form: { way: 'counter', subject: 'The bench by the lake' } };
    const { body: kept } = await mira.post('/api/drafts', { kind: 'case', body: '', rest, writer: HERE, edit: 1 });
    const mine = async () =>
      (await mira.get('/api/drafts')).body.drafts.filter(({ kind }: { kind: string }) => kind === 'case');
    expect(await mine()).toMatchObject([{ id: kept.id, body: '', rest }]);
    await open(mira, { draftId: kept.id });
    expect(await mine()).toEqual([]);
  });

  test('of a form is kept with each of its fields, on a case and where there is none', async () => {
    const writer = await desk.officer('Many Forms');
    const id = await open(writer);
    const rest = { form: { question: 'May we pay?', 'hand over': 'I am away' } };
    const text = { kind: 'form', body: 'May we pay?\n\nI am away', rest, writer: HERE, edit: 1 };
    await writer.post(`/api/cases/${id}/draft`, text);
    await writer.post('/api/drafts', { ...text, rest: { form: { leave: 'A wedding' } }, body: 'A wedding' });
    expect((await writer.get('/api/drafts')).body.drafts).toMatchObject([
      { kind: 'form', caseId: null, rest: { form: { leave: 'A wedding' } } },
      { kind: 'form', caseId: id, rest },
    ]);
    await writer.post(`/api/cases/${id}/draft`, { ...text, body: '', rest: { form: {} }, edit: 2 });
    expect((await writer.get('/api/drafts')).body.drafts).toMatchObject([{ caseId: null }]);
  });

  test('and not touched for ninety days goes once its writer was told in Today and had a week', async () => {
    const id = await open();
    const sweep = () => sweepDrafts(desk.parts.database.db, desk.time.now);
    const begun = desk.time.now;
    const zoe = await desk.officer('Zoe');
    await zoe.post(`/api/cases/${id}/draft`, { kind: 'note', body: 'Ask the depot', writer: HERE, edit: 1 });
    const kept = async () => {
      const { rows } = await sql`select 1 from cases.draft where officer_id = ${zoe.id}`.execute(
        desk.parts.database.db,
      );
      return rows.length;
    };
    const as = (at: number) => ({ db: desk.parts.database.db, actor: zoe.actor, now: at });
    const told = (at: number) => textsGoing(as(at));
    expect(await told(begun + 70 * DAY)).toEqual([]);
    expect(await told(begun + 80 * DAY)).toMatchObject([
      { about: 'going', because: 'not told', dueAt: begun + 90 * DAY, caseId: id },
    ]);
    desk.time.now = begun + 95 * DAY;
    await sweep();
    expect(await kept()).toBe(1);
    await desk.as(zoe.actor, toldOfTexts);
    expect(await told(desk.time.now)).toMatchObject([{ because: 'told', dueAt: desk.time.now + 7 * DAY }]);
    desk.time.now += 6 * DAY;
    await sweep();
    expect(await kept()).toBe(1);
    desk.time.now += 2 * DAY;
    await sweep();
    expect(await kept()).toBe(0);
    desk.time.now = begun;
  });

  test('is on no record and in no log', async () => {
    const id = await open();
    await save(id, { body: 'Perhaps a xylophone', writer: HERE, edit: 1 });
    const { rows } = await sql`select 1 from records.event where data::text ilike '%xylophone%'`.execute(
      desk.parts.database.db,
    );
    expect(rows).toEqual([]);
  });
});

describe('a note', () => {
  test('never goes to anybody outside: nothing is put in the outbox, and no customer reads it', async () => {
    const id = await open();
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from correspondence.outgoing`.execute(desk.parts.database.db))
        .rows[0]?.n;
    const before = await count();
    await mira.post(`/api/cases/${id}/notes`, { body: 'Between colleagues' });
    // Not even by what a reply would say.
    await mira.post(`/api/cases/${id}/notes`, {
      body: 'Sent?',
      to: ['peg@mail.example'],
      direction: 'out',
      channel: 'email',
    });
    expect(await count()).toBe(before);
    const notes = (await read(mira, id)).entries.filter(({ type }: { type: string }) => type === 'note');
    expect(notes.map(({ to, delivery }: { to: null; delivery: null }) => [to, delivery])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('that names a colleague is put before them until they have seen the case', async () => {
    const id = await open();
    const said = { body: 'Is this right, @Dev Raman?', mentions: [{ officerId: dev.id }] };
    expect((await mira.post(`/api/cases/${id}/notes`, said)).status).toBe(200);
    expect((await dev.get('/api/mentions')).body.mentions).toMatchObject([
      { caseId: id, subject: 'A bench', by: mira.id, body: said.body, teamId: null },
    ]);
    expect((await mira.get('/api/mentions')).body.mentions).toEqual([]);
    await dev.post(`/api/cases/${id}/mentions-seen`);
    expect((await dev.get('/api/mentions')).body.mentions).toEqual([]);
  });

  test('that names a team is put before everybody of it but its writer', async () => {
    const team = await desk.team('Counter');
    const both = { teamIds: [desk.teamId, team] };
    const [one, two] = [await desk.officer('One Counter', both), await desk.officer('Two Counter', both)];
    const id = await open(one);
    await one.post(`/api/cases/${id}/notes`, { body: '@Counter who was there?', mentions: [{ teamId: team }] });
    expect((await two.get('/api/mentions')).body.mentions).toMatchObject([{ teamId: team, caseId: id }]);
    expect((await one.get('/api/mentions')).body.mentions).toEqual([]);
  });

  test('that names somebody who may not see a restricted case is refused in a sentence, and tells them nothing', async () => {
    const id = await open(dev, { ownerId: dev.id });
    const { version } = (await read(lea, id)).case;
    await lea.post(`/api/cases/${id}/change`, { version, restricted: true });
    const said = { body: 'Look at this, @Mira Tolentino', mentions: [{ officerId: mira.id }] };
    const { status, body } = await dev.post(`/api/cases/${id}/notes`, said);
    expect([status, body.reason]).toEqual([
      422,
      'Mira Tolentino may not see this case, so nothing was written. Name somebody who sees it, or hand the case over first.',
    ]);
    expect((await mira.get('/api/mentions')).body.mentions).toEqual([]);
    expect((await read(dev, id)).entries.filter(({ type }: { type: string }) => type === 'note')).toEqual([]);
  });

  test('that names somebody on a case which is restricted afterwards is not shown to them any more', async () => {
    const id = await open();
    await mira.post(`/api/cases/${id}/notes`, { body: 'See @Dev Raman', mentions: [{ officerId: dev.id }] });
    const { version } = (await read(lea, id)).case;
    await lea.post(`/api/cases/${id}/change`, { version, restricted: true });
    expect(JSON.stringify((await dev.get('/api/mentions')).body)).not.toContain(id);
  });

  test('names only those whom its words name', async () => {
    const id = await open();
    const { status } = await mira.post(`/api/cases/${id}/notes`, { body: 'Nobody', mentions: [{ officerId: dev.id }] });
    expect(status).toBe(422);
  });
});

describe('a call', () => {
  const call = (body: object) =>
    mira.post('/api/calls', { direction: 'in', said: 'My bench is broken. It is cold.', ...body });

  test('from somebody new opens a case with a person, their number, what was said and a next step', async () => {
    const { status, body } = await call({
      customer: { name: 'Ruben Ochoa', phone: '0400 111 222' },
      outcome: 'ring back',
      seconds: 117,
    });
    expect(status).toBe(200);
    const whole = await read(mira, body.caseId);
    expect(whole.case).toMatchObject({
      subject: 'My bench is broken.',
      ownerId: mira.id,
      customerName: 'Ruben Ochoa',
      nextStep: 'Ring them back',
      phase: 'open',
    });
    expect(whole.parties[0].contactPoints).toMatchObject([{ kind: 'phone', value: '0400 111 222' }]);
    expect(whole.entries.find(({ type }: { type: string }) => type === 'contact')).toMatchObject({
      body: 'My bench is broken. It is cold.',
      channel: 'phone',
      direction: 'in',
    });
  });

  test('that settled the matter closes it, and one nobody gave a name in is possible', async () => {
    const { body } = await call({ outcome: 'settled' });
    expect((await read(mira, body.caseId)).case).toMatchObject({
      phase: 'closed',
      state: 'answered',
      customerId: null,
    });
  });

  test('on a case sets its next step in the same act, and opens it again where it was closed', async () => {
    const id = await open();
    const { version } = (await read(mira, id)).case;
    await mira.post(`/api/cases/${id}/move`, { version, state: 'closed' });
    await call({ caseId: id, nextStep: 'Send the plumber', nextDueAt: desk.time.now + 5 });
    expect((await read(mira, id)).case).toMatchObject({ phase: 'open', nextStep: 'Send the plumber' });
    await call({ caseId: id });
    expect((await read(mira, id)).case).toMatchObject({ nextStep: 'Send the plumber' });
  });

  test('cannot be put on a case that the officer may not see, which is answered like one that is not there', async () => {
    const id = await open(dev, { teamId: ethics, ownerId: null });
    const [unseen, nothing] = [await call({ caseId: id }), await call({ caseId: NOBODYS })];
    expect(unseen.status).toBe(404);
    expect(unseen.body).toEqual(nothing.body);
  });
});
