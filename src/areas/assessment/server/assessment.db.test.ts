import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyEndpoint } from '#testing/contracts.ts';
import { ANYONE, SIGNED_IN } from '#kernel/endpoint.ts';
import { DAY } from '#kernel/time.ts';
import { permissionsOf } from '#areas/identity/rules/index.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import {
  beginFor,
  dayOf,
  decideAll,
  discussed,
  doAct,
  done,
  letPass,
  observed,
  openCast,
  register,
  showcaseHeld,
  standardise,
  throughTheGateway,
  toTheAssessor,
  type Cast,
} from './assessment.fixtures.ts';

let desk: TestDesk;
let cast: Cast;

beforeAll(async () => {
  desk = await openTestDesk();
  cast = await openCast(desk);
});
afterAll(() => desk.close());

const read = async (who: Cast['apprentice'], id: string) => (await who.get(`/api/programmes/${id}`)).body;
const START = '2025-11-03';
const LATER = '2026-10-05';

describe('a whole apprenticeship', () => {
  let id: string;
  test('begins with its parties, and says from when it can be assessed', async () => {
    id = await beginFor(cast, START);
    const view = await read(cast.apprentice, id);
    expect(view).toMatchObject({ stage: 'on programme', earliestOn: '2026-11-03', ofCriteria: 117, covered: 0 });
    const twice = await cast.manager.post('/api/programmes', {
      plan: 'st0072-ap02',
      apprenticeId: cast.apprentice.id,
      managerId: cast.manager.id,
      employerId: cast.employer,
      organisationId: cast.organisation,
      startedOn: START,
    });
    expect(twice.status).toBe(409);
  });

  test('[G5] passes the gateway with three signatures under one statement', async () => {
    await throughTheGateway(cast, id);
    const view = await read(cast.manager, id);
    expect(view).toMatchObject({ stage: 'to be booked', covered: 117 });
    expect(view.gateway.signers.map(({ signed }: { signed: boolean }) => signed)).toEqual([true, true, true]);
    expect(view.gateway.statement).toContain('KYC.1.1: 2 accepted');
  });

  test('access of the assessor begins with the allocation', async () => {
    expect((await cast.assessor.get(`/api/programmes/${id}`)).status).toBe(404);
    await toTheAssessor(cast, id);
    const view = await read(cast.assessor, id);
    expect(view).toMatchObject({ mine: ['assessor'], stage: 'being assessed', evidence: [], reviews: [], issues: [] });
    expect(view.gateway.statement).toBeNull();
  });

  test('is assessed in three methods; the showcase is not passed, and the engine says so', async () => {
    await showcaseHeld(cast, id);
    await decideAll(cast, id, 'showcase', ['CON.P1', 'INF.P2']);
    await done(cast.assessor, id, 'assessing', { act: 'settle a method', method: 'showcase' });
    const seen = await read(cast.assessor, id);
    expect(seen.attempts[0].grade.outcome).toBe('fail');
    expect((await read(cast.apprentice, id)).attempts[0].grade).toBeNull();
    await observed(cast, id, ['RFT.P4']);
    expect((await read(cast.assessor, id)).attempts[1].carried).toEqual(['RFT.P4']);
    await discussed(cast, id);
    await decideAll(cast, id, 'discussion');
    await done(cast.assessor, id, 'assessing', {
      act: 'decide',
      decisions: [{ code: 'RFT.P4', state: 'met', note: 'Told in full.', evidence: [] }],
    });
    for (const method of ['observation', 'discussion'])
      await done(cast.assessor, id, 'assessing', { act: 'settle a method', method });
  });

  test('[F3] goes back to learning, and a retake waits for every criterion', async () => {
    await done(cast.organiser, id, 'organising', { act: 'name an assurer', assurer: cast.assurer.id });
    const [sample] = (await read(cast.assurer, id)).samples;
    expect(sample.reasons).toEqual(['fail']);
    await done(cast.assurer, id, 'assuring', {
      act: 'assure',
      sample: sample.id,
      upheld: true,
      words: '',
      methods: [],
    });
    expect((await read(cast.apprentice, id)).attempts[0].undeveloped).toEqual(['INF.P2', 'CON.P1']);
    const again = { act: 'try again', method: 'showcase', path: 'retake', payer: 'programme', acceptsCost: '' };
    expect((await doAct(cast.manager, id, 'acts', again)).body.reason).toContain('Nothing was learnt');
    await letPass(desk, 10 * DAY);
    await done(cast.coach, id, 'acts', {
      act: 'develop',
      id: crypto.randomUUID(),
      criteria: ['CON.P1', 'INF.P2'],
      words: 'Shadowed two complaints.',
      finishedOn: dayOf(desk.time.now),
    });
    await done(cast.manager, id, 'acts', again);
    await showcaseHeld(cast, id);
    await decideAll(cast, id, 'showcase');
    await done(cast.assessor, id, 'assessing', { act: 'settle a method', method: 'showcase' });
  });

  test('[GR7] [Q1] is confirmed as the engine has it, looked at, and released', async () => {
    await done(cast.assessor, id, 'assessing', { act: 'confirm the grade', words: '' });
    expect((await doAct(cast.organiser, id, 'organising', { act: 'release' })).body.reason).toContain(
      'Quality assurance',
    );
    expect((await read(cast.apprentice, id)).result).toBeNull();
    expect((await cast.apprentice.get('/api/assessment')).body.programmes[0].grade).toBeNull();
    const open = (await read(cast.assurer, id)).samples.find(
      ({ outcome }: { outcome: string | null }) => outcome === null,
    );
    await done(cast.assurer, id, 'assuring', {
      act: 'assure',
      sample: open.id,
      upheld: true,
      words: 'Well founded.',
      methods: [],
    });
    await done(cast.organiser, id, 'organising', { act: 'release' });
    expect(await read(cast.apprentice, id)).toMatchObject({
      stage: 'complete',
      result: { overall: { outcome: 'distinction', average: 200, depth: 10_000 } },
    });
    expect((await cast.apprentice.get('/api/assessment')).body.programmes[0].grade).toBe('distinction');
  });

  test('access of the assessor ends with the result', async () => {
    expect((await cast.assessor.get(`/api/programmes/${id}`)).status).toBe(404);
    expect((await cast.assessor.get('/api/assessment')).body.programmes).toEqual([]);
  });

  test('is reported to the public service, and read by the examiner from outside', async () => {
    const { body } = await cast.organiser.get('/api/assessment/batch');
    expect(body.faults).toEqual([]);
    expect(JSON.parse(body.batches[0])).toMatchObject([
      {
        requestId: id,
        learner: { uln: '1234567890', familyName: 'Reyes' },
        epaDetails: { epas: [{ epaOutcome: 'Pass', retake: true }] },
      },
    ]);
    const bundle = (await cast.examiner.get(`/api/programmes/${id}/bundle`)).body;
    expect(bundle.html).toContain('Callum Reyes');
    expect(JSON.parse(bundle.record).entries.length).toBeGreaterThan(30);
    expect((await doAct(cast.examiner, id, 'acts', { act: 'advise', words: 'x' })).status).toBe(403);
  });

  test('is appealed against within the window, and somebody else assesses again', async () => {
    await done(cast.apprentice, id, 'acts', { act: 'appeal', words: 'The discussion was cut short.' });
    await done(cast.organiser, id, 'organising', {
      act: 'answer the appeal',
      upheld: true,
      words: 'It was.',
      methods: ['discussion'],
    });
    expect(await read(cast.manager, id)).toMatchObject({
      stage: 'waits for an assessor',
      result: null,
      appeal: { outcome: 'upheld' },
    });
    expect((await cast.assessor.get(`/api/programmes/${id}`)).status).toBe(404);
    expect(
      (await doAct(cast.organiser, id, 'organising', { act: 'allocate', assessor: cast.assessor.id })).body.reason,
    ).toContain('somebody else');
    const other = await desk.officer('Ola Strand', { roles: ['independent assessor'], teamIds: [] });
    await register(cast.organiser, cast.organisation, other.id);
    await standardise(desk, cast.organiser, [other]);
    await done(cast.organiser, id, 'organising', { act: 'allocate', assessor: other.id });
    const second = { ...cast, assessor: other };
    await decideAll(second, id, 'discussion');
    for (const act of [
      { act: 'settle a method', method: 'discussion' },
      { act: 'confirm the grade', words: '' },
    ])
      await done(other, id, 'assessing', act);
    const open = (await read(cast.assurer, id)).samples.filter(
      ({ outcome }: { outcome: string | null }) => outcome === null,
    );
    expect(open[0].reasons).toContain('changed after reopening');
    await done(cast.assurer, id, 'assuring', {
      act: 'assure',
      sample: open[0].id,
      upheld: true,
      words: '',
      methods: [],
    });
    await done(cast.organiser, id, 'organising', { act: 'release' });
    expect((await read(cast.apprentice, id)).stage).toBe('complete');
  });

  test('stays as it was written: no row of its record can be changed', async () => {
    const { db } = desk.parts.database;
    await expect(sql`update assessment.entry set data = '{}' where programme_id = ${id}`.execute(db)).rejects.toThrow(
      /only added to/,
    );
    await expect(sql`delete from assessment.entry where programme_id = ${id}`.execute(db)).rejects.toThrow(
      /only added to/,
    );
    const { entries } = (await cast.organiser.get(`/api/programmes/${id}/history`)).body;
    expect(entries.map(({ seq }: { seq: number }) => seq)).toEqual(entries.map((_one: unknown, at: number) => at + 1));
  });
});

