import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOfText } from '#kernel/civil.ts';
import { momentOf } from '#kernel/zone.ts';
import type { TestDesk, TestOfficer } from '#testing/desk.ts';
import { openComplaintDesk } from './complaint-desk.fixtures.ts';

let desk: TestDesk;
let mira: TestOfficer;
let tom: TestOfficer;
let noah: TestOfficer;

beforeAll(async () => {
  ({ desk, mira } = await openComplaintDesk());
  tom = await desk.officer('Tom');
  noah = await desk.officer('Noah');
});
afterAll(() => desk.close());

async function open(ownerId: string | null = mira.id): Promise<string> {
  const { body } = await mira.post('/api/cases', {
    kind: 'complaint',
    subject: 'The counter',
    teamId: desk.teamId,
    customer: { name: 'Farid Karimi', email: `farid${Math.random()}@home.example` },
    channel: 'counter',
    said: 'He said it in front of the whole line.',
    ownerId,
  });
  return body.id;
}
const read = async (id: string) => (await mira.get(`/api/cases/${id}/complaint`)).body.complaint;
const tell = (as: TestOfficer, id: string, what: string, body: object) =>
  as.post(`/api/cases/${id}/complaint/${what}`, body);
const version = async (id: string): Promise<number> => (await mira.get(`/api/cases/${id}`)).body.case.version;
const give = async (id: string, ownerId: string | null) =>
  mira.post(`/api/cases/${id}/assign`, { version: await version(id), teamId: desk.teamId, ownerId });
const point = async (id: string): Promise<string> =>
  (await tell(mira, id, 'issues', { said: 'He spoke loudly.' })).body.id;
const FOUND = { finding: 'upheld', reasons: 'Two people heard it.', cites: 'Charter 2.1' };
const find = (as: TestOfficer, issue: string, body: object = FOUND) =>
  as.post(`/api/complaint-issues/${issue}/finding`, body);

describe('a point of a complaint', () => {
  test('has a finding with reasons and the rule it cites; a change needs a reason, and what was found stays', async () => {
    const id = await open();
    const issue = await point(id);
    expect((await read(id)).undecided).toEqual([1]);
    expect((await find(mira, issue, { ...FOUND, cites: '' })).status).toBe(400);
    expect((await find(mira, issue)).status).toBe(200);
    expect((await find(mira, issue, { ...FOUND, finding: 'not upheld' })).status).toBe(422);
    const again = { ...FOUND, finding: 'partly upheld', why: 'The recording came.' };
    expect((await find(mira, issue, again)).status).toBe(200);
    const { issues, undecided } = await read(id);
    expect(undecided).toEqual([]);
    expect(issues[0].findings).toMatchObject([
      { finding: 'upheld', whyChanged: null },
      { finding: 'partly upheld', whyChanged: 'The recording came.', by: mira.id },
    ]);
    const { db } = desk.parts.database;
    const rewrite = sql`update complaints.finding set reasons = 'x' where issue_id = ${issue}`.execute(db);
    await expect(rewrite).rejects.toThrow('stays as it was written');
    const twice = sql`insert into complaints.finding (id, issue_id, stage, finding, reasons, cites, by, at)
                      values (gen_random_uuid(), ${issue}, 1, 'upheld', 'r', 'c', ${mira.id}, now())`.execute(db);
    await expect(twice).rejects.toThrow('finding_first');
  });

  test('keeps the words in which it was said, whatever is learned about it', async () => {
    const id = await open();
    const issue = await point(id);
    const known = { agency: 'Merrin Street', evidence: ['The camera'], severity: 'high', safety: true };
    expect((await mira.post(`/api/complaint-issues/${issue}`, known)).status).toBe(200);
    expect((await read(id)).issues).toMatchObject([{ said: 'He spoke loudly.', ...known }]);
  });
});

