import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { makeSkill } from '#areas/roster/server/index.ts';
import { DAY, HOUR, type Instant } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openCapabilityDesk } from '../capability-desk.fixtures.ts';
import { sweepSkills, sweepTraining } from '../index.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, dev, jo, di, db } = await openCapabilityDesk();
afterAll(() => desk.close());

const post = (who: TestOfficer, path: string, body: object = {}) => who.post(`/api/capability/${path}`, body);
const counted = { n: 0 };
async function aCourse(more: object = {}, date: { startsAt?: Instant; endsAt?: Instant } = {}) {
  counted.n += 1;
  const { status, body } = await post(jo, 'courses', { title: `Course ${counted.n}`, ...more });
  expect({ status, body }).toMatchObject({ status: 200 });
  const id: string = body.id;
  const startsAt = date.startsAt ?? desk.time.now + 2 * DAY;
  const set = { endsAt: startsAt + 3 * HOUR, place: 'Room 2', seats: 1, ...date, startsAt };
  const dateId: string = (await post(jo, `courses/${id}/dates`, set)).body.id;
  return { id, dateId, startsAt, title: `Course ${counted.n}` };
}
const seen = async (who: TestOfficer, id: string) =>
  (await who.get('/api/capability/courses')).body.courses.find((one: { id: string }) => one.id === id);
const sweep = () => sweepTraining({ db, clock: () => desk.time.now });
const actionsOf = async (who: TestOfficer, title: string) =>
  (await who.get('/api/capability/development')).body.actions.filter(({ goal }: { goal: string }) =>
    goal.includes(title),
  );
