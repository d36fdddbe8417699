import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '#kernel/time.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openComplaintDesk, type ComplaintDesk } from './complaint-desk.fixtures.ts';

let at: ComplaintDesk;
let noah: TestOfficer;

beforeAll(async () => {
  at = await openComplaintDesk();
  noah = await at.desk.officer('Noah');
});
afterAll(() => at.desk.close());

const move = async (id: string, body: object) => {
  const { version } = (await at.caseNow(id)).case;
  return at.mira.post(`/api/cases/${id}/move`, { version, ...body });
};
const clockOf = async (id: string, title: string) => {
  const { clocks } = (await at.mira.get(`/api/cases/${id}/clocks`)).body;
  return clocks.find((clock: { title: string }) => clock.title === title);
};

describe('C-14 more time for an answer', () => {
  const WHY = 'The recording is with the archive';
  const extend = async (id: string, notice: string) => {
    const { id: clock } = await clockOf(id, 'Complaint answered by the service');
    return at.mira.post(`/api/clocks/${clock}/extend`, { by: 5, reason: WHY, notice });
  };
  const OUTSIDE =
    'If you are not satisfied, you can ask the NSW Ombudsman to look at it: www.ombo.nsw.gov.au. It is free, and you can do so at any time.';

  test('is told with the reason, the new date and who is outside, or not given', async () => {
    const id = await at.open();
    expect((await extend(id, `We need longer: [reason]. ${OUTSIDE}`)).body.reason).toContain('new date');
    expect((await extend(id, `You hear by [new date]. ${OUTSIDE}`)).body.reason).toContain('why it takes longer');
    expect((await extend(id, 'You hear by [new date]: [reason].')).body.reason).toContain('NSW Ombudsman');
    const before = await clockOf(id, 'Complaint answered by the service');
    expect((await extend(id, `You hear by [new date], because [reason]. ${OUTSIDE}`)).status).toBe(200);
    const after = await clockOf(id, 'Complaint answered by the service');
    expect(after.dueAt).toBeGreaterThan(before.dueAt);
    const { entries } = await at.caseNow(id);
    const told = { direction: 'out', body: expect.stringContaining(`because ${WHY}`) };
    expect(entries).toContainEqual(expect.objectContaining(told));
  });

  test('is not given once the time is over: it is a breach and says so', async () => {
    const id = await at.open();
    const { dueAt } = await clockOf(id, 'Complaint answered by the service');
    const now = at.desk.time.now;
    await at.moveTo(dueAt + MINUTE);
    expect((await extend(id, `You hear by [new date]: [reason]. ${OUTSIDE}`)).body.reason).toContain(
      'This time is over',
    );
    await at.moveTo(now);
  });
});

describe('a complaint ends', () => {
  test('with a reason: by the answer, or in words of its own', async () => {
    const id = await at.open();
    expect(await move(id, { state: 'closed' })).toMatchObject({ status: 422 });
    expect((await at.tell(id, '/close', { reason: 'answered' })).body.reason).toContain('not been answered');
    expect((await at.tell(id, '/close', { reason: 'settled at once' })).body.fields).toMatchObject([
      { field: 'words' },
    ]);
    expect((await at.tell(id, '/close', { reason: 'settled at once', words: 'Gave him the list.' })).status).toBe(200);
    expect(await at.read(id)).toMatchObject({ closure: { reason: 'settled at once', words: 'Gave him the list.' } });
    expect((await at.read(id)).status.open311).toBe('closed');
    expect((await at.tell(id, '/close', { reason: 'not reached', words: 'x' })).status).toBe(409);
  });

  test('after its answer by whatever closes the case, and stands open again when the customer writes', async () => {
    const { id, issue } = await at.ready('farid-again@home.example');
    await at.learn(issue);
    await at.answer(id);
    expect((await move(id, { state: 'closed', why: 'Nothing further came' })).status).toBe(200);
    expect(await at.read(id)).toMatchObject({ closure: { reason: 'answered', words: 'Nothing further came' } });
    const { reference } = (await at.caseNow(id)).case;
    await at.desk.receive(
      `From: farid-again@home.example\nTo: ${at.desk.parts.office.address}\nSubject: Re: ${reference}\nMessage-ID: <a@home.example>\n\nThat is not right.`,
    );
    await move(id, { state: 'open', nextStep: 'Read it', nextDueAt: at.desk.time.now + DAY });
    expect((await at.read(id)).closure).toBeNull();
  });

  test('when they take it back, and is one again when it is looked at again', async () => {
    const id = await at.open();
    expect((await move(id, { state: 'withdrawn' })).status).toBe(422);
    await at.tell(id, '/close', { reason: 'withdrawn', words: 'She rang and asked us to stop.' });
    expect(await at.read(id)).toMatchObject({
      state: 'withdrawn',
      status: { public: expect.stringContaining('asked us to stop') },
    });
    expect((await at.tell(id, '/again', { why: 'She changed her mind' })).status).toBe(200);
    expect(await at.read(id)).toMatchObject({ state: 'open', closure: null });
  });

  test('only with a reason in the database too', async () => {
    const id = await at.open();
    const without = sql`insert into complaints.closure (id, case_id, reason, at) values (gen_random_uuid(), ${id}, 'outside', now())`;
    await expect(without.execute(at.desk.parts.database.db)).rejects.toThrow('closure_without_an_answer_says_why');
  });
});

