import {
  addOrganisation,
  askToSign,
  beginProgramme,
  linkOfSigner,
  markBlind,
  putOnRegister,
  standardise,
  writeBrief,
  type Assessments,
} from '#areas/assessment/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { DAY, HOUR, type Instant } from '#kernel/time.ts';
import { must } from '#kernel/must.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Db } from '#platform/db.ts';
import { inTransaction, type Work } from '#platform/work.ts';
import type { Agency, Officer } from './agency.ts';
import { assessed, reviewedAgain } from './apprentice-assessed.ts';
import { decide, learnt, openProgramme, signed, toTheAssessor, type Year } from './apprentice-year.ts';

const PLAN = 'st0072-ap02';
const PEOPLE = {
  manager: 'Jo Haldane',
  coach: 'Alasdair Munro',
  trainer: 'Sam Okoro',
  organiser: 'Olu Baker',
  assessor: 'Ada Lindgren',
  assurer: 'Quinn Abbott',
} as const;

export type Apprenticing = {
  readonly db: Db;
  readonly assessments: Assessments;
  readonly agency: Agency;
  readonly now: Instant;
};

/**
 * Apprentices at every stage: learning, about to reach the gateway, waiting for a signature, being assessed, passed, trying again after
 * learning, sitting again at the employer's cost, and under appeal. Gives the address at which the trainer signs without an account.
 */
export async function fillApprenticeships({ db, assessments, agency, now }: Apprenticing): Promise<string> {
  const live = { tell: () => {}, hear: () => () => {}, since: () => [], close: () => Promise.resolve() };
  const it: Assessments = { ...assessments, live };
  const act = <T>(who: Officer, at: Instant, run: (work: Work) => Promise<T>) =>
    inTransaction({ db, actor: who.actor, now: at }, run);
  const people = {
    manager: agency.named(PEOPLE.manager),
    coach: agency.named(PEOPLE.coach),
    trainer: agency.named(PEOPLE.trainer),
    organiser: agency.named(PEOPLE.organiser),
    assessor: agency.named(PEOPLE.assessor),
    assurer: agency.named(PEOPLE.assurer),
  };
  const plan = must(
    it.plans.find(({ key }) => key === PLAN),
    'the plan',
  );
  const organisations = await found(it, act, people, now);
  const begin = async (name: string, daysAgo: number): Promise<Year> => {
    const apprentice = agency.named(name);
    const start = now - daysAgo * DAY;
    const id = await act(people.manager, start + HOUR, (work) =>
      beginProgramme(it, work, {
        plan: PLAN,
        apprenticeId: apprentice.id,
        managerId: people.manager.id,
        coachId: people.coach.id,
        providerId: people.trainer.id,
        employerId: organisations.employer,
        providerOrganisationId: organisations.provider,
        organisationId: organisations.assessing,
        startedOn: textOfDay(dayAt(it.zone, start)),
        costCents: 350_000,
        learnerNumber: '9000000000',
      }),
    );
    return openProgramme({ it, act, people: { ...people, apprentice }, plan, id, start, now });
  };

  const stories = { it, act, begin, now };
  await learning(stories);
  await finishing(stories);
  return sign(stories, people.manager, db);
}

type Stories = {
  readonly it: Assessments;
  readonly act: Act;
  readonly begin: (name: string, daysAgo: number) => Promise<Year>;
  readonly now: Instant;
};

/** Somebody in the middle of the year, somebody whose gateway is near, and somebody who is being assessed. */
async function learning({ begin }: Stories): Promise<void> {
  await learnt(await begin('Mele Tupou', 215), 7);
  await learnt(await begin('Kenji Watts', 372), 12);
  const sitting = await begin('Callum Reyes', 400);
  await toTheAssessor(sitting);
  await assessed(sitting, ['showcase']);
}

/** The three have met, and the trainer has still to sign. */
async function sign({ it, act, begin, now }: Stories, manager: Officer, db: Db): Promise<string> {
  const waiting = await begin('Caitlin Birch', 385);
  await learnt(waiting, 12);
  await signed(waiting, ['employer', 'apprentice']);
  await act(manager, now - 2 * HOUR, (work) =>
    askToSign(it, work, waiting.id, { signBy: textOfDay(dayAt(it.zone, now + 9 * DAY)) }),
  );
  return linkOfSigner(it, db, waiting.id, 'provider');
}

