import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
import { type TestOfficer } from '#testing/desk.ts';
import { openRoster } from './roster.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, lea, jo, ben, elsewhere, early, week, ok, refused, add, mine, weekOf, rowOf } = await openRoster();
afterAll(() => desk.close());

test('a pattern is planned as drafts that only leaders see, and published for officers', async () => {
  const { id } = await ok(lea.post('/api/roster/patterns', { teamId: desk.teamId, name: 'Early', days: week }));
  await ok(lea.post(`/api/roster/patterns/${id}/assign`, { officerId: jo.id, fromDay: '2026-11-23', turn: 0 }));
  const stretch = { teamId: desk.teamId, from: '2026-11-23', to: '2026-12-06' };
  expect(await ok(lea.post('/api/roster/plan', stretch))).toEqual({ made: 10, removed: 0, inTheWay: 0 });
  // Planning again makes nothing twice.
  expect(await ok(lea.post('/api/roster/plan', stretch))).toEqual({ made: 0, removed: 0, inTheWay: 0 });
  expect(await weekOf(lea, '2026-11-23')).toMatchObject({ drafts: 5, manages: true });
  expect(rowOf(await weekOf(jo, '2026-11-23'), jo)['shifts']).toEqual([]);
  expect((await mine(jo, '2026-11-23')).shifts).toEqual([]);
  expect(await ok(lea.post('/api/roster/publish', stretch))).toEqual({ published: 10 });
  const { shifts } = await mine(jo, '2026-11-23');
  expect(shifts).toHaveLength(5);
  expect(shifts[0]).toMatchObject({ name: 'Early', startsAt: Date.UTC(2026, 10, 22, 20), team: 'Front desk' });
});

test('what is published stays when its pattern changes, and drafts follow it', async () => {
  const { patterns } = (await lea.get('/api/roster/patterns')).body;
  const later = week.map((day) => day.map((one) => ({ ...one, from: 480, to: 960 })));
  await ok(lea.post(`/api/roster/patterns/${patterns[0].id}`, { name: 'Early', days: later }));
  const stretch = { teamId: desk.teamId, from: '2026-11-30', to: '2026-12-13' };
  expect(await ok(lea.post('/api/roster/plan', stretch))).toEqual({ made: 5, removed: 0, inTheWay: 0 });
  await ok(lea.post(`/api/roster/patterns/${patterns[0].id}`, { name: 'Early', days: week }));
  expect(await ok(lea.post('/api/roster/plan', stretch))).toEqual({ made: 5, removed: 5, inTheWay: 0 });
});

test('what is in the way of a pattern is said, and the shift that is there stays', async () => {
  await add(jo, '2026-12-14', 600, 700);
  const stretch = { teamId: desk.teamId, from: '2026-12-14', to: '2026-12-15' };
  expect(await ok(lea.post('/api/roster/plan', stretch))).toEqual({ made: 1, removed: 0, inTheWay: 1 });
  expect(await refused(addAgain('2026-12-14', 650, 800), 409)).toContain('already work at that time');
});
const addAgain = (day: string, from: number, to: number) =>
  lea.post('/api/roster/shifts', { teamId: desk.teamId, officerId: jo.id, day, hours: { from, to, name: '' } });

test('too little rest is said to the leader in the week in which it would be, and to whom it concerns', async () => {
  await add(ben, '2026-12-21', 840, 1320);
  const { warnings } = await weekOf(lea, '2026-12-21');
  expect(warnings).toEqual([]);
  await add(ben, '2026-12-22', 420, 900);
  expect((await weekOf(lea, '2026-12-21')).warnings).toMatchObject([
    { kind: 'rest', name: 'Ben Okafor', minutes: 540, limit: 600 },
  ]);
  expect((await mine(ben, '2026-12-21')).warnings).toMatchObject([{ kind: 'rest', minutes: 540 }]);
  expect((await weekOf(jo, '2026-12-21')).warnings).toEqual([]);
  await ok(lea.post('/api/roster/limits', { teamId: desk.teamId, restMinutes: 480, weekMinutes: 2880 }));
  expect((await weekOf(lea, '2026-12-21')).warnings).toEqual([]);
  await ok(lea.post('/api/roster/limits', { teamId: desk.teamId, restMinutes: 600, weekMinutes: 2880 }));
});