test('what is looked at again has its answer to come, and what was answered stays with why it was opened', async () => {
  const { id, issue } = await at.ready();
  expect((await at.tell(id, '/again', { why: 'x' })).status).toBe(409);
  await at.answer(id);
  expect((await at.tell(id, '/again', { why: 'He sent his payslip' })).status).toBe(200);
  expect(await at.read(id)).toMatchObject({ answeredAt: null, stage: 1 });
  expect((await at.caseNow(id)).case.phase).toBe('open');
  await at.find(issue, { finding: 'partly upheld', why: 'The payslip' });
  expect((await at.answer(id)).status).toBe(200);
  const { rows } = await sql<{ why: string | null }>`
    select reopened_why as why from complaints.answer where case_id = ${id} order by at, id`.execute(
    at.desk.parts.database.db,
  );
  expect(new Set(rows.map(({ why }) => why))).toEqual(new Set(['He sent his payslip', null]));
});

test('a second stage is answered by somebody new, on every point again', async () => {
  const { id, issue } = await at.ready();
  await at.answer(id);
  expect((await at.tell(id, '/next-stage', { teamId: at.desk.teamId, ownerId: noah.id })).body).toEqual({ stage: 2 });
  expect((await at.answer(id, {}, noah)).body.reason).toContain('Point 1 has no finding of this stage');
  await at.find(issue, { finding: 'not upheld', why: 'Looked at afresh' }, noah);
  const letter = await at.letterOf(id, noah);
  expect(letter).toContain('the last answer we can give');
  expect((await at.answer(id, {}, noah)).status).toBe(200);
  expect((await at.read(id)).stages).toMatchObject([
    { answeredAt: expect.any(Number) },
    { answeredAt: expect.any(Number) },
  ]);
});

test('the body outside has it: what they ask is due, the customer reads so, and what they found is on record', async () => {
  const { id, issue } = await at.ready();
  await at.answer(id);
  await at.learn(issue);
  await at.tell(id, '/close', { reason: 'answered' });
  const dueAt = at.desk.time.now + 7 * DAY;
  const away = await at.tell(id, '/outside', { reference: 'NO-77', asked: 'The file, by Monday', dueAt });
  expect(away.status).toBe(200);
  expect((await at.caseNow(id)).case).toMatchObject({
    phase: 'open',
    nextStep: 'Give the NSW Ombudsman what they ask for',
    nextDueAt: dueAt,
  });
  expect((await at.read(id)).status.public).toContain('The NSW Ombudsman is looking at your complaint');
  expect((await at.tell(id, '/outside', { asked: 'Again' })).status).toBe(409);
  const back = (body: object) => at.mira.post(`/api/complaint-outside/${away.body.id}/outcome`, body);
  expect((await back({ outcome: 'recommended', words: '' })).status).toBe(400);
  expect((await back({ outcome: 'recommended', words: 'Pay the day.' })).status).toBe(200);
  expect((await back({ outcome: 'settled', words: 'x' })).status).toBe(409);
  expect(await at.read(id)).toMatchObject({
    outside: [{ reference: 'NO-77', outcome: 'recommended', words: 'Pay the day.' }],
  });
  expect((await at.read(id)).status.public).not.toContain('is looking at your complaint');
});

describe('C-21 a point that was upheld', () => {
  const ACTION = { what: 'Screens at the desks', measure: 'Complaints about privacy', before: 'Four a month' };
  const action = () => ({ ...ACTION, ownerId: noah.id, dueAt: at.desk.time.now + DAY });
  const BOTH = [
    { wentWrong: 'conduct', because: 'skill' },
    { wentWrong: 'privacy', because: 'process missing' },
  ];

  test('is not closed before somebody says why it happened and what is learned from it, whatever closes the case', async () => {
    const { id, issue } = await at.ready();
    await at.answer(id);
    const waits = { status: 422, body: { reason: expect.stringContaining('Point 1 was upheld') } };
    expect(await at.tell(id, '/close', { reason: 'answered' })).toMatchObject(waits);
    expect(await move(id, { state: 'closed' })).toMatchObject(waits);
    expect((await at.learn(issue, { causes: [] })).status).toBe(400);
    expect((await at.learn(issue, { reason: '' })).body.fields).toMatchObject([{ field: 'reason' }]);
    expect((await at.learn(issue, { decision: 'action' })).body.fields).toMatchObject([{ field: 'action' }]);
    expect((await at.learn(issue, { causes: BOTH })).status).toBe(200);
    expect((await at.read(id)).learned).toMatchObject([{ causes: BOTH, decision: 'none', reason: 'A single slip' }]);
    expect((await at.tell(id, '/close', { reason: 'answered' })).status).toBe(200);
  });

  test('is followed to its proof: whose the change is, by when, and what was measured before and after', async () => {
    const { id, issue } = await at.ready();
    expect((await at.learn(issue, { decision: 'action', action: { ...action(), dueAt: 1 } })).status).toBe(422);
    expect((await at.learn(issue, { decision: 'action', action: action() })).status).toBe(200);
    const { things } = (await noah.get('/api/today')).body;
    expect(things).toContainEqual(
      expect.objectContaining({ caseId: id, about: 'complaints.corrective', facts: { what: ACTION.what } }),
    );
    const [{ actions }] = (await at.read(id)).learned;
    const done = (body: object) => at.mira.post(`/api/complaint-actions/${actions[0].id}/done`, body);
    expect((await done({ after: '', worked: true })).status).toBe(400);
    expect((await done({ after: 'None in three months', worked: true })).status).toBe(200);
    expect((await done({ after: 'x', worked: false })).status).toBe(409);
    expect((await at.read(id)).learned).toMatchObject([
      { actions: [{ ...ACTION, ownerId: noah.id, after: 'None in three months', worked: true }] },
    ]);
  });

  test('that was not upheld closes without', async () => {
    const { id, issue } = await at.ready();
    await at.find(issue, { finding: 'not upheld', why: 'The recording' });
    await at.answer(id);
    expect((await at.tell(id, '/close', { reason: 'answered' })).status).toBe(200);
  });
});
