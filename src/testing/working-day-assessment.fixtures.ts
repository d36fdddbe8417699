import {
  beginFor,
  completed,
  dayOf,
  doAct,
  done,
  openCast,
  showcaseHeld,
  decideAll,
  throughTheGateway,
  upToTheMeeting,
  toTheAssessor,
  type Cast,
} from '#areas/assessment/server/assessment.fixtures.ts';
import { must } from '#kernel/must.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

/** The cast is made once; its own setting up uses every door before the steps below knock on each in turn. */
const casts = new WeakMap<Day, Cast>();
const castOf = (day: Day): Cast => must(casts.get(day), 'the cast');
const of = (day: Day, name: string) => must(day[name], name);
const seqOf = async (day: Day, programme: string) => {
  const { body } = await castOf(day).assessor.get(`/api/programmes/${of(day, programme)}`);
  day['seq'] = String(body.seq);
};

const prepare = async (day: Day, desk: TestDesk) => {
  const cast = await openCast(desk, ' of the day');
  casts.set(day, cast);
  for (const who of ['organiser', 'manager', 'assessor', 'assurer'] as const) {
    day[who] = cast[who].id;
    day[`cookie of ${who}`] = cast[who].cookie;
  }
  day['organisation'] = cast.organisation;
  day['standardisation one'] = cast.standardisation;
  day['the assessor'] = cast.assessor.id;
  const programme = await beginFor(cast, '2025-11-03');
  day['programme'] = programme;
  await throughTheGateway(cast, programme);
  await toTheAssessor(cast, programme);
  await showcaseHeld(cast, programme);
  await decideAll(cast, programme, 'showcase', ['CON.P1']);
  day['today'] = dayOf(desk.time.now);
  const other = { ...cast, apprentice: await desk.officer('Gale Gateway of the day') };
  day['programme to sign'] = await beginFor(other, '2025-11-03');
  await upToTheMeeting(other, of(day, 'programme to sign'));
};

/** A programme of that day whose result is out. It takes a hundred acts, so it is made where somebody asks for it. */
export async function releasedProgramme(day: Day, desk: TestDesk): Promise<string> {
  const passing = { ...castOf(day), apprentice: await desk.officer(`Paz Passed ${desk.time.now}`) };
  const id = await beginFor(passing, '2025-11-03');
  await throughTheGateway(passing, id);
  await toTheAssessor(passing, id);
  await completed(passing, id);
  return id;
}

const onProgramme =
  (door: string, name = 'programme') =>
  (day: Day) =>
    `/api/programmes/${of(day, name)}/${door}`;
const act = (it: (day: Day) => object) => (day: Day) => ({ seq: Number(of(day, 'seq')), act: it(day) });
const seqNow = (day: Day) => seqOf(day, 'programme');

