import { unzipSync } from 'fflate';
import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import type { Role } from '#areas/identity/rules/index.ts';
import { signedInAnew } from '#areas/identity/server/fixtures.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk, TestOfficer } from '#testing/desk.ts';

/** Everybody of one apprenticeship, with the organisations they belong to. */
export type Cast = {
  readonly desk: TestDesk;
  readonly apprentice: TestOfficer;
  readonly manager: TestOfficer;
  readonly coach: TestOfficer;
  readonly provider: TestOfficer;
  readonly organiser: TestOfficer;
  readonly assessor: TestOfficer;
  readonly assurer: TestOfficer;
  readonly examiner: TestOfficer;
  readonly employer: string;
  readonly training: string;
  readonly organisation: string;
  readonly standardisation: string;
};

const PLAN = 'st0072-ap02';
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

export const must200 = ({ status, body }: { status: number; body: unknown }, what: string) => {
  if (status !== 200) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body as Record<string, unknown>;
};
const idOf = (body: Record<string, unknown>): string => String(body['id']);

/** Lets time go by, after which everybody is signed in again. */
export async function letPass(desk: TestDesk, ms: number): Promise<void> {
  desk.time.now += ms;
  await desk.as(SYSTEM, signedInAnew);
}

/** A cast in which everybody may do what they are there for: brief written, assessor registered and standardised. */
export async function openCast(desk: TestDesk, name = ''): Promise<Cast> {
  const person = (who: string, role: Role, teamIds: string[] = []) =>
    desk.officer(`${who}${name}`, { roles: [role], teamIds });
  const [apprentice, manager, coach] = [
    await desk.officer(`Callum Reyes${name}`),
    await person('Jo Haldane', 'team leader', [desk.teamId]),
    await person('Noor Abadi', 'officer', [desk.teamId]),
  ];
  const people = {
    apprentice,
    manager,
    coach,
    provider: await person('Priya Nand', 'training provider'),
    organiser: await person('Olu Baker', 'assessment administrator'),
    assessor: await person('Ines Marlow', 'independent assessor'),
    assurer: await person('Quinn Abbott', 'quality assurer'),
    examiner: await person('Eve Lind', 'external examiner'),
  };
  const { organiser, assessor, assurer } = people;
  const add = async (kind: string, called: string) =>
    idOf(
      must200(
        await organiser.post('/api/assessment/organisations', {
          kind,
          name: `${called}${name}`,
          ...(kind === 'assessment organisation' ? { registerReference: 'EPA0001', onRegister: true } : {}),
        }),
        called,
      ),
    );
  const employer = await add('employer', 'Service Southmark');
  const training = await add('provider', 'Harbour Training');
  const organisation = await add('assessment organisation', 'Plain Assessments');
  must200(
    await organiser.post(`/api/assessment/organisations/${organisation}/briefs`, {
      plan: PLAN,
      text: 'Show your year.',
      guidance: 'Mark each criterion by itself.',
    }),
    'brief',
  );
  for (const [officer, assures] of [
    [assessor, false],
    [assurer, true],
  ] as const)
    await register(organiser, organisation, officer.id, { assures });
  const standardisation = await standardise(desk, organiser, [assessor]);
  return { desk, ...people, employer, training, organisation, standardisation };
}

export async function register(
  organiser: TestOfficer,
  organisation: string,
  officerId: string,
  more: object = {},
): Promise<void> {
  must200(
    await organiser.post(`/api/assessment/organisations/${organisation}/assessors`, {
      officerId,
      knowsSector: true,
      competentSince: '2018-01-01',
      currentOn: '2026-09-01',
      qualification: 'holds',
      onWhatEvidence: 'Certificate seen',
      contractFrom: '2024-01-01',
      contractUntil: null,
      assures: false,
      ...more,
    }),
    'register',
  );
}

const AGENDA = [
  'The apprenticeship',
  'The standard',
  'The grading standards',
  'Examples of evidence',
  'Sample marking',
];

export async function standardise(
  desk: TestDesk,
  organiser: TestOfficer,
  assessors: readonly TestOfficer[],
): Promise<string> {
  const codes = ['COM.P1', 'EQU.P1', 'RFT.P1', 'KYC.P1'];
  const id = idOf(
    must200(
      await organiser.post('/api/assessment/standardisations', {
        plan: PLAN,
        on: dayOf(desk.time.now),
        agenda: AGENDA,
        codes,
      }),
      'standardisation',
    ),
  );
  for (const assessor of assessors)
    must200(
      await assessor.post(`/api/assessment/standardisations/${id}/markings`, {
        marks: codes.map((code, at) => ({ code, met: at !== 2 })),
      }),
      'marking',
    );
  return id;
}

