import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSkill } from '#areas/roster/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let leader: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({ TIME_ZONE: 'Australia/Sydney' });
  leader = await desk.officer('Lea Der', { roles: ['team leader'] });
  const { body } = await leader.post('/api/cases', {
    teamId: desk.teamId,
    ownerId: null,
    customer: null,
    kind: 'enquiry',
    subject: 'The pool',
    said: 'When does it open?',
    channel: 'phone',
    tone: null,
    nextStep: 'Ring them',
    nextDueAt: desk.time.now + DAY,
  });
  // Six weeks in which ten cases came each Monday at half past nine by the clock on the wall, across a change of clocks.
  await sql`
    insert into cases."case"
    select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', c.number + 1 + n, 'opened_at',
             ((date '2026-11-16' - 7 * (1 + n / 10)) + time '09:31') at time zone 'Australia/Sydney'))).*
      from cases."case" c, generate_series(0, 59) n where c.id = ${body.id}`.execute(desk.parts.database.db);
}, 120_000);
afterAll(() => desk.close());

const busy = async (path: string) => {
  const { status, body } = await leader.get(`/api/staffing${path}`);
  expect(status).toBe(200);
  return { ...body, busy: body.intervals.filter(({ expected }: { expected: number }) => expected > 0) };
};

test('a day is forecast from the same half hours of the weeks before, by the clock on the wall', async () => {
  const found = await busy('');
  expect(found.intervals).toHaveLength(48);
  expect(found.busy).toHaveLength(1);
  expect(found.busy[0]).toMatchObject({ expected: 10, at: Date.UTC(2026, 10, 15, 22, 30) });
  expect(found.forecast).toMatchObject({ weeks: 6, measured: { weeks: 3, error: 0, inside: 1 } });
  expect(found.dayAt).toBe(Date.UTC(2026, 10, 15, 13));
  expect((await busy('?day=1')).busy).toEqual([]);
});

test('what is needed grows with the handling time, and the roster with what is away', async () => {
  const [short, long] = [(await busy('?handling=300')).busy[0], (await busy('?handling=1500')).busy[0]];
  expect(long.needed).toBeGreaterThan(short.needed);
  expect(long.neededIfAllWait).toBeGreaterThanOrEqual(long.needed);
  expect((await busy('?shrinkage=0')).busy[0].rostered).toBe((await busy('?shrinkage=0')).busy[0].needed);
});

test('what so many officers would give is said, and that they cannot keep up where they cannot', async () => {
  expect((await busy('?on=1&handling=600')).busy[0].given).toMatchObject({ keepsUp: false });
  const { given } = (await busy('?on=12&handling=600')).busy[0];
  expect(given.keepsUp).toBe(true);
  expect(given.level).toBeGreaterThan(0.9);
});

test('a restricted case is counted for nobody who may not see it, and staffing is not asked by officers', async () => {
  const officer = await desk.officer('Olive Officer');
  expect((await officer.get('/api/staffing')).status).toBe(403);
  const elsewhere = await desk.team('Elsewhere');
  expect((await busy(`?team=${elsewhere}`)).intervals).toEqual([]);
  expect((await busy(`?team=${desk.teamId}`)).busy).toHaveLength(1);
  expect((await leader.get(`/api/staffing?handling=${HOUR}`)).status).toBe(400);
});

test('the time a contact takes is measured from what officers did, with its count and spread, and used where none is given', async () => {
  expect((await busy('')).handling).toEqual({ usual: 480, measured: null });
  const officer = await desk.officer('Han Dler');
  const { db } = desk.parts.database;
  const { rows } = await sql<{ id: string }>`select id from cases."case" limit 1`.execute(db);
  // Forty that took ten minutes each, one after the other, one that lay overnight and one that was over at once.
  await sql`
    insert into routing.assignment (id, case_id, team_id, officer_id, channel, at, how, reasons, state, taken_at, ended_at, ended_why)
    select gen_random_uuid(), ${rows[0]?.id}, ${desk.teamId}, ${officer.id}, 'email', from_at, 'asked for', '[]', 'done', from_at,
           from_at + length, 'answered'
      from (select ${new Date(desk.time.now - 2 * DAY)}::timestamptz + n * interval '11 minutes' as from_at,
                   case n when 40 then interval '14 hours' when 41 then interval '1 second' else interval '10 minutes' end as length
              from generate_series(0, 41) n) made`.execute(db);
  const found = await busy('');
  expect(found.handling.measured).toMatchObject({ count: 40, mean: 600, spread: 0, low: 600, high: 600, leftOut: 2 });
  expect(found.busy[0].handling).toBe(600);
  expect((await busy('?handling=300')).busy[0].handling).toBe(300);
});

test('what the published roster gives stands beside what is needed, and where it is short', async () => {
  const before = (await busy('?shrinkage=0')).busy[0];
  expect(before).toMatchObject({ planned: 0, short: before.rostered });
  const { db } = desk.parts.database;
  const shift = (officerId: string, published: boolean) =>
    sql`insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, published_at, changed_at)
        values (gen_random_uuid(), gen_random_uuid(), ${desk.teamId}, ${officerId}, 'Early', ${new Date(before.at - HOUR)},
                ${new Date(before.at + HOUR)}, 'UTC', ${published ? new Date(desk.time.now) : null}, ${new Date(desk.time.now)})`.execute(
      db,
    );
  const [one, other] = [await desk.officer('On Early'), await desk.officer('Only Planned')];
  await shift(one.id, true);
  await shift(other.id, false);
  expect((await busy('?shrinkage=0')).busy[0]).toMatchObject({ planned: 1, atDesk: 1, short: before.rostered - 1 });
});

test('one skill is staffed by itself: what asks for it, and who has it', async () => {
  const skill = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'language', name: 'Vietnamese' }));
  expect((await busy(`?skill=${skill}`)).busy).toEqual([]);
  const rule = { mode: 'pull', boostMinutes: 30, stickyMinutes: 10, leaseMinutes: 10, withinMinutes: 60 } as const;
  const needs = [{ skill, level: 2, relax: null }];
  expect((await leader.post(`/api/routing/queues/${desk.teamId}`, { ...rule, needs })).status).toBe(200);
  expect((await busy(`?skill=${skill}&shrinkage=0`)).busy[0]).toMatchObject({ expected: 10, planned: 0 });
});