describe('C-12 a later stage', () => {
  test('goes to somebody who had nothing to do with an earlier one, by whatever way it comes to them', async () => {
    const id = await open();
    await find(mira, await point(id));
    expect((await tell(mira, id, 'officers', { part: 'investigator', officerId: tom.id })).status).toBe(200);
    expect(await tell(mira, id, 'next-stage', { teamId: desk.teamId, ownerId: mira.id })).toMatchObject({
      status: 409,
      body: { reason: expect.stringContaining('Mira had to do with this complaint before') },
    });
    expect((await tell(mira, id, 'next-stage', { teamId: desk.teamId, ownerId: noah.id })).body).toEqual({ stage: 2 });
    expect(await read(id)).toMatchObject({
      stage: 2,
      undecided: [1],
      status: { public: expect.stringContaining('Somebody') },
    });
    expect(new Set((await read(id)).apart.now)).toEqual(new Set([mira.id, tom.id]));
    // By assigning, by handing over, by many at once, by being named, and by deciding themselves.
    expect((await give(id, tom.id)).status).toBe(409);
    const over = {
      version: await version(id),
      teamId: desk.teamId,
      ownerId: tom.id,
      why: 'x',
      asked: '',
      promised: '',
    };
    expect((await mira.post(`/api/cases/${id}/hand-over`, over)).status).toBe(409);
    const many = {
      act: { do: 'hand over', ownerId: tom.id },
      cases: [{ id, version: await version(id) }],
    };
    expect((await mira.post('/api/bulk', many)).status).toBe(409);
    expect((await tell(mira, id, 'officers', { part: 'decider', officerId: tom.id })).status).toBe(409);
    const [{ id: issue }] = (await read(id)).issues;
    expect((await find(mira, issue, { ...FOUND, why: 'I look again' })).status).toBe(409);
    expect((await find(noah, issue, { ...FOUND, why: 'Looked at afresh' })).status).toBe(200);
    expect((await read(id)).undecided).toEqual([]);
  });

  test('is refused by the database too, whoever writes to it', async () => {
    const id = await open();
    await tell(mira, id, 'next-stage', { teamId: desk.teamId, ownerId: noah.id });
    const { db } = desk.parts.database;
    const APART = 'had to do with an earlier stage';
    await expect(sql`update cases."case" set owner_id = ${mira.id} where id = ${id}`.execute(db)).rejects.toThrow(
      APART,
    );
    const named = sql`insert into complaints.touch (case_id, stage, officer_id, part, at) values (${id}, 2, ${mira.id}, 'decider', now())`;
    await expect(named.execute(db)).rejects.toThrow(APART);
    await expect(sql`delete from complaints.touch where case_id = ${id}`.execute(db)).rejects.toThrow(
      'stays as it was',
    );
  });

  test('is not reached around a joined complaint that its owner dealt with', async () => {
    const [one, other] = [await open(noah.id), await open(mira.id)];
    await tell(mira, other, 'next-stage', { teamId: desk.teamId, ownerId: tom.id });
    expect((await mira.post(`/api/cases/${one}/merge`, { into: other, version: await version(one) })).status).toBe(200);
    expect((await give(other, noah.id)).status).toBe(409);
    const third = await open(tom.id);
    expect((await mira.post(`/api/cases/${third}/merge`, { into: other, version: await version(third) })).status).toBe(
      409,
    );
  });

  test('is not there after the last', async () => {
    const id = await open();
    await tell(mira, id, 'next-stage', { teamId: desk.teamId, ownerId: null });
    expect(await tell(mira, id, 'next-stage', { teamId: desk.teamId, ownerId: null })).toMatchObject({
      status: 409,
      body: { reason: expect.stringContaining('NSW Ombudsman') },
    });
  });
});

test('C-12 whoever a complaint is about never has it, from the moment they are named', async () => {
  const id = await open();
  expect((await tell(mira, id, 'officers', { part: 'subject', officerId: mira.id })).status).toBe(409);
  expect((await tell(mira, id, 'officers', { part: 'subject', officerId: tom.id })).status).toBe(200);
  expect(await give(id, tom.id)).toMatchObject({
    status: 409,
    body: { reason: expect.stringContaining('is who the complaint is about') },
  });
  const { db } = desk.parts.database;
  await expect(sql`update cases."case" set owner_id = ${tom.id} where id = ${id}`.execute(db)).rejects.toThrow(
    'earlier stage',
  );
});

test('C-11 the second stage of England is counted from its own acknowledgement', async () => {
  const settings = { TIME_ZONE: 'Europe/London', COMPLAINT_PACK: 'uk-lgsco' };
  const { desk: england, mira: ana, moveTo } = await openComplaintDesk(settings);
  try {
    const at = (date: string, hour: number) => momentOf('Europe/London', dayOfText(date) ?? 0, hour * 60);
    await moveTo(at('2026-04-02', 10));
    const { body } = await ana.post('/api/cases', {
      kind: 'complaint',
      subject: 'Bins',
      teamId: england.teamId,
      customer: { name: 'Jo Bins', email: 'jo@home.example' },
      channel: 'letter',
      said: 'Nobody came.',
      ownerId: null,
    });
    const dueOf = async (title: string) => {
      const { clocks } = (await ana.get(`/api/cases/${body.id}/clocks`)).body;
      const clock = clocks.find((one: { title: string }) => one.title === title);
      return clock === undefined
        ? undefined
        : new Date(clock.dueAt - 1).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
    };
    expect(await dueOf('Stage 1 acknowledged')).toBe('2026-04-13');
    await moveTo(at('2026-05-01', 9));
    await ana.post(`/api/cases/${body.id}/complaint/next-stage`, { teamId: england.teamId, ownerId: null });
    expect(await dueOf('Stage 2 answered')).toBeUndefined();
    const acknowledge = () =>
      ana.post(`/api/cases/${body.id}/reply`, { body: 'Somebody else looks at it.', then: { state: 'acknowledged' } });
    const { messageId } = (await acknowledge()).body;
    expect(await dueOf('Stage 2 answered')).toBe('2026-06-02');
    expect((await ana.post(`/api/messages/${messageId}/recall`)).status).toBe(200);
    expect(await dueOf('Stage 2 answered')).toBeUndefined();
    await acknowledge();
    expect(await dueOf('Stage 2 answered')).toBe('2026-06-02');
  } finally {
    await england.close();
  }
});
