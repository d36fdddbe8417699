import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePrivateLink } from '#areas/cases/server/index.ts';
import { lineOn } from '#areas/decisions/server/decisions.fixtures.ts';
import { sweepPromises } from '#areas/promises/server/index.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk, TestOfficer } from '#testing/desk.ts';
import { openComplaintDesk, type ComplaintDesk } from './complaint-desk.fixtures.ts';

let at: ComplaintDesk;
let desk: TestDesk;
let mira: TestOfficer;
let tom: TestOfficer;
let jo: TestOfficer;

beforeAll(async () => {
  at = await openComplaintDesk();
  ({ desk, mira } = at);
  tom = await desk.officer('Tom');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  await lineOn(desk, { holder: { role: 'officer' }, power: 'remedy', limitCents: 24_000 });
});
afterAll(() => desk.close());

describe('C-13 a complaint', () => {
  test('is answered only when every point has a finding and their side is told, and by nothing but the answer', async () => {
    const id = await at.open();
    expect((await at.answer(id)).body.reason).toContain('no points');
    const issue = await at.point(id);
    expect((await at.answer(id)).body.reason).toContain('Point 1 has no finding');
    await at.find(issue);
    expect((await at.answer(id)).body.reason).toContain('what they asked, what they need, how they feel');
    expect((await at.read(id)).unsaid).toEqual(['asked', 'needs', 'feels', 'expects']);
    await at.tellSide(id);
    expect((await at.answer(id, { letter: 'You were right. Goodbye.' })).body.reason).toContain('NSW Ombudsman');
    expect((await at.answer(id, { letter: `${await at.letterOf(id)} [[what]]` })).body.reason).toContain('gap to fill');
    const { version } = (await at.caseNow(id)).case;
    const moved = await mira.post(`/api/cases/${id}/move`, {
      version,
      state: 'answered',
      nextStep: 'x',
      nextDueAt: desk.time.now + DAY,
    });
    expect(moved).toMatchObject({ status: 422, body: { reason: expect.stringContaining('from its own page') } });
    const replied = await mira.post(`/api/cases/${id}/reply`, { body: 'You were right.', then: { state: 'answered' } });
    expect(replied.status).toBe(422);
    expect((await at.read(id)).answeredAt).toBeNull();
    expect((await at.answer(id)).status).toBe(200);
    expect(await at.read(id)).toMatchObject({ answeredAt: desk.time.now, stages: [{ answeredAt: desk.time.now }, {}] });
    expect(await at.answer(id)).toMatchObject({ status: 409 });
  });

  test('is not answered in the database while a point has no finding, and an answer is never rewritten', async () => {
    const id = await at.open();
    await at.point(id);
    const { db } = desk.parts.database;
    const forced = sql`insert into complaints.answer (id, case_id, stage, letter, by, at)
                       values (gen_random_uuid(), ${id}, 1, 'x', ${mira.id}, now())`.execute(db);
    await expect(forced).rejects.toThrow('no finding yet');
    const { id: done } = await at.ready();
    await at.answer(done);
    for (const rewriting of [
      sql`update complaints.answer set letter = 'x' where case_id = ${done}`,
      sql`delete from complaints.answer where case_id = ${done}`,
    ])
      await expect(rewriting.execute(db)).rejects.toThrow('stays as it was written');
  });

  test('is answered by a letter from the record that ends its clock; what the officer made of it goes', async () => {
    const { id, issue } = await at.ready();
    await at.remedy(id, { issueId: issue, what: 'Correct the list at the counter' });
    const letter = await at.letterOf(id);
    for (const words of [
      'Farid Karimi',
      'He shouted.',
      'we uphold it',
      'Two people heard it.',
      'Charter 2.1',
      'Correct the list at the counter',
      'NSW Ombudsman',
      'Mira',
    ])
      expect(letter).toContain(words);
    const sent = await at.answer(id, { letter: `${letter}\n\nI am glad that you came.` });
    expect(sent.body).toMatchObject({ recallUntil: desk.time.now + desk.parts.office.recallMs });
    const { entries, case: now } = await at.caseNow(id);
    expect(now).toMatchObject({ state: 'answered', nextStep: expect.stringContaining('is done') });
    const out = entries.find(({ id: entry }: { id: string }) => entry === sent.body.messageId);
    expect(out).toMatchObject({
      direction: 'out',
      delivery: 'held',
      body: expect.stringContaining('I am glad that you came.'),
    });
    const { clocks } = (await mira.get(`/api/cases/${id}/clocks`)).body;
    const clock = clocks.find(({ title }: { title: string }) => title === 'Complaint answered by the service');
    expect(clock).toMatchObject({ state: 'ended', breachedAt: null });
  });

  test('whose answer is taken back is not answered: its clock runs on, and the text is a draft of the answer', async () => {
    const { id } = await at.ready();
    const typed = `${await at.letterOf(id)}\n\nWith my own words.`;
    const { body } = await at.answer(id, { letter: typed });
    expect((await mira.post(`/api/messages/${body.messageId}/recall`)).status).toBe(200);
    const { case: now, drafts } = await at.caseNow(id);
    expect(now.phase).toBe('open');
    expect(drafts).toMatchObject([{ kind: 'answer', body: typed }]);
    const { clocks } = (await mira.get(`/api/cases/${id}/clocks`)).body;
    expect(clocks.find(({ title }: { title: string }) => title === 'Complaint answered by the service').state).toBe(
      'running',
    );
    expect(await at.read(id)).toMatchObject({ answeredAt: null });
    expect((await at.answer(id, { letter: typed, draftId: drafts[0].id })).status).toBe(200);
    expect((await at.caseNow(id)).drafts).toEqual([]);
  });

  test('of somebody without an address is answered by what was printed and posted', async () => {
    const { id } = await at.ready(null);
    expect((await mira.get(`/api/cases/${id}/complaint/answer`)).body.to).toEqual([]);
    expect((await at.answer(id)).body.reason).toContain('Print the letter');
    expect((await at.answer(id, { posted: true })).body).toEqual({ messageId: null, recallUntil: null });
    const { entries } = await at.caseNow(id);
    expect(entries).toContainEqual(expect.objectContaining({ type: 'contact', channel: 'letter', direction: 'out' }));
  });

  test('that somebody else was named to decide is answered by nobody else', async () => {
    const { id } = await at.ready();
    await at.tell(id, '/officers', { part: 'decider', officerId: tom.id });
    expect((await at.answer(id)).status).toBe(403);
  });
});