describe('[I3] independence is found in the work of the whole desk:', () => {
  let id: string;
  const apprenticeOf = async (name: string) => {
    const apprentice = await desk.officer(name);
    const one = { ...cast, apprentice };
    const programme = await beginFor(one, START);
    await throughTheGateway(one, programme);
    await done(cast.manager, programme, 'acts', {
      act: 'book',
      from: dayOf(desk.time.now + DAY),
      place: 'The counter',
      adjustments: '',
    });
    return { programme, apprentice };
  };
  let apprentice: Cast['apprentice'];
  beforeAll(async () => {
    ({ programme: id, apprentice } = await apprenticeOf('Dana Field'));
  });

  const assessorWith = async (name: string, teamIds: string[] = []) => {
    const other = await desk.officer(name, { roles: ['independent assessor', 'officer'], teamIds });
    await register(cast.organiser, cast.organisation, other.id);
    await standardise(desk, cast.organiser, [other]);
    return other;
  };
  const linksOf = async (officerId: string): Promise<string[]> => {
    const { candidates } = (await cast.organiser.get(`/api/programmes/${id}/candidates`)).body;
    return candidates
      .find((one: { id: string }) => one.id === officerId)
      .links.map(({ link }: { link: string }) => link);
  };
  const refusal = async (officerId: string) =>
    (await doAct(cast.organiser, id, 'organising', { act: 'allocate', assessor: officerId })).body.reason;

  test('a team they share', async () => {
    const other = await assessorWith('Tess Teammate', [desk.teamId]);
    expect(await linksOf(other.id)).toContain('same team');
    expect(await refusal(other.id)).toContain('same team (Front desk)');
  });

  test('a case both worked on', async () => {
    const fines = await desk.team('Fines');
    const other = await assessorWith('Cass Colleague', [fines]);
    const opened = await apprentice.post('/api/cases', {
      kind: 'enquiry',
      subject: 'A fine',
      teamId: desk.teamId,
      customer: null,
      channel: 'phone',
      said: 'It is late.',
    });
    const given = await apprentice.post(`/api/cases/${opened.body.id}/assign`, {
      version: (await apprentice.get(`/api/cases/${opened.body.id}`)).body.case.version,
      teamId: fines,
      ownerId: other.id,
    });
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    expect(await linksOf(other.id)).toContain('same case');
  });

  test('a shift they worked side by side', async () => {
    const other = await assessorWith('Shay Shift');
    const { db } = desk.parts.database;
    for (const officerId of [apprentice.id, other.id])
      await sql`
        insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, published_at, changed_at)
        values (${crypto.randomUUID()}, ${crypto.randomUUID()}, ${desk.teamId}, ${officerId}, 'Early', ${new Date(desk.time.now - 9 * DAY)},
                ${new Date(desk.time.now - 9 * DAY + 8 * 3_600_000)}, 'UTC', now(), now())`.execute(db);
    expect(await linksOf(other.id)).toEqual(['shared shift']);
  });

  test('the employer they belong to, though they left it years ago', async () => {
    const other = await assessorWith('Orla Once');
    await cast.organiser.post(`/api/assessment/organisations/${cast.employer}/members`, {
      officerId: other.id,
      from: '2015-01-01',
      until: '2017-01-01',
    });
    expect(await linksOf(other.id)).toEqual(['same organisation']);
  });

  test('evidence they verified, and feedback they gave: each is found in the record of capability', async () => {
    const { db } = desk.parts.database;
    const [verifier, leader, giver] = [
      await assessorWith('Vera Verifier'),
      await assessorWith('Lee Listener'),
      await assessorWith('Pru Praiser'),
    ];
    const evidence = crypto.randomUUID();
    await sql`
      insert into capability.evidence (id, officer_id, kind, title, occurred_at, work_id, hash, reflection, state, made_at)
      values (${evidence}, ${apprentice.id}, 'work record', 'A call', now(), ${evidence}, decode(repeat('00', 32), 'hex'), 'I listened.', 'accepted', now())`.execute(
      db,
    );
    await sql`insert into capability.verdict (id, evidence_id, by, role, verdict, at) values (${crypto.randomUUID()}, ${evidence}, ${verifier.id}, 'leader', 'accepted', now())`.execute(
      db,
    );
    await sql`
      insert into capability.session (id, officer_id, leader_id, kind, held_at, notes, made_at)
      values (${crypto.randomUUID()}, ${leader.id}, ${apprentice.id}, 'coaching', now(), 'We listened.', now())`.execute(
      db,
    );
    await sql`insert into capability.recognition (id, officer_id, by, words, at) values (${crypto.randomUUID()}, ${apprentice.id}, ${giver.id}, 'Well done', now())`.execute(
      db,
    );
    expect(await linksOf(verifier.id)).toEqual(['had to do with the evidence']);
    expect(await linksOf(leader.id)).toEqual(['feedback']);
    expect(await linksOf(giver.id)).toEqual(['feedback']);
    expect(await refusal(verifier.id)).toContain('had to do with the evidence');
  });

  test('a conflict somebody declared', async () => {
    const other = await assessorWith('Dee Declared');
    await apprentice.post(`/api/programmes/${id}/declarations`, { aboutId: other.id, words: 'She is my cousin.' });
    expect(await linksOf(other.id)).toEqual(['declared conflict']);
  });

  test('having taught them: their coach and their manager are no assessors of theirs', async () => {
    await register(cast.organiser, cast.organisation, cast.coach.id);
    await standardise(desk, cast.organiser, []);
    expect(await refusal(cast.coach.id)).toMatch(/not independent/);
    expect(await refusal(cast.manager.id)).toMatch(/same reporting line/);
  });

  test('and nobody who has none of these is refused', async () => {
    expect(await linksOf(cast.assessor.id)).toEqual([]);
    await done(cast.organiser, id, 'organising', { act: 'allocate', assessor: cast.assessor.id });
  });

  test('[I7] a standardisation older than a year stops them at the next session', async () => {
    await letPass(desk, 370 * DAY);
    await done(apprentice, id, 'acts', {
      act: 'select',
      method: 'showcase',
      evidence: (await read(apprentice, id)).evidence.map((one: { id: string }) => one.id),
      format: 'report',
    });
    await done(apprentice, id, 'acts', { act: 'submit', method: 'showcase', words: 'My year.' });
    const interview = {
      act: 'interview',
      method: 'showcase',
      on: dayOf(desk.time.now),
      present: 'Both',
      remote: null,
      words: 'Deeper.',
    };
    expect((await doAct(cast.assessor, id, 'assessing', interview)).body.reason).toMatch(
      /I2 current, I7 standardisation/,
    );
  });
});