/** Passed, once more after learning, once more at the employer's cost, and under appeal. */
async function finishing({ begin, now }: Stories): Promise<void> {
  const all = ['showcase', 'observation', 'discussion'];
  const passed = await begin('Harriet Plover', 460);
  await toTheAssessor(passed);
  await assessed(passed, all, { without: ['distinction'] });
  await reviewedAgain(passed);
  const again = await begin('Rory Delahunt', 440);
  await toTheAssessor(again);
  await assessed(again, ['showcase'], { notMet: ['CON.P1'] });
  await reviewedAgain(again, 'retake');
  const sits = await begin('Gareth Pryce', 430);
  await toTheAssessor(sits);
  await assessed(sits, ['showcase'], { notMet: ['TEA.P1'] });
  await reviewedAgain(sits, 'resit');
  const appealing = await begin('Yusra Haddad', 410);
  await toTheAssessor(appealing);
  await assessed(appealing, all, { without: ['distinction'] });
  await reviewedAgain(appealing);
  await decide(appealing, 'apprentice', now - DAY, {
    act: 'appeal',
    words: 'The discussion was held in a room full of noise, and I was asked to hurry.',
  });
}

type Act = <T>(who: Officer, at: Instant, run: (work: Work) => Promise<T>) => Promise<T>;
type People = Readonly<Record<keyof typeof PEOPLE, Officer>>;

const AGENDA = [
  'The apprenticeship and whom it is for',
  'The standard, module by module',
  'Where a pass ends and a distinction begins',
  'Three showcases from last year, without names',
  'Marking a sample, each by themselves',
];
const SAMPLE = ['COM.P1', 'EQU.P1', 'RFT.P1', 'KYC.P1'];

/** The organisations, the brief, and who is on the register; a standardisation lately and one a year before. */
async function found(it: Assessments, act: Act, { organiser, assessor, assurer }: People, now: Instant) {
  const first = now - 500 * DAY;
  const day = (at: Instant) => textOfDay(dayAt(it.zone, at));
  const add = (kind: 'employer' | 'provider' | 'assessment organisation', name: string) =>
    act(organiser, first, (work) =>
      addOrganisation(it, work, {
        kind,
        name,
        registerReference: kind === 'assessment organisation' ? 'EPA0417' : '',
        onRegister: kind === 'assessment organisation',
      }),
    );
  const ids = {
    employer: await add('employer', 'Service Southmark'),
    provider: await add('provider', 'Harbour Learning'),
    assessing: await add('assessment organisation', 'Plain Sight Assessments'),
  };
  await act(organiser, first, (work) =>
    writeBrief(it, work, ids.assessing, {
      plan: PLAN,
      text: 'Show what you did, for whom, and what came of it: from the whole of your year, in the form that suits it best.',
      guidance: 'Mark each criterion by itself. What was not shown is not met, however good the rest was.',
    }),
  );
  for (const [who, assures] of [
    [assessor, false],
    [assurer, true],
  ] as const)
    await act(organiser, first, (work) =>
      putOnRegister(it, work, ids.assessing, {
        officerId: who.id,
        knowsSector: true,
        competentSince: '2015-03-01',
        currentOn: day(now - 200 * DAY),
        qualification: 'holds',
        onWhatEvidence: 'Certificate and two references seen.',
        contractFrom: day(first),
        contractUntil: null,
        assures,
      }),
    );
  for (const [at, missed] of [
    [first + DAY, 'RFT.P1'],
    [now - 100 * DAY, ''],
  ] as const) {
    const event = await act(organiser, at, (work) =>
      standardise(it, work, { plan: PLAN, on: day(at), agenda: AGENDA, codes: SAMPLE }),
    );
    await act(assessor, at + HOUR, (work) =>
      markBlind(
        it,
        work,
        event,
        SAMPLE.map((code) => ({ code, met: code !== missed })),
      ),
    );
  }
  return ids;
}