describe('C-20 a remedy', () => {
  test('has its date and, of money, its amount, or is not made; it is a promise that the customer sees', async () => {
    const { id, issue } = await at.ready();
    expect((await at.remedy(id, { dueAt: undefined })).status).toBe(400);
    expect((await at.remedy(id, { dueAt: desk.time.now - 1 })).status).toBe(422);
    expect((await at.remedy(id, { kind: 'money', what: 'Pay a day' })).body.fields).toMatchObject([
      { field: 'costCents' },
    ]);
    const { id: other } = await at.ready();
    expect((await at.remedy(other, { issueId: issue })).status).toBe(422);
    const much = await at.remedy(id, { kind: 'money', what: 'Pay a day', costCents: 24_001 });
    expect([much.status, much.body.reason]).toEqual([422, expect.stringContaining('goes up to $240')]);
    expect(
      (await at.remedy(id, { issueId: issue, kind: 'money', what: 'Pay a day', costCents: 24_000, ownerId: tom.id }))
        .status,
    ).toBe(200);
    expect((await at.read(id)).remedies).toMatchObject([
      { what: 'Pay a day', costCents: 24_000, ownerId: tom.id, outstanding: true },
    ]);
    expect((await mira.get(`/api/cases/${id}/promises`)).body.promises).toMatchObject([
      { what: 'Pay a day', ownerId: tom.id },
    ]);
    const { customerId } = (await at.caseNow(id)).case;
    const token = await desk.as(SYSTEM, (work) => makePrivateLink(desk.parts.desk, work, id, customerId));
    const page = await desk.server.http.inject({ url: `/track/${token}` });
    expect(page.body).toContain('Pay a day');
  });

  test('stands outstanding until it is done with its evidence and the customer was told, whoever called the promise kept', async () => {
    const { id } = await at.ready();
    const made = (await at.remedy(id)).body.id;
    await at.answer(id);
    expect((await at.read(id)).status).toMatchObject({
      public: expect.stringContaining('not all done yet'),
      open311: 'open',
    });
    const [{ id: promiseId }] = (await mira.get(`/api/cases/${id}/promises`)).body.promises;
    await mira.post(`/api/promises/${promiseId}/keep`, { words: 'Did it' });
    expect((await at.read(id)).remedies).toMatchObject([{ standing: 'kept', outstanding: true }]);
    const done = (body: object) => mira.post(`/api/complaint-remedies/${made}/done`, body);
    expect((await done({ evidence: 'The list is up', told: '' })).status).toBe(400);
    expect((await done({ evidence: 'The list is up', told: 'Rang him', toldAt: desk.time.now + 1 })).status).toBe(422);
    expect((await done({ evidence: 'The list is up', told: 'Rang him', toldAt: desk.time.now - HOUR })).status).toBe(
      200,
    );
    expect((await done({ evidence: 'Again', told: 'Again' })).status).toBe(409);
    expect((await at.read(id)).status).toMatchObject({ open311: 'closed', cfpb: 'Closed with non-monetary relief' });
  });

  test('goes on as the promise it was renewed to, and stays with whoever was named for it when the case goes to somebody else', async () => {
    const { id } = await at.ready();
    await at.remedy(id, { ownerId: tom.id });
    await at.remedy(id, { what: 'Write to him', ownerId: mira.id });
    const [{ id: promiseId }] = (await mira.get(`/api/cases/${id}/promises`)).body.promises;
    await mira.post(`/api/promises/${promiseId}/renew`, {
      dueAt: desk.time.now + 9 * DAY,
      reason: 'The printer is late',
    });
    const { version } = (await at.caseNow(id)).case;
    await mira.post(`/api/cases/${id}/assign`, { version, teamId: desk.teamId, ownerId: jo.id });
    expect((await at.read(id)).remedies).toMatchObject([
      { what: 'Correct the list', ownerId: tom.id, dueAt: desk.time.now + 9 * DAY, standing: 'open' },
      { what: 'Write to him', ownerId: jo.id },
    ]);
  });

  test('that is overdue is put before its owner and the leader although the complaint is answered', async () => {
    const { id } = await at.ready();
    await at.remedy(id, { what: 'Hang up the list', ownerId: tom.id, dueAt: desk.time.now + HOUR });
    await at.answer(id);
    await at.moveTo(desk.time.now + HOUR + MINUTE);
    const { database, live } = desk.parts;
    while ((await sweepPromises({ db: database.db, live, clock: () => desk.time.now })) > 0);
    const { things } = (await tom.get('/api/today')).body;
    expect(things).toContainEqual(
      expect.objectContaining({ caseId: id, because: 'broken', about: 'promises.promise' }),
    );
    for (const officer of [tom, jo])
      expect((await officer.get('/api/told')).body.told).toContainEqual(
        expect.objectContaining({ caseId: id, subject: 'promise', stage: 'missed' }),
      );
    expect((await at.read(id)).remedies).toMatchObject([{ standing: 'broken', outstanding: true }]);
  });
});