describe('people from outside', () => {
  const OUTSIDE = [
    'training provider',
    'independent assessor',
    'quality assurer',
    'external examiner',
    'assessment administrator',
  ] as const;

  test.each(OUTSIDE)('a %s is let in nowhere but to assessments', async (role) => {
    const somebody = await desk.officer(`Outside ${role}`, { roles: [role], teamIds: [] });
    for (const door of await everyEndpoint()) {
      if (door.may === ANYONE || door.may === SIGNED_IN || door.may.startsWith('assessment.')) continue;
      const path = door.path.replace(':id', cast.employer);
      const { status } = door.method === 'GET' ? await somebody.get(path) : await somebody.post(path);
      expect({ door: door.name, status }).toEqual({ door: door.name, status: 403 });
    }
    expect(permissionsOf([role]).every((permission) => permission.startsWith('assessment.'))).toBe(true);
  });

  test.each(OUTSIDE)('a %s who is no part of a programme does not learn that it exists', async (role) => {
    if (role === 'external examiner') return;
    const somebody = await desk.officer(`Stranger ${role}`, { roles: [role], teamIds: [] });
    const id = await beginFor({ ...cast, apprentice: await desk.officer(`Unseen ${role}`) }, LATER);
    expect((await somebody.get(`/api/programmes/${id}`)).status).toBe(404);
    expect((await somebody.get('/api/assessment')).body.programmes).toEqual([]);
    expect((await doAct(somebody, id, 'acts', { act: 'advise', words: 'x' })).status).toBe(404);
  });
});

