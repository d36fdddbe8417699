import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { z } from 'zod';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { board as boardQuestion } from '../../contract/board.ts';
import { routingOf } from '../routing.fixtures.ts';

let desk: TestDesk;
let routing: ReturnType<typeof routingOf>;
let lea: TestOfficer;
let mira: TestOfficer;
let elsewhere: string;

beforeAll(async () => {
  desk = await openTestDesk({ TIME_ZONE: 'UTC' });
  routing = routingOf(desk);
  desk.time.now += 9 * HOUR;
  elsewhere = await desk.team('Fines');
  lea = await desk.officer('Lea Der', { roles: ['team leader'] });
  mira = await desk.officer('Mira Tolentino');
});
afterAll(() => desk.close());

const HALF = 30 * MINUTE;
type Board = z.infer<typeof boardQuestion.reply>;
async function board(by: TestOfficer, query = ''): Promise<Board> {
  const { status, body } = await by.get(`/api/board${query}`);
  expect(status).toBe(200);
  return z.parse(boardQuestion.reply, body);
}
const queueIn = ({ queues }: Board, teamId: string) => {
  const found = queues.find((one) => one.teamId === teamId);
  if (found === undefined) throw new Error('a queue that is not on the board');
  return found;
};

test('a queue from which officers pick shows what nobody has and since when, and measures no level', async () => {
  const since = desk.time.now;
  await routing.open(lea, { subject: 'The lamp of Peg Doolan' });
  desk.time.now += 20 * MINUTE;
  await routing.open(lea);
  await routing.open(lea, { ownerId: lea.id });
  const told = queueIn(await board(lea), desk.teamId);
  expect(told).toMatchObject({ mode: 'list', waiting: 2, longestSince: since, level: null });
});

test('in time is what left the queue within its minutes, of all that left it today or have waited longer', async () => {
  await routing.rule('pull', { withinMinutes: 30 });
  const before = queueIn(await board(lea), desk.teamId);
  expect(before).toMatchObject({ mode: 'pull', waiting: 2, withinMinutes: 30, level: null });
  await routing.become(mira);
  desk.time.now += 5 * MINUTE;
  // One after five minutes; the other waits until it is over its time, which counts against the queue at once.
  expect((await mira.post('/api/routing/next')).body.caseId).not.toBeNull();
  expect(queueIn(await board(lea), desk.teamId).level).toEqual({ inTime: 1, of: 1 });
  desk.time.now += 26 * MINUTE;
  expect(queueIn(await board(lea), desk.teamId)).toMatchObject({ waiting: 1, level: { inTime: 1, of: 2 } });
  expect((await mira.post('/api/routing/next')).body.caseId).not.toBeNull();
  expect(queueIn(await board(lea), desk.teamId)).toMatchObject({
    waiting: 0,
    longestSince: null,
    level: { inTime: 1, of: 2 },
  });
});

test('what went to another queue counts for neither', async () => {
  const id = await routing.open(lea);
  const { body } = await lea.get(`/api/cases/${id}`);
  const moved = await lea.post(`/api/cases/${id}/assign`, {
    version: body.case.version,
    teamId: elsewhere,
    ownerId: null,
  });
  expect(moved.status).toBe(200);
  expect(queueIn(await board(lea), desk.teamId).level).toEqual({ inTime: 1, of: 2 });
  expect(queueIn(await board(lea), elsewhere)).toMatchObject({ mode: 'list', waiting: 1 });
});

test('says how many are on and away and for how long, and names nobody', async () => {
  await routing.become(lea, 'away');
  const since = desk.time.now;
  desk.time.now += 12 * MINUTE;
  const told = await board(lea);
  expect(told.people).toMatchObject({ on: 1, away: 1, awaySince: since });
  expect(queueIn(told, desk.teamId)).toMatchObject({ on: 1, away: 1 });
  expect(told.names).toEqual([]);
  expect(JSON.stringify(told)).not.toMatch(/Mira|Lea|Doolan|lamp|pool/);
});

test('names those who are here where the team decided that it wants them', async () => {
  const limits = { teamId: desk.teamId, restMinutes: 600, weekMinutes: 2880 };
  expect((await lea.post('/api/roster/limits', { ...limits, namesOnBoard: true })).status).toBe(200);
  expect((await board(lea)).names).toEqual([
    {
      teamId: desk.teamId,
      officers: [
        { name: 'Lea Der', state: 'away' },
        { name: 'Mira Tolentino', state: 'available' },
      ],
    },
  ]);
  await lea.post('/api/roster/limits', { ...limits, namesOnBoard: false });
  expect((await board(lea)).names).toEqual([]);
});

