import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, HOUR } from '#kernel/time.ts';
import { must } from '#kernel/must.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import {
  beginFor,
  doAct,
  letPass,
  done,
  openCast,
  showcaseHeld,
  throughTheGateway,
  toTheAssessor,
  upToTheGateway,
  type Cast,
} from './assessment.fixtures.ts';
import { letterBox } from './letters.fixtures.ts';
import { remindPeople } from './remind.ts';

let desk: TestDesk;
let cast: Cast;

beforeAll(async () => {
  desk = await openTestDesk();
  cast = await openCast(desk);
});
afterAll(() => desk.close());

const who = (letters: readonly { to: string }[]) =>
  letters.map(({ to }) => must(to.split('@')[0], 'a name')).toSorted((one, other) => (one < other ? -1 : 1));
const moment = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

test('the gateway meeting is in three calendars, moves in them, and leaves them when it is called off', async () => {
  const one: Cast = { ...cast, apprentice: await desk.officer('Callum Early') };
  const id = await beginFor(one, '2025-11-03');
  await upToTheGateway(one, id);
  const letters = letterBox(desk, id);
  const at = desk.time.now + 3 * DAY;
  const call = (when: number) => ({ act: 'call the meeting', at: when, minutes: 45, place: 'Room 4; upstairs' });
  expect((await doAct(one.coach, id, 'acts', call(at))).status).toBe(403);
  expect((await doAct(one.manager, id, 'acts', call(desk.time.now - HOUR))).body.reason).toContain('still to come');
  await done(one.manager, id, 'acts', call(at));
  const invited = await letters();
  expect(who(invited)).toEqual(['callum.early', 'jo.haldane', 'priya.nand']);
  for (const { calendar, mail } of invited) {
    expect(mail).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    for (const line of [
      'METHOD:REQUEST',
      'SEQUENCE:0',
      `DTSTART:${moment(at)}`,
      `DTEND:${moment(at + 45 * 60_000)}`,
      'SUMMARY:Gateway meeting: Callum Early',
      'LOCATION:Room 4\\; upstairs',
      'STATUS:CONFIRMED',
    ])
      expect(calendar.split('\r\n')).toContain(line);
    expect(calendar.match(/^ATTENDEE;/gm)).toHaveLength(3);
    expect(calendar).not.toMatch(/TZID|X-WR-CALNAME/);
  }
  const uid = /UID:(\S+)/.exec(must(invited[0], 'a letter').calendar)?.[1];

  await done(one.provider, id, 'acts', call(at + DAY));
  const moved = await letters();
  expect(moved.map(({ subject }) => subject)).toContain('Changed: Gateway meeting, Callum Early');
  expect(new Set(moved.map(({ calendar }) => /SEQUENCE:\d+/.exec(calendar)?.[0]))).toEqual(new Set(['SEQUENCE:1']));
  expect(moved.every(({ calendar }) => calendar.includes(`UID:${uid}`))).toBe(true);

  const made = (await one.provider.post('/api/assessment/calendar')).body.address as string;
  const feed = async () =>
    (await desk.server.http.inject({ url: new URL(made).pathname })).body.replaceAll('\r\n ', '');
  expect(await feed()).toContain(`UID:${uid}\r\n`);
  expect(await feed()).toContain('LOCATION:Room 4\\; upstairs');

  await done(one.apprentice, id, 'acts', { act: 'withdraw', reason: 'I move away.' });
  const off = await letters();
  expect(who(off)).toEqual(['callum.early', 'jo.haldane', 'priya.nand']);
  for (const { calendar } of off) {
    for (const line of ['METHOD:CANCEL', 'SEQUENCE:2', 'STATUS:CANCELLED', `UID:${uid}`])
      expect(calendar.split('\r\n')).toContain(line);
    expect(calendar.match(/^ATTENDEE;/gm)).toHaveLength(1);
  }
  expect(await feed()).toContain('STATUS:CANCELLED');
  expect((await one.provider.get('/api/assessment')).body.calendarMadeAt).toBe(desk.time.now);
  await one.provider.post('/api/assessment/calendar/end');
  expect((await desk.server.http.inject({ url: new URL(made).pathname })).statusCode).toBe(404);
});