test('[F4] a resit without learning goes on only where the employer accepts the cost', async () => {
  const one = { ...cast, apprentice: await desk.officer('Rita Resit') };
  await standardise(desk, cast.organiser, [cast.assessor]);
  await register(cast.organiser, cast.organisation, cast.assessor.id, { currentOn: dayOf(desk.time.now) });
  const id = await beginFor(one, START);
  await throughTheGateway(one, id);
  await toTheAssessor(one, id);
  await showcaseHeld(one, id);
  await decideAll(one, id, 'showcase', ['TEA.P1']);
  await done(cast.assessor, id, 'assessing', { act: 'settle a method', method: 'showcase' });
  await done(cast.organiser, id, 'organising', { act: 'name an assurer', assurer: cast.assurer.id });
  const [sample] = (await read(cast.assurer, id)).samples;
  await done(cast.assurer, id, 'assuring', { act: 'assure', sample: sample.id, upheld: true, words: '', methods: [] });
  const resit = { act: 'try again', method: 'showcase', path: 'resit', payer: 'employer', acceptsCost: '' };
  expect((await doAct(cast.manager, id, 'acts', resit)).body.reason).toContain('in writing');
  expect((await doAct(cast.provider, id, 'acts', resit)).status).toBe(403);
  await done(cast.manager, id, 'acts', { ...resit, acceptsCost: 'We pay the £120 of the second showcase.' });
  expect((await read(one.apprentice, id)).attempts[0]).toMatchObject({
    n: 2,
    path: 'resit',
    payer: 'employer',
    settledOn: null,
  });
});