/** The desk so many days later, with everybody still signed in; and back again. */
const later = async <T>(days: number, run: () => Promise<T>): Promise<T> => {
  const back = desk.time.now;
  await moveTo(back + days * DAY);
  try {
    return await run();
  } finally {
    await moveTo(back);
  }
};
async function moveTo(now: Instant): Promise<void> {
  desk.time.now = now;
  await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${new Date(now + 12 * HOUR)}`.execute(
    db,
  );
}

describe('a course', () => {
  test('is kept by leaders and administrators, under a name of its own', async () => {
    expect((await post(mira, 'courses', { title: 'x' })).status).toBe(403);
    const { title } = await aCourse();
    expect((await post(jo, 'courses', { title: title.toUpperCase() })).body.reason).toContain('already');
  });

  test('is refused in a sentence where its skill is none of ours, or a date of it lasts for weeks', async () => {
    const strange = await post(jo, 'courses', { title: 'Strange', skillId: mira.id });
    expect(strange).toMatchObject({ status: 422, body: { reason: 'There is no such skill.' } });
    const { id, startsAt } = await aCourse();
    const long = await post(jo, `courses/${id}/dates`, {
      ...{ startsAt, place: 'Room 9', seats: 1 },
      endsAt: startsAt + 15 * DAY,
    });
    expect(long).toMatchObject({ status: 422, body: { fields: [{ field: 'endsAt' }] } });
  });

  test('that is closed gives no more places, and still has taken who was there', async () => {
    const { id, dateId } = await aCourse();
    const other = await aCourse();
    await post(mira, `course-dates/${dateId}/enrol`);
    await post(jo, `courses/${id}/close`);
    await post(jo, `courses/${other.id}/close`);
    expect((await post(dev, `course-dates/${other.dateId}/enrol`)).body.reason).toContain('not offered');
    const noted = await later(3, () => post(jo, `course-dates/${dateId}/attendance`, { attended: [mira.id] }));
    expect(noted.status).toBe(200);
    const { rows } =
      await sql`select from capability.completion where course_id = ${id} and officer_id = ${mira.id}`.execute(db);
    expect(rows).toHaveLength(1);
  });

  test('gives the last place once; what is given up, cancelled or begun can be read by a calendar and not be taken', async () => {
    const { id, dateId } = await aCourse();
    const both = await Promise.all([mira, dev].map((who) => post(who, `course-dates/${dateId}/enrol`)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const first = both[0]?.status === 200 ? mira : dev;
    const second = first === mira ? dev : mira;
    await post(first, `course-dates/${dateId}/leave`);
    expect((await post(second, `course-dates/${dateId}/enrol`)).status).toBe(200);
    expect((await seen(second, id)).dates).toMatchObject([{ taken: 1, mine: 'enrolled' }]);
    expect((await post(di, `course-dates/${dateId}/enrol`, { officerId: mira.id })).status).toBe(404);
    const ics = await desk.server.http.inject({
      url: `/api/capability/course-dates/${dateId}/ics`,
      headers: { cookie: mira.cookie },
    });
    expect(ics.headers['content-type']).toContain('text/calendar');
    expect(ics.body).toMatch(/DTSTART:\d{8}T\d{6}Z\r\nDTEND:\d{8}T\d{6}Z\r\nSUMMARY:Course \d+\\, Room 2/);
    await post(jo, `course-dates/${dateId}/cancel`, { why: 'The trainer is ill.' });
    expect((await post(first, `course-dates/${dateId}/enrol`)).body.reason).toContain('cancelled');
  });

  test('stands in the calendar of whoever has a place, and says there when it is off', async () => {
    const { dateId, title } = await aCourse();
    await post(mira, `course-dates/${dateId}/enrol`);
    const { address } = (await mira.post('/api/roster/feed')).body;
    const feed = async () =>
      (await desk.server.http.inject({ url: new URL(address).pathname })).body.replaceAll('\r\n ', '');
    expect(await feed()).toMatch(new RegExp(`SUMMARY:${title}\\\\, Room 2\r\nSTATUS:CONFIRMED`));
    await post(jo, `course-dates/${dateId}/cancel`, { why: 'The trainer is ill.' });
    expect(await feed()).toMatch(new RegExp(`SEQUENCE:1[^]*SUMMARY:${title}\\\\, Room 2\r\nSTATUS:CANCELLED`));
  });
});

describe('a course that has to be taken', () => {
  test('opens one thing to do for each who has to, which is done by being there, and again before it counts no more', async () => {
    const { profiles } = (await jo.get('/api/frameworks')).body;
    const midnight = Math.floor(desk.time.now / DAY) * DAY;
    const { id, dateId, startsAt, title } = await aCourse(
      { months: 12, duties: [{ profileId: profiles[0].id, withinDays: 60 }] },
      { startsAt: midnight + 2 * DAY + 19 * HOUR, endsAt: midnight + 2 * DAY + 22 * HOUR },
    );
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    expect(await actionsOf(mira, title)).toMatchObject([
      { kind: 'course', doneAt: null, what: `Take the course ${title}` },
    ]);
    expect(await actionsOf(dev, title)).toEqual([]);
    expect([(await seen(mira, id)).standing, (await seen(dev, id)).standing]).toEqual(['missing', 'not asked']);
    await post(mira, `course-dates/${dateId}/enrol`);
    expect((await post(jo, `course-dates/${dateId}/attendance`, { attended: [mira.id] })).body.reason).toContain(
      'to come',
    );
    await later(3, () => post(jo, `course-dates/${dateId}/attendance`, { attended: [mira.id] }));
    const [done] = await actionsOf(mira, title);
    // It ends at nine in the morning where the desk is: the day before in Greenwich.
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: desk.parts.config.timeZone }).format(startsAt + 3 * HOUR);
    expect(done.effect).toBe(`Taken on ${day}.`);
    expect((await seen(mira, id)).until - startsAt).toBeGreaterThan(364 * DAY);
    expect(await later(300, sweep)).toBe(0);
    expect(await later(345, sweep)).toBe(1);
    const { courses, officers } = (await jo.get('/api/capability/training')).body;
    const at = courses.findIndex((one: { id: string }) => one.id === id);
    expect(officers.find((one: { id: string }) => one.id === mira.id).standings[at].standing).toBe('good');
  });

  test('gives its skill to the roster, and takes it away when it counts no more', async () => {
    const skillId = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'service', name: 'Cash' }));
    const { dateId } = await aCourse({
      months: 6,
      skillId,
      skillLevel: 4,
      duties: [{ profileId: null, withinDays: 30 }],
    });
    await sweep();
    await post(mira, `course-dates/${dateId}/enrol`);
    await later(3, () => post(jo, `course-dates/${dateId}/attendance`, { attended: [mira.id] }));
    const has = async () =>
      (
        await sql<{ level: number }>`
        select level from roster.officer_skill where officer_id = ${mira.id} and skill_id = ${skillId}
           and valid_from <= ${new Date(desk.time.now)} and (valid_until is null or valid_until > ${new Date(desk.time.now)})`.execute(
          db,
        )
      ).rows;
    expect(await later(4, has)).toEqual([{ level: 4 }]);
    expect(await later(200, has)).toEqual([]);
    // The course is to be taken again by then, and that is the one thing to do about it.
    await later(200, sweep);
    await later(200, () => sweepSkills({ db, clock: () => desk.time.now }));
    const open = (await mira.get('/api/capability/development')).body.actions.filter(
      (one: { doneAt: number | null; kind: string }) => one.doneAt === null && one.kind === 'renew',
    );
    expect(open).toEqual([]);
  });
});

describe('a sheet', () => {
  const bring = (text: string, name = 'courses.csv', who = jo) =>
    post(who, 'courses/bring', { name, content: Buffer.from(text).toString('base64') });

  test('brings the catalogue, and the same sheet again changes nothing', async () => {
    const sheet =
      'Course,About,Months,For,Date,From,To,Place,Seats\nFire safety,Ways out,12,everybody,2031-03-01,09:00,10:30,Room 4,20\nFire safety,,,,2031-03-02,09:00,10:30,Room 4,20\nListening,,,,,,,,\n';
    expect((await bring(sheet)).body).toEqual({ courses: 2, dates: 2, taken: 0 });
    expect((await bring(sheet)).body).toEqual({ courses: 2, dates: 0, taken: 0 });
    expect((await bring(sheet, 'courses.csv', mira)).status).toBe(403);
    const { courses } = (await mira.get('/api/capability/courses')).body;
    const fire = courses.find((one: { title: string }) => one.title === 'Fire safety');
    expect(fire).toMatchObject({
      months: 12,
      standing: 'missing',
      duties: [{ role: null }],
      dates: [{ seats: 20 }, {}],
    });
  });

  test('brings who took what, and says by row what cannot be; then nothing of it is taken', async () => {
    const { title, id } = await aCourse({ months: 120 });
    const { rows } = await sql<{ email: string }>`select email from identity.officer where id = ${dev.id}`.execute(db);
    const wrong = await bring(
      `course,email,completed\n${title},${rows[0]?.email},2026-02-03\nNothing,no@body.example,2026-02-30\n`,
    );
    expect(wrong.status).toBe(422);
    expect(wrong.body.reason).toBe('Nothing was brought. Row 3 has no day on which it was taken, such as 2026-03-31.');
    expect((await bring(`course,email,completed\nNo such,${rows[0]?.email},2026-02-03\n`)).body.reason).toContain(
      'Row 2: there is no course called No such.',
    );
    const long = `course,date,from,to,place\n${'x'.repeat(201)},2031-03-01,09:00,10:00,${'y'.repeat(301)}\n`;
    expect((await bring(long)).body.reason).toMatch(/title is longer than 200.*place is longer than 300/);
    expect((await seen(dev, id)).doneAt).toBeNull();
    expect((await bring(`course,email,completed\n${title},${rows[0]?.email},2026-02-03\n`)).body.taken).toBe(1);
    expect((await seen(dev, id)).standing).toBe('good');
  });
});