test('sessions are in the calendars of those who are to be there; an assessor whose allocation ends is not expected any more', async () => {
  const one: Cast = { ...cast, apprentice: await desk.officer('Dara Midway') };
  const id = await beginFor(one, '2025-11-03');
  await throughTheGateway(one, id);
  await toTheAssessor(one, id);
  const letters = letterBox(desk, id);
  const plan = (method: string, place: string, at: number) =>
    done(one.assessor, id, 'assessing', {
      act: 'plan a session',
      method,
      at,
      place,
      plan: 'Bring nothing.',
      questions: [{ section: 'Clarify', about: 'RFT.P4', words: 'A secret question' }],
    });
  const at = desk.time.now + 5 * DAY;
  await plan('observation', 'workplace', at);
  const observation = await letters();
  expect(who(observation)).toEqual(['dara.midway', 'ines.marlow', 'jo.haldane']);
  expect(observation.map(({ mail, calendar }) => mail + calendar).join('')).not.toContain('secret question');
  await plan('discussion', 'suitable room', at + DAY);
  expect(who(await letters())).toEqual(['dara.midway', 'ines.marlow']);
  const early = {
    act: 'plan a session',
    method: 'showcase',
    at,
    minutes: 90,
    place: 'remote',
    plan: 'x',
    questions: [],
  };
  expect((await doAct(one.assessor, id, 'assessing', early)).body.reason).toContain('has not submitted');
  await done(one.apprentice, id, 'acts', {
    act: 'select',
    method: 'showcase',
    evidence: (await one.apprentice.get(`/api/programmes/${id}`)).body.evidence.map((each: { id: string }) => each.id),
    format: 'report',
  });
  await done(one.apprentice, id, 'acts', { act: 'submit', method: 'showcase', words: 'My year.' });
  await done(one.assessor, id, 'assessing', early);
  const [interview] = await letters();
  expect(interview?.calendar).toContain(`DTEND:${moment(at + 90 * 60_000)}`);

  await done(one.organiser, id, 'organising', {
    act: 'end the allocation',
    reason: 'Ill',
    handover: 'All is planned.',
  });
  const after = await letters();
  expect(who(after.filter(({ kind }) => kind === 'called off'))).toEqual(['ines.marlow', 'ines.marlow', 'ines.marlow']);
  expect(who(after.filter(({ kind }) => kind === 'invitation'))).toEqual([
    'dara.midway',
    'dara.midway',
    'dara.midway',
    'jo.haldane',
  ]);
});

test('everybody is reminded of a meeting on the day before, once; what has begun is neither moved nor called off', async () => {
  const one: Cast = { ...cast, apprentice: await desk.officer('Edda Later') };
  const id = await beginFor(one, '2025-11-03');
  await throughTheGateway(one, id);
  await toTheAssessor(one, id);
  await showcaseHeld(one, id);
  const letters = letterBox(desk, id);
  const at = desk.time.now + 2 * DAY;
  await done(one.assessor, id, 'assessing', {
    act: 'plan a session',
    method: 'observation',
    at,
    place: 'workplace',
    plan: 'Beside you.',
    questions: [],
  });
  await letters();
  const remind = async () => {
    while (
      (await remindPeople({ ...desk.parts.assessments, db: desk.parts.database.db, clock: () => desk.time.now })) > 0
    );
    return who((await letters()).filter(({ kind }) => kind === 'reminder of a meeting'));
  };
  expect(await remind()).toEqual([]);
  await letPass(desk, DAY + HOUR);
  expect(await remind()).toEqual(['edda.later', 'ines.marlow', 'jo.haldane']);
  expect(await remind()).toEqual([]);
  await letPass(desk, at + HOUR - desk.time.now);
  await done(one.organiser, id, 'organising', { act: 'end the allocation', reason: 'Ill', handover: 'It was begun.' });
  expect(await letters()).toEqual([]);
});