test('a leader of another team makes nothing here, and learns nothing of who is here', async () => {
  const body = { teamId: desk.teamId, officerId: jo.id, day: '2026-12-28', hours: early };
  await refused(elsewhere.post('/api/roster/shifts', body), 404);
  await refused(elsewhere.get(`/api/roster/team?team=${desk.teamId}`), 404);
  await refused(elsewhere.get(`/api/roster/skills?team=${desk.teamId}`), 404);
  await refused(jo.post('/api/roster/shifts', body), 403);
  await ok(jo.post('/api/roster/presence', { state: 'available' }));
  const seen = async (who: TestOfficer) =>
    (await who.get('/api/roster/here')).body.colleagues.map(({ name }: { name: string }) => name);
  expect(await seen(ben)).toEqual(['Jo Bell', 'Lea Der']);
  expect(await seen(elsewhere)).toEqual([]);
  expect(JSON.stringify((await ben.get('/api/roster/here')).body)).not.toContain('since');
});

test('leave is asked, shown with who is away already, and cancels the shifts when it is approved', async () => {
  const ask = (who: TestOfficer, firstDay: string, lastDay: string) =>
    who.post('/api/roster/leave', { kind: 'holiday', firstDay, lastDay, words: 'A wedding' });
  const first = await ok(ask(ben, '2026-11-24', '2026-11-25'));
  await ok(lea.post(`/api/roster/leave/${first['id']}/approve`));
  const { id } = await ok(ask(jo, '2026-11-25', '2026-11-26'));
  expect(await refused(ask(jo, '2026-11-26', '2026-11-30'), 409)).toContain('already');
  expect(await refused(ask(jo, '2026-12-26', '2026-12-20'), 422)).toContain('before the first');
  expect((await lea.get('/api/roster/to-decide')).body.leave).toMatchObject([
    {
      id,
      officer: { name: 'Jo Bell' },
      shifts: 2,
      words: 'A wedding',
      clashes: [{ day: '2026-11-25', away: 1, of: 3, team: 'Front desk' }],
    },
  ]);
  await refused(elsewhere.post(`/api/roster/leave/${id}/approve`), 404);
  expect(await ok(lea.post(`/api/roster/leave/${id}/approve`))).toEqual({ cancelled: 2 });
  const shown = rowOf(await weekOf(ben, '2026-11-23'), jo);
  expect([shown['away'], shown['shifts']?.length]).toEqual([['2026-11-25', '2026-11-26'], 3]);
  expect(JSON.stringify(shown)).not.toContain('wedding');
  expect(await refused(addAgain('2026-11-26', 540, 600), 409)).toContain('on leave');
  // Planning does not put them on, and what was cancelled comes back when they stay after all.
  const stretch = { teamId: desk.teamId, from: '2026-11-23', to: '2026-11-27' };
  expect(await ok(lea.post('/api/roster/plan', stretch))).toMatchObject({ made: 0 });
  await ok(jo.post(`/api/roster/leave/${id}/withdraw`));
  expect((await mine(jo, '2026-11-23')).shifts).toHaveLength(5);
});

test('leave is declined with a reason that the officer reads; nobody decides on their own where another could', async () => {
  const { id } = await ok(
    jo.post('/api/roster/leave', { kind: 'study', firstDay: '2027-01-04', lastDay: '2027-01-08' }),
  );
  await refused(lea.post(`/api/roster/leave/${id}/decline`, { reason: ' ' }), 400);
  await ok(lea.post(`/api/roster/leave/${id}/decline`, { reason: 'The week of the audit' }));
  await refused(lea.post(`/api/roster/leave/${id}/approve`), 409);
  expect((await jo.get('/api/roster/mine')).body.leave).toContainEqual(
    expect.objectContaining({ state: 'declined', reason: 'The week of the audit' }),
  );
  const own = await ok(
    lea.post('/api/roster/leave', { kind: 'holiday', firstDay: '2027-02-01', lastDay: '2027-02-02' }),
  );
  const other = await desk.officer('Lou Second', { roles: ['team leader'] });
  expect(await refused(lea.post(`/api/roster/leave/${own['id']}/approve`), 409)).toContain('Another leader');
  await ok(other.post(`/api/roster/leave/${own['id']}/approve`));
});