test('an officer sees their own queues, and another is as good as not there', async () => {
  expect((await board(mira)).queues.map(({ teamId }) => teamId)).toEqual([desk.teamId]);
  expect((await mira.get(`/api/board?team=${elsewhere}`)).status).toBe(404);
  expect((await board(lea, `?team=${elsewhere}`)).queues).toHaveLength(1);
});

test('nothing restricted is counted, whoever is signed in: not as waiting, promised, run out or arrived', async () => {
  const arrived = ({ arrivals }: Board) => arrivals.intervals.reduce((all, { came }) => all + (came ?? 0), 0);
  // At the beginning of a half hour, when all that came is counted in one that is over.
  desk.time.now = Math.ceil(desk.time.now / HALF) * HALF;
  const before = await board(lea, `?team=${elsewhere}`);
  const id = await routing.open(lea, { teamId: elsewhere });
  const due = desk.time.now + 2 * HOUR;
  await lea.post(`/api/cases/${id}/promises`, { what: 'call', dueAt: due });
  desk.time.now += 30 * MINUTE;
  const open = await board(lea, `?team=${elsewhere}`);
  expect(open.queues[0]?.waiting).toBe((before.queues[0]?.waiting ?? 0) + 1);
  expect(open.promises).toMatchObject({ due: 1, toCome: 1, kept: 0 });
  expect(arrived(open)).toBe(arrived(before) + 1);
  const { version } = (await lea.get(`/api/cases/${id}`)).body.case;
  expect((await lea.post(`/api/cases/${id}/change`, { version, restricted: true })).status).toBe(200);
  const after = await board(lea, `?team=${elsewhere}`);
  expect(after.queues[0]?.waiting).toBe(before.queues[0]?.waiting);
  expect(after.promises).toMatchObject({ due: 0, rings: [] });
  expect(arrived(after)).toBe(arrived(before));
});

test('our word of today: kept, close, late and to come, with one ring each', async () => {
  const id = await routing.open(lea, { teamId: elsewhere });
  const made = async (hours: number) =>
    (await lea.post(`/api/cases/${id}/promises`, { what: 'call', dueAt: desk.time.now + hours * HOUR })).body.id;
  const [first] = [await made(1), await made(2), await made(8), await made(30)];
  await lea.post(`/api/promises/${first}/keep`);
  desk.time.now += 1.9 * HOUR;
  const close = await board(lea, `?team=${elsewhere}`);
  expect(close.promises).toMatchObject({ due: 3, kept: 1, close: 1, toCome: 1, late: 0 });
  expect(close.promises.rings.map(({ standing }) => standing).toSorted()).toEqual(['due', 'kept', 'open']);
  desk.time.now += 0.2 * HOUR;
  const late = await board(lea, `?team=${elsewhere}`);
  expect(late.promises).toMatchObject({ due: 3, kept: 1, close: 0, toCome: 1, late: 1 });
  expect(late.queues[0]).toMatchObject({ promisesBroken: 1 });
});

test('a board on a wall is an account that counts, and to which every other door is shut, and it stays signed in', async () => {
  const wall = await desk.officer('Wall', { roles: ['board'] });
  const told = await board(wall);
  expect(told.queues.map(({ teamId }) => teamId)).toEqual([desk.teamId]);
  expect(told.people).toEqual((await board(mira)).people);
  for (const path of ['/api/cases', '/api/today', '/api/officers', '/api/roster/here', '/api/routing/waiting'])
    expect((await wall.get(path)).status, path).toBe(403);
});

test('a board stays signed in where an officer is signed out after their shift, and ends being one with its first other role', async () => {
  const wall = await desk.officer('Hall', { roles: ['board'] });
  desk.time.now += 3 * DAY;
  // A test signs in as an officer does; only the length of the session is asked for here.
  expect((await mira.get('/api/board')).status).toBe(401);
  expect((await wall.get('/api/board')).status).toBe(200);
  await sql`update identity.officer set roles = '{board,officer}' where id = ${wall.id}`.execute(
    desk.parts.database.db,
  );
  // What is trusted without asking is trusted for seconds.
  desk.time.now += MINUTE;
  expect((await wall.get('/api/board')).status).toBe(401);
});

test('the arrivals of each half hour that is over stand beside what was to be expected', async () => {
  const later = await desk.officer('Late Leader', { roles: ['team leader'] });
  const { arrivals } = await board(later);
  expect(arrivals.intervals).toHaveLength(48);
  const over = arrivals.intervals.filter(({ came }) => came !== null);
  expect(over.length).toBe(Math.floor((desk.time.now % DAY) / (30 * MINUTE)));
});