test('an assessor who marks unlike the others is seen to drift, and only by whoever assures in their organisation', async () => {
  const [same, apart] = [
    await desk.officer('Sal Same', { roles: ['independent assessor'], teamIds: [] }),
    await desk.officer('Ann Apart', { roles: ['independent assessor'], teamIds: [] }),
  ];
  for (const one of [same, apart]) await register(cast.organiser, cast.organisation, one.id);
  const event = await standardise(desk, cast.organiser, [cast.assessor, same]);
  const codes = ['COM.P1', 'EQU.P1', 'RFT.P1', 'KYC.P1'];
  await apart.post(`/api/assessment/standardisations/${event}/markings`, {
    marks: codes.map((code, at) => ({ code, met: at >= 2 })),
  });
  const { assessors } = (await cast.assurer.get('/api/assessment/drift')).body;
  const shareOf = (id: string) =>
    assessors.find((one: { id: string }) => one.id === id).events.find((one: { id: string }) => one.id === event).share;
  expect(shareOf(apart.id)).toBeLessThan(500);
  expect(shareOf(apart.id)).toBeLessThan(shareOf(same.id) + 1);
  const stranger = await desk.officer('Strange Assurer', { roles: ['quality assurer'], teamIds: [] });
  expect((await stranger.get('/api/assessment/drift')).body.assessors).toEqual([]);
});

test('what somebody did meanwhile makes an act refused, and nothing is done', async () => {
  const id = await beginFor({ ...cast, apprentice: await desk.officer('Rae Racer') }, START);
  const act = { act: 'plan reviews', months: [4, 8] };
  const [one, other] = await Promise.all(
    [0, 1].map(() => cast.manager.post(`/api/programmes/${id}/acts`, { seq: 0, act })),
  );
  expect([one?.status, other?.status].toSorted((a = 0, b = 0) => a - b)).toEqual([200, 409]);
  expect((await read(cast.manager, id)).seq).toBe(1);
});

test('a plan of the new kind is loaded as data alone: the provider marks a sample, the employer verifies behaviours', async () => {
  const apprentice = await desk.officer('Nia Newkind');
  await cast.organiser.post(`/api/assessment/organisations/${cast.organisation}/briefs`, {
    plan: 'example-service-2026',
    text: 'Show a change.',
    guidance: 'By criterion.',
  });
  const id = await beginFor({ ...cast, apprentice }, '2026-01-05', { plan: 'example-service-2026' });
  await done(cast.manager, id, 'acts', {
    act: 'decide',
    decisions: [{ code: 'BEH.P1', state: 'met', note: '', evidence: [] }],
  });
  await done(cast.manager, id, 'acts', { act: 'settle a method', method: 'behaviours' });
  const drawn = (await read(cast.provider, id)).attempts[1].grade.steps.find(
    ({ step }: { step: string }) => step === 'undecided',
  ).codes as string[];
  expect(drawn).toHaveLength(3);
  expect(
    (
      await doAct(cast.manager, id, 'acts', {
        act: 'decide',
        decisions: [{ code: drawn[0], state: 'met', note: '', evidence: [] }],
      })
    ).status,
  ).toBe(403);
  await done(cast.provider, id, 'acts', {
    act: 'decide',
    decisions: drawn.map((code) => ({ code, state: 'met', note: '', evidence: [] })),
  });
  await done(cast.provider, id, 'acts', { act: 'settle a method', method: 'knowledge' });
  expect((await read(cast.provider, id)).attempts[1].grade.outcome).toBe('distinction');
});