export async function beginFor(cast: Cast, startedOn: string, more: object = {}): Promise<string> {
  const { manager, apprentice, coach, provider, employer, training, organisation } = cast;
  return idOf(
    must200(
      await manager.post('/api/programmes', {
        plan: PLAN,
        apprenticeId: apprentice.id,
        managerId: manager.id,
        coachId: coach.id,
        providerId: provider.id,
        employerId: employer,
        providerOrganisationId: training,
        organisationId: organisation,
        startedOn,
        learnerNumber: '1234567890',
        ...more,
      }),
      'begin',
    ),
  );
}

type Door = 'acts' | 'assessing' | 'assuring' | 'organising';

/** Does an act as somebody and gives the answer; the programme is read first, as a screen would. */
export async function doAct(who: TestOfficer, id: string, door: Door, act: object) {
  const { body } = await who.get(`/api/programmes/${id}`);
  return who.post(`/api/programmes/${id}/${door}`, { seq: body.seq ?? 0, act });
}

export const done = async (
  who: TestOfficer,
  id: string,
  door: Door,
  act: { readonly act: string; readonly [name: string]: unknown },
) => must200(await doAct(who, id, door, act), act.act);

type ReadPlan = {
  key: string;
  standards: { criteria: { code: string }[] }[];
  criteria: { code: string; kind: string; method: string }[];
};
const planOf = async (who: TestOfficer): Promise<ReadPlan> =>
  must(
    ((await who.get('/api/assessment/plans')).body.plans as ReadPlan[]).find(({ key }) => key === PLAN),
    'the plan',
  );

/** Everything up to the gateway: evidence for every criterion, and practice runs. */
export async function upToTheGateway(cast: Cast, id: string): Promise<void> {
  const { apprentice, manager, coach, desk } = cast;
  const day = dayOf(desk.time.now);
  const codes = (await planOf(manager)).standards.flatMap(({ criteria }) => criteria.map(({ code }) => code));
  const { body } = await apprentice.get(`/api/programmes/${id}`);
  for (const [at, on] of [body.startedOn as string, day].entries()) {
    const evidence = crypto.randomUUID();
    await done(apprentice, id, 'acts', {
      act: 'claim',
      id: evidence,
      title: `Work ${at}`,
      kind: 'work record',
      on,
      criteria: codes,
      words: 'What I did.',
    });
    await done(coach, id, 'acts', { act: 'answer a claim', id: evidence, accepted: true, words: '' });
  }
  for (const method of ['showcase', 'observation', 'discussion'])
    await done(coach, id, 'acts', { act: 'practise', method, on: day, words: 'Well.' });
}

export async function upToTheMeeting(cast: Cast, id: string): Promise<void> {
  const { apprentice, manager, provider, desk } = cast;
  const day = dayOf(desk.time.now);
  await upToTheGateway(cast, id);
  await done(manager, id, 'acts', {
    act: 'open the gateway',
    branches: ['face to face', 'non-facing'],
    exceptions: [],
    withoutPractice: '',
    prerequisites: [],
  });
  await done(manager, id, 'acts', {
    act: 'meet',
    on: day,
    place: 'in person',
    apprentice: apprentice.id,
    manager: manager.id,
    trainer: provider.id,
  });
}

/** Everything up to three signatures. */
export async function throughTheGateway(cast: Cast, id: string): Promise<void> {
  const { apprentice, manager, provider } = cast;
  await upToTheMeeting(cast, id);
  for (const [who, as] of [
    [manager, 'employer'],
    [provider, 'provider'],
    [apprentice, 'apprentice'],
  ] as const) {
    const read = (await who.get(`/api/programmes/${id}`)).body;
    await done(who, id, 'acts', { act: 'sign', as, hash: read.gateway.hash });
  }
}

export async function toTheAssessor(cast: Cast, id: string): Promise<void> {
  const { manager, organiser, assessor, desk } = cast;
  await done(manager, id, 'acts', {
    act: 'book',
    from: dayOf(desk.time.now + DAY),
    place: 'The counter',
    adjustments: '',
  });
  await done(organiser, id, 'organising', { act: 'allocate', assessor: assessor.id });
}

/** Decides a method as the assessor: every criterion met but those named. */
export async function decideAll(cast: Cast, id: string, method: string, notMet: readonly string[] = []): Promise<void> {
  const { criteria } = await planOf(cast.assessor);
  const decisions = criteria
    .filter((one) => one.method === method)
    .map(({ code }) => ({
      code,
      state: notMet.includes(code) ? 'not-met' : 'met',
      note: notMet.includes(code) ? 'Too little of it.' : '',
      evidence: [],
    }));
  await done(cast.assessor, id, 'assessing', { act: 'decide', decisions });
}