test('a shift is offered, taken and passed on, with another given for it, and nobody ever holds it twice', async () => {
  const [his, hers] = [await add(jo, '2027-01-11'), await add(ben, '2027-01-12')];
  const { id } = await ok(jo.post(`/api/roster/shifts/${his}/offer`, { toOfficerId: ben.id, words: 'Dentist' }));
  await refused(jo.post(`/api/roster/shifts/${his}/offer`, { toOfficerId: null }), 409);
  await refused(lea.post(`/api/roster/swaps/${id}/take`), 404);
  await refused(lea.post(`/api/roster/swaps/${id}/approve`), 409);
  await ok(ben.post(`/api/roster/swaps/${id}/take`, { returnShiftId: hers }));
  expect((await lea.get('/api/roster/to-decide')).body.swaps).toMatchObject([
    { offeredBy: { name: 'Jo Bell' }, takenBy: { name: 'Ben Okafor' }, refused: null, words: 'Dentist' },
  ]);
  await ok(lea.post(`/api/roster/swaps/${id}/approve`));
  await refused(lea.post(`/api/roster/swaps/${id}/approve`), 404);
  const starts = async (who: TestOfficer) =>
    (await mine(who, '2027-01-11')).shifts.map(({ startsAt }: { startsAt: number }) => new Date(startsAt).getUTCDate());
  expect([await starts(jo), await starts(ben)]).toEqual([[11], [10]]);
  const { rows } = await sql<{ n: number }>`
    select max(n) as n from (select count(*) as n from roster.shift where cancelled_at is null group by duty_id) d`.execute(
    desk.parts.database.db,
  );
  expect(rows[0]?.n).toBe(1);
  // Whatever a program would write, the database has one holder for a duty.
  const second = sql`
    insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, changed_at)
    select gen_random_uuid(), duty_id, team_id, ${lea.id}, name, starts_at, ends_at, zone, now() from roster.shift
     where officer_id = ${ben.id} and cancelled_at is null limit 1`;
  await expect(second.execute(desk.parts.database.db)).rejects.toThrow('shift_held_by_one');
});

test('a swap that would break a skill, rest or another shift is refused with what is in the way', async () => {
  const skill = await ok(lea.post('/api/roster/skills', { kind: 'language', name: 'Vietnamese' }));
  const days = [[{ from: 540, to: 1020, name: 'Relay' }]];
  const pattern = await ok(
    lea.post('/api/roster/patterns', {
      teamId: desk.teamId,
      name: 'Relay',
      days,
      onHolidays: true,
      needs: [skill['id']],
    }),
  );
  await ok(
    lea.post(`/api/roster/patterns/${pattern['id']}/assign`, { officerId: ben.id, fromDay: '2027-02-06', turn: 0 }),
  );
  const stretch = { teamId: desk.teamId, from: '2027-02-06', to: '2027-02-06' };
  await ok(lea.post('/api/roster/plan', stretch));
  await ok(lea.post('/api/roster/publish', stretch));
  const [shift] = (await mine(ben, '2027-02-01')).shifts;
  expect(shift.needs).toEqual(['Vietnamese']);
  const { id } = await ok(ben.post(`/api/roster/shifts/${shift.id}/offer`, { toOfficerId: null }));
  const take = () => jo.post(`/api/roster/swaps/${id}/take`);
  expect(await refused(take(), 409)).toBe('This shift needs Vietnamese, which Jo Bell does not have.');
  await ok(lea.post(`/api/roster/skills/${skill['id']}/give`, { officerId: jo.id, level: 3, validUntil: null }));
  const taken = await mine(jo, '2027-02-01');
  expect(taken.swaps).toMatchObject([{ id, offeredBy: { name: 'Ben Okafor' }, state: 'offered' }]);
  await ok(take());
  // With the pattern its shifts end, and with them what was offered of them.
  await ok(lea.post(`/api/roster/patterns/${pattern['id']}/close`));
  expect((await mine(ben, '2027-02-01')).shifts).toEqual([]);
  expect((await lea.get('/api/roster/to-decide')).body.swaps).toEqual([]);
});

