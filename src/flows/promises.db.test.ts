import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { privateToken } from '#areas/cases/server/index.ts';
import { sweepPromises } from '#areas/promises/server/index.ts';
import { dayOfText } from '#kernel/civil.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { momentOf } from '#kernel/zone.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '../testing/desk.ts';

const ZONE = 'Australia/Sydney';
const monday = momentOf(ZONE, dayOfText('2026-11-16') ?? 0, 600);

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let ben: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({ TIME_ZONE: ZONE });
  mira = await desk.officer('Mira');
  ben = await desk.officer('Ben');
  jo = await desk.officer('Jo Leader', { roles: ['team leader'] });
});
afterAll(() => desk.close());

/** Another moment, with everybody still signed in. */
async function moveTo(now: number): Promise<void> {
  desk.time.now = now;
  await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${new Date(now + 12 * 3_600_000)}`.execute(
    desk.parts.database.db,
  );
}

const sweep = () => sweepPromises({ db: desk.parts.database.db, live: desk.parts.live, clock: () => desk.time.now });

async function open(): Promise<string> {
  const { body } = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject: 'Permit',
    teamId: desk.teamId,
    customer: { name: 'Peg Doolan', email: `peg${Math.random()}@home.example` },
    channel: 'phone',
    said: 'Where is my permit?',
    ownerId: mira.id,
  });
  return body.id;
}
async function promise(caseId: string, more: object = {}): Promise<string> {
  const { body } = await mira.post(`/api/cases/${caseId}/promises`, {
    what: 'Ring you',
    dueAt: desk.time.now + DAY,
    ...more,
  });
  return body.id;
}
const of = async (caseId: string) => (await mira.get(`/api/cases/${caseId}/promises`)).body;
const standing = async (caseId: string, id: string) =>
  (await of(caseId)).promises.find((one: { id: string }) => one.id === id);
const told = async (who: TestOfficer, id: string) =>
  (await who.get('/api/told')).body.told
    .filter((one: { subjectId: string }) => one.subjectId === id)
    .map((one: { stage: string }) => one.stage);

describe('a promise', () => {
  test('belongs to the owner of the case, and is kept with what was done', async () => {
    await moveTo(monday);
    const caseId = await open();
    const id = await promise(caseId);
    expect(await standing(caseId, id)).toMatchObject({
      standing: 'open',
      ownerId: mira.id,
      what: 'Ring you',
      madeBy: mira.id,
    });
    expect((await mira.post(`/api/promises/${id}/keep`, { words: 'Rang her' })).status).toBe(200);
    expect(await standing(caseId, id)).toMatchObject({ standing: 'kept', words: 'Rang her', settledAt: desk.time.now });
    expect((await mira.post(`/api/promises/${id}/keep`)).status).toBe(409);
  });

  test('is never made for a time that is over', async () => {
    const caseId = await open();
    const { status, body } = await mira.post(`/api/cases/${caseId}/promises`, { what: 'Ring', dueAt: desk.time.now });
    expect([status, body.fields[0].field]).toEqual([422, 'dueAt']);
  });

  test('that is renewed says why, and the new one takes its place', async () => {
    const caseId = await open();
    const id = await promise(caseId);
    const due = desk.time.now + 3 * DAY;
    const renewed = await mira.post(`/api/promises/${id}/renew`, {
      dueAt: due,
      reason: 'The archive is closed until Thursday',
    });
    expect(await standing(caseId, id)).toMatchObject({
      standing: 'renewed',
      words: 'The archive is closed until Thursday',
    });
    expect(await standing(caseId, renewed.body.id)).toMatchObject({
      standing: 'open',
      dueAt: due,
      renewsId: id,
      what: 'Ring you',
    });
  });

  test('is released by the customer, in their words', async () => {
    const caseId = await open();
    const id = await promise(caseId);
    expect((await mira.post(`/api/promises/${id}/release`, { words: ' ' })).status).toBe(400);
    await mira.post(`/api/promises/${id}/release`, { words: 'It has come' });
    expect(await standing(caseId, id)).toMatchObject({ standing: 'released', words: 'It has come' });
  });

  test('goes with a case that is handed over', async () => {
    const caseId = await open();
    const id = await promise(caseId);
    const { version } = (await mira.get(`/api/cases/${caseId}`)).body.case;
    await mira.post(`/api/cases/${caseId}/assign`, { version, teamId: desk.teamId, ownerId: ben.id });
    expect(await standing(caseId, id)).toMatchObject({ ownerId: ben.id });
    expect((await ben.get('/api/promises')).body.promises.map((one: { id: string }) => one.id)).toContain(id);
  });

  test('goes with a case that is joined to another, and comes back', async () => {
    const [one, other] = [await open(), await open()];
    const id = await promise(one);
    const { version } = (await mira.get(`/api/cases/${one}`)).body.case;
    const { body } = await mira.post(`/api/cases/${one}/merge`, { into: other, version });
    expect(await standing(other, id)).toMatchObject({ standing: 'open' });
    await mira.post(`/api/case-merges/${body.mergeId}/undo`);
    expect(await standing(one, id)).toMatchObject({ standing: 'open' });
  });
});

describe('a promise whose time is over', () => {
  test('is told to its owner before, and to the owner and the leader after, and is broken at that time', async () => {
    await moveTo(monday);
    const caseId = await open();
    const id = await promise(caseId, { dueAt: monday + 10 * HOUR });
    await moveTo(monday + 8 * HOUR);
    await sweep();
    expect([await told(mira, id), await told(jo, id)]).toEqual([['soon'], []]);
    await moveTo(monday + 30 * HOUR);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect([(await told(mira, id)).toSorted(), await told(jo, id)]).toEqual([['missed', 'soon'], ['missed']]);
    expect(await standing(caseId, id)).toMatchObject({ standing: 'broken', settledAt: monday + 10 * HOUR });
    const { rows } =
      await sql`select 1 from records.event where kind = 'promise.broken' and data->>'promiseId' = ${id}`.execute(
        desk.parts.database.db,
      );
    expect(rows).toHaveLength(1);
  });

  test('cannot be renewed or called kept any more: it is done late, with its cause', async () => {
    await moveTo(monday);
    const caseId = await open();
    const id = await promise(caseId, { dueAt: monday + HOUR });
    await moveTo(monday + 2 * HOUR);
    const renewed = await mira.post(`/api/promises/${id}/renew`, { dueAt: monday + DAY, reason: 'Late' });
    expect([renewed.status, renewed.body.reason]).toEqual([422, expect.stringContaining('cannot be renewed')]);
    await mira.post(`/api/promises/${id}/keep`, { words: 'Rang after all' });
    expect(await standing(caseId, id)).toMatchObject({ standing: 'broken', doneLateAt: desk.time.now });
    await mira.post(`/api/promises/${id}/cause`, { cause: 'overlooked' });
    const { teams } = (await jo.get('/api/promises/figures?days=7')).body;
    expect(teams[0]).toMatchObject({
      broken: expect.any(Number),
      doneLate: 1,
      causes: expect.arrayContaining([{ cause: 'overlooked', count: 1 }]),
    });
    await expect(
      sql`update promises.promise set state = 'kept', settled_at = due_at + interval '1 h', done_late_at = null, cause = null where id = ${id}`.execute(
        desk.parts.database.db,
      ),
    ).rejects.toThrow(/promise_settled_in_time/);
  });
});

describe('what an officer writes', () => {
  test('is offered as a promise with its date, and not again once it is recorded or passed over', async () => {
    await moveTo(monday);
    const caseId = await open();
    await mira.post(`/api/cases/${caseId}/reply`, {
      body: 'Hello Peg. I will call you by Thursday. We will post the form tomorrow.',
    });
    const { offers } = await of(caseId);
    expect(offers).toMatchObject([
      {
        quote: 'I will call you by Thursday.',
        what: 'call you',
        when: 'by Thursday',
        dueAt: momentOf(ZONE, dayOfText('2026-11-19') ?? 0, 1020),
      },
      { what: 'post the form', when: 'tomorrow' },
    ]);
    const [call, post] = offers;
    await mira.post(`/api/cases/${caseId}/promises`, {
      what: call.what,
      dueAt: call.dueAt,
      contactId: call.contactId,
      quote: call.quote,
    });
    await mira.post(`/api/cases/${caseId}/promises/pass-over`, { contactId: post.contactId, quote: post.quote });
    const after = await of(caseId);
    expect(after.offers).toEqual([]);
    expect(after.promises).toMatchObject([{ what: 'call you', contactId: call.contactId }]);
  });

  test('is looked at while it is written', async () => {
    const { found } = (await mira.post('/api/promises/find', { text: 'I will call you by Thursday.' })).body;
    expect(found).toMatchObject([{ said: 'I will', when: 'by Thursday', what: 'call you' }]);
  });
});

describe('a promise accepted while it is written', () => {
  const SAID = 'I will call you by Thursday.';
  const accepted = () => ({ what: 'call you', dueAt: desk.time.now + 2 * DAY, quote: SAID });

  test('is made in the act that sends the answer, and what was not meant is not offered again', async () => {
    const caseId = await open();
    const body = `${SAID} I will post the form tomorrow.`;
    const notPromised = ['I will post the form tomorrow.'];
    const sent = await mira.post(`/api/cases/${caseId}/reply`, { body, promises: [accepted()], notPromised });
    expect(sent.status).toBe(200);
    const { promises, offers } = await of(caseId);
    expect(promises).toMatchObject([{ what: 'call you', quote: SAID, standing: 'open' }]);
    expect(promises[0].contactId).not.toBeNull();
    expect(offers).toEqual([]);
  });

  test('holds the answer back where its time is over, and nothing is sent', async () => {
    const caseId = await open();
    const late = { ...accepted(), dueAt: desk.time.now - HOUR };
    expect((await mira.post(`/api/cases/${caseId}/reply`, { body: SAID, promises: [late] })).status).toBe(422);
    const { entries } = (await mira.get(`/api/cases/${caseId}`)).body;
    expect(entries.filter(({ type }: { type: string }) => type === 'message')).toEqual([]);
  });

  test('goes when the answer is taken back, and is in its draft again', async () => {
    const caseId = await open();
    const sent = await mira.post(`/api/cases/${caseId}/reply`, { body: SAID, promises: [accepted()] });
    await mira.post(`/api/messages/${sent.body.messageId}/recall`);
    expect((await of(caseId)).promises).toEqual([]);
    const { drafts } = (await mira.get(`/api/cases/${caseId}`)).body;
    expect(drafts).toMatchObject([{ kind: 'reply', body: SAID, rest: { promises: [accepted()] } }]);
  });

  test('stays when somebody has kept it in that half minute', async () => {
    const caseId = await open();
    const sent = await mira.post(`/api/cases/${caseId}/reply`, { body: SAID, promises: [accepted()] });
    const [{ id }] = (await of(caseId)).promises;
    await mira.post(`/api/promises/${id}/keep`);
    await mira.post(`/api/messages/${sent.body.messageId}/recall`);
    expect((await of(caseId)).promises).toMatchObject([{ id, standing: 'kept' }]);
  });

  test('is made with a note, and with a call that begins a case', async () => {
    const noted = await open();
    await mira.post(`/api/cases/${noted}/notes`, { body: SAID, promises: [accepted()] });
    expect((await of(noted)).promises).toMatchObject([{ what: 'call you', contactId: null }]);
    const call = await mira.post('/api/calls', { direction: 'in', said: SAID, promises: [accepted()] });
    expect((await of(call.body.caseId)).promises).toMatchObject([{ what: 'call you', contactId: call.body.id }]);
  });

  test('is looked for in whole sentences only, unless it stands in the field of a promise', async () => {
    const find = async (body: object) => (await mira.post('/api/promises/find', body)).body.found.length;
    expect(await find({ text: 'ring Peg tomorrow' })).toBe(0);
    expect(await find({ text: 'ring Peg tomorrow', bare: true })).toBe(1);
  });
});

describe('an officer who may not see the case', () => {
  test('sees none of its promises, and cannot settle one', async () => {
    const other = await desk.team('Other');
    const stranger = await desk.officer('Stranger', { teamIds: [other] });
    const caseId = await open();
    const id = await promise(caseId);
    expect((await stranger.get(`/api/cases/${caseId}/promises`)).status).toBe(404);
    expect((await stranger.post(`/api/promises/${id}/keep`)).status).toBe(404);
    expect((await stranger.get('/api/promises?whose=teams')).body.promises).toEqual([]);
    const { version } = (await mira.get(`/api/cases/${caseId}`)).body.case;
    await mira.post(`/api/cases/${caseId}/change`, { version, restricted: true });
    expect(
      (await ben.get('/api/promises?whose=teams')).body.promises.map((one: { id: string }) => one.id),
    ).not.toContain(id);
  });
});

describe('the customer', () => {
  test('sees on the page behind their private link what was promised to them and what became of it', async () => {
    await moveTo(monday);
    const mail =
      'From: Peg <peg@home.example>\nTo: desk@localhost.example\nSubject: Permit\nMessage-ID: <p1@home.example>\n\nWhere is it?\n';
    await desk.receive(mail);
    const { rows } = await sql<{ id: string; customerId: string }>`
      select id, customer_id as "customerId" from cases."case" order by number desc limit 1`.execute(
      desk.parts.database.db,
    );
    const [it] = rows;
    // A leader sees every queue, also the one that new mail goes to.
    const make = async (what: string): Promise<string> =>
      (await jo.post(`/api/cases/${it?.id}/promises`, { what, dueAt: desk.time.now + DAY })).body.id;
    await jo.post(`/api/promises/${await make('Send you the form')}/keep`);
    const later = { dueAt: monday + 3 * DAY, reason: 'the archive is closed' };
    await jo.post(`/api/promises/${await make('Ring you about the fee')}/renew`, later);
    const token = privateToken(desk.parts.desk, it?.id ?? '', it?.customerId ?? null);
    const page = await desk.server.http.inject({ url: `/track/${token}` });
    expect(page.body).toContain('What we promised you');
    expect(page.body).toContain('Send you the form');
    expect(page.body).toContain('Done on Monday 16 November.');
    expect(page.body).toContain('the archive is closed');
    expect(page.body).not.toContain('Jo Leader');
  });
});
