import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepClocks } from '#areas/clocks/server/index.ts';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { dayOfText } from '#kernel/civil.ts';
import { momentOf } from '#kernel/zone.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '../testing/desk.ts';

const ZONE = 'Australia/Sydney';
const at = (date: string, hour: number, minute = 0) => momentOf(ZONE, dayOfText(date) ?? 0, hour * 60 + minute);

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let admin: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({ TIME_ZONE: ZONE });
  await desk.as(SYSTEM, (work) => prepareStandards(desk.parts.standards, work, ZONE));
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo Leader', { roles: ['team leader'] });
  admin = await desk.officer('Ada', { roles: ['administrator'], teamIds: [] });
});
afterAll(() => desk.close());

/** Another moment, with everybody still signed in. */
async function moveTo(now: number): Promise<void> {
  desk.time.now = now;
  await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${new Date(now + 12 * 3_600_000)}`.execute(
    desk.parts.database.db,
  );
}

const sweep = async () => {
  const { database, live, standards } = desk.parts;
  const one = () => sweepClocks({ db: database.db, live, standards, clock: () => desk.time.now });
  for (let done = await one(); done > 0;) done = await one();
};

type Shown = {
  id: string;
  title: string;
  state: string;
  dueAt: number | null;
  endedAt: number | null;
  breachedAt: number | null;
};
const clocksOf = async (caseId: string): Promise<Record<string, Shown>> => {
  const { body } = await mira.get(`/api/cases/${caseId}/clocks`);
  // The newest of each comes last.
  return Object.fromEntries((body.clocks as Shown[]).toReversed().map((clock) => [clock.title, clock]));
};

async function open(kind = 'enquiry', more: object = {}): Promise<string> {
  const { body } = await mira.post('/api/cases', {
    kind,
    subject: 'Permit',
    teamId: desk.teamId,
    customer: { name: 'Peg Doolan', email: `peg${Math.random()}@home.example` },
    channel: 'letter',
    said: 'Where is my permit?',
    ownerId: mira.id,
    ...more,
  });
  return body.id;
}
const version = async (id: string): Promise<number> => (await mira.get(`/api/cases/${id}`)).body.case.version;
const reply = async (id: string, more: object = {}) =>
  (await mira.post(`/api/cases/${id}/reply`, { body: 'We are looking for it.', ...more })).body;

describe('the clocks of a case', () => {
  test('begin when it is opened, by the working hours of the office, and end with the first answer', async () => {
    await moveTo(at('2026-11-20', 15));
    const id = await open();
    const before = await clocksOf(id);
    // Sixteen working hours from Friday three o'clock: two on Friday, eight on Monday, six on Tuesday.
    expect(before['First answer']).toMatchObject({ state: 'running', dueAt: at('2026-11-24', 15) });
    expect(before['Settled']).toMatchObject({ state: 'running', dueAt: at('2026-12-18', 17) });
    await moveTo(at('2026-11-23', 9, 30));
    await reply(id);
    const after = await clocksOf(id);
    expect(after['First answer']).toMatchObject({ state: 'ended', endedAt: desk.time.now, breachedAt: null });
    // The reply waits for the customer, so what is the customer's turn does not run.
    expect(after['Settled']).toMatchObject({ state: 'paused', dueAt: null });
    expect(after['Next update']).toMatchObject({ state: 'paused' });
  });

  test('run on when the customer writes, and lose none of their time', async () => {
    await moveTo(at('2026-11-02', 10));
    const id = await open();
    await reply(id);
    await moveTo(at('2026-11-05', 10));
    await mira.post(`/api/cases/${id}/move`, {
      version: await version(id),
      state: 'open',
      nextStep: 'Look',
      nextDueAt: desk.time.now + 1e6,
    });
    // Two days ended on the customer's turn, so twenty working days end two later than on 30 November.
    expect((await clocksOf(id))['Settled']).toMatchObject({ state: 'running', dueAt: at('2026-12-02', 17) });
  });

  test('an answer that is taken back has ended nothing', async () => {
    await moveTo(at('2026-11-02', 10));
    const id = await open();
    const due = (await clocksOf(id))['First answer']?.dueAt;
    desk.time.now += 60_000;
    const { messageId } = await reply(id);
    expect((await clocksOf(id))['First answer']).toMatchObject({ state: 'ended' });
    await mira.post(`/api/messages/${messageId}/recall`);
    const after = await clocksOf(id);
    expect(after['First answer']).toMatchObject({ state: 'running', dueAt: due });
    expect(after['Settled']).toMatchObject({ state: 'running' });
  });

  test('show their working, and the counted lines add up to the time given', async () => {
    await moveTo(at('2026-12-21', 10));
    const id = await open();
    const { body } = await mira.get(`/api/cases/${id}/clocks`);
    const settled = body.clocks.find(({ title }: Shown) => title === 'Settled');
    const counted = settled.working.filter(({ line }: { line: string }) => line === 'counted');
    expect(counted.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(20);
    expect(
      settled.working.filter(({ line }: { line: string }) => line === 'closed').map(({ title }: Shown) => title),
    ).toEqual(['Christmas Day', 'Boxing Day (additional day)', "New Year's Day"]);
    expect(settled.rule).toMatchObject({ version: 1, amount: 20, unit: 'working days', zone: ZONE });
  });

  test('are kept to the version that was in force when they began', async () => {
    await moveTo(at('2026-11-02', 10));
    const before = await open('complaint');
    const { body } = await admin.get('/api/clock-rules');
    const rule = body.rules.find(({ key }: { key: string }) => key === 'complaint-answer');
    const { id: _, version: __, withdrawn: ___, ...given } = rule;
    const made = await admin.post('/api/clock-rules', {
      ...given,
      effectiveFrom: '2026-11-03',
      budget: { amount: 10, unit: 'working days' },
    });
    expect(made.body.version).toBe(2);
    const same = await open('complaint');
    await moveTo(at('2026-11-03', 10));
    const after = await open('complaint');
    expect((await clocksOf(before))['Complaint answered']?.dueAt).toBe(at('2026-11-30', 17));
    expect((await clocksOf(same))['Complaint answered']?.dueAt).toBe(at('2026-11-30', 17));
    expect((await clocksOf(after))['Complaint answered']?.dueAt).toBe(at('2026-11-17', 17));
    await expect(
      sql`update standards.rule set effective_from = '2020-02-02' where key = 'complaint-answer'`.execute(
        desk.parts.database.db,
      ),
    ).rejects.toThrow(/never changed/);
  });

  test('are counted again when a holiday is added to their calendar, and what is over stays', async () => {
    await moveTo(at('2026-11-09', 10));
    const id = await open();
    expect((await clocksOf(id))['Settled']?.dueAt).toBe(at('2026-12-07', 17));
    const { body } = await admin.get('/api/calendars');
    desk.time.now += 1000;
    const added = await admin.post(`/api/calendars/${body.calendars[0].id}/holidays`, {
      day: '2026-12-03',
      until: '2026-12-04',
      title: 'Flood',
    });
    expect(added.body).toEqual({ days: 2 });
    await sweep();
    expect((await clocksOf(id))['Settled']?.dueAt).toBe(at('2026-12-09', 17));
    const { body: days } = await admin.get(`/api/calendars/${body.calendars[0].id}/holidays?year=2026`);
    const floods = days.holidays.filter(({ title }: Shown) => title === 'Flood');
    for (const { id: dayId } of floods) await admin.post(`/api/holidays/${dayId}/remove`);
    desk.time.now += 1000;
    await sweep();
    expect((await clocksOf(id))['Settled']?.dueAt).toBe(at('2026-12-07', 17));
  });
});

describe('a time that is over', () => {
  test('is recorded once, at the moment it was over, in order, however long nothing ran', async () => {
    await moveTo(at('2026-11-02', 10));
    const first = await open();
    await moveTo(at('2026-11-02', 11));
    const second = await open();
    await moveTo(at('2026-11-12', 9));
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const { rows } = await sql<{ caseId: string; rule: string; n: number }>`
      select case_id as "caseId", data->>'rule' as rule, count(*) as n from records.event
       where kind = 'clock.missed' and case_id = any(${[first, second]}::uuid[]) group by 1, 2 order by min(seq)`.execute(
      desk.parts.database.db,
    );
    expect(rows).toEqual([
      { caseId: first, rule: 'first-response', n: 1 },
      { caseId: second, rule: 'first-response', n: 1 },
    ]);
    expect((await clocksOf(first))['First answer']).toMatchObject({ breachedAt: at('2026-11-04', 10) });
  });

  test('is told to its owner when it is close, and to the owner and the leader when it is over', async () => {
    await moveTo(at('2026-11-16', 9));
    const id = await open();
    const told = async (who: TestOfficer) =>
      (await who.get('/api/told')).body.told
        .filter(({ caseId }: { caseId: string }) => caseId === id)
        .map(({ stage }: { stage: string }) => stage);
    await moveTo(at('2026-11-17', 14));
    await sweep();
    expect([await told(mira), await told(jo)]).toEqual([['soon'], []]);
    await moveTo(at('2026-11-17', 17, 1));
    await sweep();
    expect([(await told(mira)).toSorted(), await told(jo)]).toEqual([['missed', 'soon'], ['missed']]);
    const [one] = (await jo.get('/api/told')).body.told.filter(({ caseId }: { caseId: string }) => caseId === id);
    await jo.post(`/api/told/${one.id}/seen`);
    expect(await told(jo)).toEqual([]);
    const clock = (await clocksOf(id))['First answer'];
    expect((await mira.post(`/api/clocks/${clock?.id}/cause`, { cause: 'too much work' })).status).toBe(200);
  });

  test('cannot be extended; before it, an extension needs a reason and sends the notice with the new date', async () => {
    await moveTo(at('2026-11-16', 10));
    const id = await open();
    const settled = (await clocksOf(id))['Settled'];
    const extend = (more: object) =>
      mira.post(`/api/clocks/${settled?.id}/extend`, {
        by: 5,
        reason: 'The archive is closed',
        notice: 'It will take until [new date].',
        ...more,
      });
    expect((await extend({ reason: ' ' })).status).toBe(400);
    expect((await extend({ by: 21 })).body.reason).toContain('At most 20');
    const given = await extend({});
    expect(given.body.dueAt).toBe(at('2026-12-21', 17));
    const { rows } = await sql<{
      body: string;
    }>`select body from cases.message where id = ${given.body.messageId}`.execute(desk.parts.database.db);
    expect(rows).toEqual([{ body: 'It will take until Monday 21 December.' }]);
    await moveTo(at('2026-12-21', 17, 1));
    expect((await extend({})).body.reason).toContain('can no longer be extended');
    await sweep();
    expect((await extend({})).body.reason).toContain('can no longer be extended');
    await expect(
      sql`insert into clocks.extension (id, clock_id, by_amount, reason, notice, at, officer_id, due_before, due_after)
          select gen_random_uuid(), id, 1, 'x', 'x', due_at + interval '1 s', ${mira.id}, due_at, due_at from clocks.clock where id = ${settled?.id}`.execute(
        desk.parts.database.db,
      ),
    ).rejects.toThrow(/extension_before_it_is_over/);
  });

  test('of an update gives a text that is honest about having no news', async () => {
    await moveTo(at('2026-11-02', 10));
    const id = await open();
    expect((await mira.get(`/api/cases/${id}/clocks`)).body.update).toBeNull();
    await moveTo(at('2026-11-15', 10));
    const { update } = (await mira.get(`/api/cases/${id}/clocks`)).body;
    expect(update.text).toContain('I do not have an answer for you yet');
    expect(update.text).toContain('Mira');
  });
});

describe('a case that is not theirs to see', () => {
  test('shows an officer no clock, and what they were told of it is gone with it', async () => {
    const other = await desk.team('Other');
    const stranger = await desk.officer('Stranger', { teamIds: [other] });
    await moveTo(at('2026-11-16', 10));
    const id = await open();
    const clock = (await clocksOf(id))['Settled'];
    expect((await stranger.get(`/api/cases/${id}/clocks`)).status).toBe(404);
    expect((await stranger.post(`/api/clocks/${clock?.id}/cause`, { cause: 'other' })).status).toBe(404);
    await moveTo(at('2026-11-19', 17));
    await sweep();
    await jo.post(`/api/cases/${id}/assign`, { version: await version(id), teamId: other, ownerId: stranger.id });
    const told = (await mira.get('/api/told')).body.told.map(({ caseId }: { caseId: string }) => caseId);
    expect(told).not.toContain(id);
  });
});

describe('joining cases', () => {
  test('lets the clocks of the joined one stand, and undoing it lets them run on', async () => {
    await moveTo(at('2026-11-16', 10));
    const [one, other] = [await open(), await open()];
    const { body } = await mira.post(`/api/cases/${one}/merge`, { into: other, version: await version(one) });
    const states = async () => {
      const { rows } = await sql<{
        state: string;
      }>`select state from clocks.clock where case_id = ${one} order by rule_key`.execute(desk.parts.database.db);
      return rows.map(({ state }) => state);
    };
    expect(await states()).toEqual(['paused', 'paused', 'paused']);
    await mira.post(`/api/case-merges/${body.mergeId}/undo`);
    expect(await states()).toEqual(['running', 'running', 'running']);
  });
});