export const ASSESSMENT: readonly Step[] = [
  {
    name: 'assessment.addOrganisation',
    who: 'organiser',
    before: prepare,
    path: () => '/api/assessment/organisations',
    body: () => ({ kind: 'employer', name: 'Borough of Eastcliff' }),
    keep: keep('other employer'),
  },
  {
    name: 'assessment.addMember',
    who: 'organiser',
    path: (day) => `/api/assessment/organisations/${of(day, 'other employer')}/members`,
    body: (day) => ({ officerId: of(day, 'officer'), from: '2025-01-01' }),
  },
  {
    name: 'assessment.writeBrief',
    who: 'organiser',
    path: (day) => `/api/assessment/organisations/${of(day, 'organisation')}/briefs`,
    body: () => ({ plan: 'example-service-2026', text: 'Show a change.', guidance: 'By criterion.' }),
  },
  {
    name: 'assessment.putOnRegister',
    who: 'organiser',
    path: (day) => `/api/assessment/organisations/${of(day, 'organisation')}/assessors`,
    body: (day) => ({
      officerId: of(day, 'the assessor'),
      knowsSector: true,
      competentSince: '2019-01-01',
      currentOn: '2026-10-01',
      qualification: 'holds',
      onWhatEvidence: 'Seen',
      contractFrom: '2024-01-01',
      contractUntil: null,
      assures: false,
    }),
  },
  {
    name: 'assessment.standardise',
    who: 'organiser',
    path: () => '/api/assessment/standardisations',
    body: (day) => ({
      plan: 'st0072-ap02',
      on: of(day, 'today'),
      agenda: ['a', 'b', 'c', 'd', 'e'],
      codes: ['COM.P1'],
    }),
    keep: keep('standardisation two'),
  },
  {
    name: 'assessment.mark',
    who: 'assessor',
    path: (day) => `/api/assessment/standardisations/${of(day, 'standardisation two')}/markings`,
    body: () => ({ marks: [{ code: 'COM.P1', met: true }] }),
  },
  {
    name: 'assessment.extend',
    who: 'assurer',
    path: (day) => `/api/assessment/standardisations/${of(day, 'standardisation one')}/extensions`,
    body: (day) => ({ officerId: of(day, 'the assessor'), reason: 'The next one is in March.' }),
  },
  {
    name: 'assessment.begin',
    who: 'administrator',
    path: () => '/api/programmes',
    body: (day) => {
      const { employer, training, organisation, manager, coach, provider } = castOf(day);
      return {
        plan: 'st0072-ap02',
        apprenticeId: of(day, 'officer'),
        managerId: manager.id,
        coachId: coach.id,
        providerId: provider.id,
        employerId: employer,
        providerOrganisationId: training,
        organisationId: organisation,
        startedOn: '2026-01-05',
      };
    },
    keep: keep('new programme'),
  },
  {
    name: 'assessment.act',
    who: 'officer',
    path: onProgramme('acts', 'new programme'),
    body: (day) => ({
      seq: 0,
      act: {
        act: 'claim',
        id: '019a0000-0000-7000-8000-000000000001',
        title: 'A call',
        kind: 'work record',
        on: '2026-02-02',
        criteria: ['CON.2.1'],
        words: `What I learnt ${day['team'] === undefined ? '' : 'from it'}.`,
      },
    }),
  },
  {
    name: 'assessment.declare',
    who: 'officer',
    path: onProgramme('declarations', 'new programme'),
    body: (day) => ({ aboutId: of(day, 'the assessor'), words: 'We went to school together.' }),
  },
  {
    name: 'assessment.askToSign',
    who: 'manager',
    path: onProgramme('signing-links', 'programme to sign'),
    body: (day) => ({ signBy: of(day, 'today') }),
  },
  {
    name: 'assessment.takeBackLink',
    who: 'manager',
    before: async (day) => {
      const { body } = await castOf(day).manager.get(`/api/programmes/${of(day, 'programme to sign')}`);
      day['signing link'] = body.gateway.signers[0].link.id;
    },
    path: (day) => `/api/signing-links/${of(day, 'signing link')}/take-back`,
  },
  {
    name: 'assessment.removeShowcaseFile',
    who: 'officer',
    before: async (day, desk) => {
      const reply = await desk.server.http.inject({
        method: 'POST',
        url: `/api/programmes/${of(day, 'new programme')}/showcase-files?method=showcase&name=year.txt`,
        payload: 'My year.',
        headers: { cookie: of(day, 'cookie of officer'), 'content-type': 'application/octet-stream' },
      });
      day['showcase file'] = (JSON.parse(reply.body) as { id: string }).id;
    },
    path: (day) => `/api/showcase-files/${of(day, 'showcase file')}/remove`,
  },
  { name: 'assessment.makeCalendar', who: 'manager', path: () => '/api/assessment/calendar' },
  { name: 'assessment.endCalendar', who: 'manager', path: () => '/api/assessment/calendar/end' },
  {
    name: 'assessment.assess',
    who: 'assessor',
    before: seqNow,
    path: onProgramme('assessing'),
    body: act(() => ({ act: 'settle a method', method: 'showcase' })),
  },
  {
    name: 'assessment.organise',
    who: 'organiser',
    before: seqNow,
    path: onProgramme('organising'),
    body: act((day) => ({ act: 'name an assurer', assurer: castOf(day).assurer.id })),
  },
  {
    name: 'assessment.assure',
    who: 'assurer',
    before: async (day) => {
      await seqNow(day);
      const { body } = await castOf(day).assurer.get(`/api/programmes/${of(day, 'programme')}`);
      day['sample'] = body.samples[0].id;
    },
    path: onProgramme('assuring'),
    body: act((day) => ({ act: 'assure', sample: of(day, 'sample'), upheld: true, words: '', methods: [] })),
  },
  {
    name: 'assessment.addToChecklist',
    who: 'assessor',
    before: async (day, desk) => {
      const cast = castOf(day);
      const id = of(day, 'programme');
      const at = desk.time.now + 1000;
      await done(cast.assessor, id, 'assessing', {
        act: 'plan a session',
        method: 'observation',
        at,
        place: 'workplace',
        plan: 'Beside you.',
        questions: [],
      });
      await doAct(cast.assessor, id, 'assessing', { act: 'begin a session', method: 'observation', remote: null });
    },
    path: onProgramme('checklist'),
    body: (day) => ({
      edits: [
        {
          id: '019a0000-0000-7000-8000-000000000002',
          field: 'COM.P1',
          value: 'met',
          at: Date.parse(of(day, 'today')),
          device: 'Tablet',
          replaces: [],
        },
      ],
    }),
  },
];