test('what is true when a swap is taken must still be true when it is decided', async () => {
  const shift = await add(ben, '2027-03-02', 420, 900);
  const { id } = await ok(ben.post(`/api/roster/shifts/${shift}/offer`, { toOfficerId: null }));
  await ok(jo.post(`/api/roster/swaps/${id}/take`));
  await add(jo, '2027-03-01', 900, 1380);
  const reason = 'Jo Bell would rest only 8 h between two shifts; 10 h is the least.';
  expect((await lea.get('/api/roster/to-decide')).body.swaps).toContainEqual(
    expect.objectContaining({ id, refused: reason }),
  );
  expect(await refused(lea.post(`/api/roster/swaps/${id}/approve`), 409)).toBe(reason);
  await ok(jo.post(`/api/roster/swaps/${id}/withdraw`));
  const offered = async () => (await mine(ben, '2027-03-01')).swaps.find((one: { id: string }) => one.id === id);
  expect(await offered()).toMatchObject({ state: 'offered', takenBy: null });
  await ok(lea.post(`/api/roster/shifts/${shift}/cancel`));
  expect(await offered()).toBeUndefined();
});

test('a swap that a leader declines stays where it was, and both read why', async () => {
  const shift = await add(ben, '2027-03-16');
  const { id } = await ok(ben.post(`/api/roster/shifts/${shift}/offer`, { toOfficerId: jo.id }));
  await ok(jo.post(`/api/roster/swaps/${id}/take`));
  await ok(lea.post(`/api/roster/swaps/${id}/decline`, { reason: 'Jo is needed at the counter' }));
  for (const who of [jo, ben])
    expect((await mine(who, '2027-03-15')).declined).toMatchObject([{ id, reason: 'Jo is needed at the counter' }]);
  expect((await mine(ben, '2027-03-15')).shifts).toHaveLength(1);
});

test('two who take the same shift at one moment: one has it', async () => {
  const shift = await add(lea, '2027-03-10');
  const { id } = await ok(lea.post(`/api/roster/shifts/${shift}/offer`, { toOfficerId: null }));
  const both = await Promise.all([jo, ben].map((who) => who.post(`/api/roster/swaps/${id}/take`)));
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
});

const feed = async (address: string) => {
  const { statusCode, body, headers } = await desk.server.http.inject({ url: new URL(address).pathname });
  return { status: statusCode, text: body.replaceAll('\r\n ', ''), type: String(headers['content-type']), raw: body };
};

test('a calendar program reads published shifts behind a secret address, and hears what is cancelled', async () => {
  const shift = await add(ben, '2027-04-05', 420, 900);
  const { address } = await ok(ben.post('/api/roster/feed'));
  expect(String(address)).toMatch(/^https:\/\/desk\.example\/calendar\/[\w-]{27}\.ics$/);
  const before = await feed(String(address));
  expect(before).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' });
  const event = (text: string) => text.split('BEGIN:VEVENT').find((one) => one.includes(`UID:${shift}@kept`)) ?? '';
  expect(event(before.text)).toContain('DTSTART:20270404T210000Z');
  expect(event(before.text)).toContain('SUMMARY:Extra\\, Front desk');
  expect(event(before.text)).toContain('STATUS:CONFIRMED');
  expect(before.raw.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  // Asked again, it is the same to the byte: nothing has changed.
  desk.time.now += MINUTE;
  expect((await feed(String(address))).raw).toBe(before.raw);
  await ok(lea.post(`/api/roster/shifts/${shift}/cancel`));
  const after = await feed(String(address));
  expect(event(after.text)).toContain('STATUS:CANCELLED');
  expect(event(after.text)).toContain('SEQUENCE:1');
  const { rows } = await sql<{ kept: string }>`select encode(token_hash, 'escape') as kept from roster.feed`.execute(
    desk.parts.database.db,
  );
  expect(JSON.stringify(rows)).not.toContain(String(address).slice(-31, -4));
  const next = await ok(ben.post('/api/roster/feed'));
  expect((await feed(String(address))).status).toBe(404);
  expect((await feed(String(next['address']))).status).toBe(200);
  await ok(ben.post('/api/roster/feed/end'));
  expect((await feed(String(next['address']))).status).toBe(404);
  await refused(ben.post('/api/roster/feed/end'), 409);
});