export async function showcaseHeld(cast: Cast, id: string): Promise<void> {
  const { apprentice, assessor, desk } = cast;
  const { body } = await apprentice.get(`/api/programmes/${id}`);
  await done(apprentice, id, 'acts', {
    act: 'select',
    method: 'showcase',
    evidence: body.evidence.map((one: { id: string }) => one.id),
    format: 'report',
  });
  await done(apprentice, id, 'acts', { act: 'submit', method: 'showcase', words: 'My year.' });
  await done(assessor, id, 'assessing', {
    act: 'interview',
    method: 'showcase',
    on: dayOf(desk.time.now),
    present: 'Both',
    remote: null,
    words: 'We went deeper.',
  });
}

/** Marks every line of the checklist on one device. */
export async function observed(cast: Cast, id: string, without: readonly string[] = []): Promise<void> {
  const { assessor, desk } = cast;
  await done(assessor, id, 'assessing', {
    act: 'plan a session',
    method: 'observation',
    at: desk.time.now + 1000,
    place: 'workplace',
    plan: 'I sit beside you.',
    questions: [],
  });
  await done(assessor, id, 'assessing', { act: 'begin a session', method: 'observation', remote: null });
  const begun = desk.time.now;
  desk.time.now += 3_700_000;
  const { criteria } = await planOf(assessor);
  const edit = (field: string, value: string) => ({
    id: crypto.randomUUID(),
    field,
    value,
    at: desk.time.now,
    device: 'Tablet 1',
    replaces: [],
  });
  const edits = [
    ...criteria
      .filter(({ code, method }) => method === 'observation' && !without.includes(code))
      .map(({ code }) => edit(code, 'met')),
    edit('module POR', 'met'),
    edit('contact 1', 'A call about a fee'),
    edit('time one', `${begun} ${desk.time.now}`),
  ];
  must200(await assessor.post(`/api/programmes/${id}/checklist`, { edits }), 'checklist');
  await done(assessor, id, 'assessing', { act: 'close the observation', method: 'observation' });
}

export async function discussed(cast: Cast, id: string): Promise<void> {
  const { assessor, desk } = cast;
  await done(assessor, id, 'assessing', {
    act: 'plan a session',
    method: 'discussion',
    at: desk.time.now + 1000,
    place: 'suitable room',
    plan: 'An hour.',
    questions: [],
  });
  await done(assessor, id, 'assessing', { act: 'begin a session', method: 'discussion', remote: null });
  const begun = desk.time.now;
  desk.time.now += 3_000_000;
  const plans = (await assessor.get('/api/assessment/plans')).body.plans;
  const { sections } = plans
    .find((one: { key: string }) => one.key === PLAN)
    .methods.find((one: { key: string }) => one.key === 'discussion');
  await done(assessor, id, 'assessing', {
    act: 'hold the discussion',
    method: 'discussion',
    stretches: [{ from: begun, until: desk.time.now }],
    sections: sections.map((title: string) => ({ title, words: 'Said.' })),
    overReason: '',
    adjustmentMinutes: 0,
  });
}

/** From the allocation to a result that is out: three methods, the second look, the release. */
export async function completed(cast: Cast, id: string): Promise<void> {
  const { assessor } = cast;
  await showcaseHeld(cast, id);
  await observed(cast, id);
  await discussed(cast, id);
  for (const method of ['showcase', 'observation', 'discussion']) {
    await decideAll(cast, id, method);
    await done(assessor, id, 'assessing', { act: 'settle a method', method });
  }
  await done(assessor, id, 'assessing', { act: 'confirm the grade', words: '' });
  await assuredAndReleased(cast, id);
}

/** What the apprentice takes home, opened. */
export async function archiveFor({ desk }: Pick<Cast, 'desk'>, who: TestOfficer, id: string) {
  const { http } = desk.server;
  const reply = await http.inject({ url: `/api/programmes/${id}/archive`, headers: { cookie: who.cookie } });
  return unzipSync(new Uint8Array(reply.rawPayload));
}

/** Whatever waits to be looked at again is upheld, and the result is released. */
export async function assuredAndReleased({ assurer, organiser }: Cast, id: string): Promise<void> {
  const waits = async () =>
    ((await organiser.get(`/api/programmes/${id}`)).body.samples as { id: string; outcome: string | null }[]).filter(
      ({ outcome }) => outcome === null,
    );
  const samples = await waits();
  if (samples.length > 0) await done(organiser, id, 'organising', { act: 'name an assurer', assurer: assurer.id });
  for (const { id: sample } of samples)
    await done(assurer, id, 'assuring', { act: 'assure', sample, upheld: true, words: '', methods: [] });
  await done(organiser, id, 'organising', { act: 'release' });
}
