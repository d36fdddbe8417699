import { namesOfOfficers } from '#areas/identity/server/index.ts';
import type { Reading } from '#platform/work.ts';
import {
  actsFor,
  appealUntil,
  branchesOf,
  coverageOf,
  earliestDay,
  gapsIn,
  gradeOf,
  latest,
  methodOf,
  questionsFor,
  releasedOn,
  seenBy,
  showcaseGaps,
  signersOf,
  stageOf,
  undeveloped,
  type Attempt,
  type Journey,
  type Party,
  type Plan,
  type Step,
} from '../rules/index.ts';
import { awardOf } from './award.ts';
import { peopleOf, statementNow, todayIn, type Assessing } from './facts.ts';
import { linksOf, overWith, type Link } from './links.ts';
import { partiesIn } from './people.ts';
import { filesOf, filesSeenBy, type FileRow } from './showcase.ts';
import { loaded, type Loaded } from './store.ts';

type Seen = ReturnType<typeof seenBy>;

/** A programme as whoever asks may see it. What they may not see is not sent. */
export async function readProgramme(it: Assessing, reading: Reading, id: string) {
  const found = await loaded(it.plans, reading.db, id);
  const today = todayIn(it, reading.now);
  const parties = await partiesIn(reading, found, today);
  const { row, plan, journey } = found;
  const seen = seenBy(plan, journey, parties);
  const [{ statement, hash, brought }, links, badge, files, names] = await Promise.all([
    statementNow(it, reading.db, found),
    seen.learning ? linksOf(reading.db, id) : [],
    seen.learning ? awardOf(reading.db, id) : undefined,
    seen.submitted ? filesOf(reading.db, id) : [],
    namesOfOfficers(reading.db, [
      ...peopleOf(journey),
      ...found.entries.map(({ by }) => by),
      ...journey.reviews.flatMap(({ present }) => present),
    ]),
  ]);
  const { of, covered, gaps } = gapsIn(plan, journey, coverageOf(journey, brought));
  return {
    id,
    plan: plan.key,
    planVersion: plan.version,
    title: plan.title,
    stage: stageOf(journey),
    seq: journey.seq,
    mine: [...parties],
    names: [...names].map(([of_, name]) => ({ id: of_, name })),
    ...journey.parties,
    employer: row.employer,
    organisation: row.organisation,
    assessor: journey.assessor,
    assurer: seen.samples ? journey.assurer : null,
    startedOn: journey.startedOn,
    earliestOn: earliestDay(plan, journey, today),
    branches: [...branchesOf(journey)],
    breaks: [...journey.breaks],
    covered,
    ofCriteria: of,
    gaps: seen.learning ? [...gaps] : [],
    ...learningOf(journey, seen),
    gateway: gatewayOf(plan, journey, {
      statement,
      hash,
      shown: !parties.includes('assessor'),
      links: links.map((link) => ({ ...link, state: overWith(link, reading.now) ?? 'open' })),
    }),
    booked: journey.booked,
    attempts: plan.methods.map(({ key }) => ({
      ...attemptOf(plan, journey, key, seen),
      files: filesOfAttempt(filesSeenBy(files, found, parties), key, latest(journey, key).n),
    })),
    samples: seen.samples ? journey.samples.map((one) => ({ ...one, reasons: [...one.reasons] })) : [],
    result: seen.result && journey.result !== null ? resultOf(journey.result) : null,
    badge: badge ?? null,
    appeal: journey.appeal,
    appealUntil: appealUntil(plan, journey),
    acts: [...actsFor(parties)],
  };
}

const resultOf = ({ overall, on, releasedOn }: NonNullable<Journey['result']>) => ({
  overall: { ...overall, parts: [...overall.parts] },
  on,
  releasedOn,
});

/** The year's work, for those who took part in it; for whoever assesses only what was submitted to them. */
function learningOf(journey: Journey, { learning, submitted }: Seen) {
  const handedIn = new Set(
    Object.values(journey.attempts).flatMap((tries) =>
      tries.flatMap((one) => (one.submitted === null ? [] : (one.selected?.evidence ?? []))),
    ),
  );
  const evidence = learning ? journey.evidence : submitted ? journey.evidence.filter(({ id }) => handedIn.has(id)) : [];
  return {
    evidence: evidence.map((one) => ({ ...one, criteria: [...one.criteria] })),
    reviewMonths: [...journey.reviewMonths],
    reviews: learning
      ? journey.reviews.map(({ month, on, present, words, coverage }) => ({
          month,
          on,
          present: [...present],
          words,
          covered: Object.values(coverage).filter((count) => count > 0).length,
        }))
      : [],
    issues: learning ? [...journey.issues] : [],
    practised: learning ? Object.entries(journey.practice).map(([method, on]) => ({ method, on })) : [],
    developed: learning ? journey.developed.map((one) => ({ ...one, criteria: [...one.criteria] })) : [],
    advice: learning ? [...journey.advice] : [],
  };
}

type Shown = {
  readonly statement: string;
  readonly hash: string;
  readonly shown: boolean;
  readonly links: readonly (Link & { readonly state: string })[];
};

function gatewayOf(plan: Plan, journey: Journey, { statement, hash, shown, links }: Shown) {
  const { opened, called, meeting, signatures, signed, refused } = journey.gateway;
  const holds = signed === null ? { statement, hash } : signed;
  const read = shown && opened !== null ? holds : { statement: null, hash: null };
  const signers = signersOf(plan, journey);
  return {
    open: opened !== null && signed === null,
    meetingOn: meeting === null ? null : meeting.on,
    called: called === null ? null : { ...called },
    signers: signers.map(({ as, person }) => ({
      as,
      person,
      signed: signatures[as]?.hash === holds.hash,
      link: linkOf(links.find((one) => one.as === as)),
    })),
    statement: read.statement,
    hash: read.hash,
    signedOn: signed === null ? null : signed.on,
    refused,
  };
}

const linkOf = (link: Shown['links'][number] | undefined) =>
  link === undefined
    ? null
    : { id: link.id, address: link.address, askedAt: link.askedAt, signBy: link.signBy, state: link.state };

function attemptOf(plan: Plan, journey: Journey, key: string, seen: Seen) {
  const it = latest(journey, key);
  const showcase = methodOf(plan, key)?.kind === 'showcase';
  const gaps = showcase ? showcaseGaps(plan, journey, key) : { quarters: [], kinds: [] };
  return {
    method: key,
    n: it.n,
    path: it.path,
    payer: it.payer,
    selected: seen.submitted && it.selected !== null ? [...it.selected.evidence] : [],
    format: it.selected === null ? null : it.selected.format,
    missingQuarters: [...gaps.quarters],
    missingKinds: [...gaps.kinds],
    submitted: it.submitted,
    interviewedOn: it.interview === null ? null : it.interview.on,
    session: sessionOf(it, seen),
    ...(seen.decisions(key) ? decidedOf(plan, journey, key) : NOTHING_DECIDED),
  };
}

const filesOfAttempt = (files: readonly FileRow[], key: string, n: number) =>
  files
    .filter(({ method, attempt }) => method === key && attempt === n)
    .map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size }));

const NOTHING_DECIDED = { decided: [], carried: [], grade: null, settledOn: null, undeveloped: [] };

/** What was decided of a method, what the engine makes of it, and what there is to learn where it was not passed. */
function decidedOf(plan: Plan, journey: Journey, key: string) {
  const { decided, notes, carried, settled } = latest(journey, key);
  const method = methodOf(plan, key);
  const now = method === undefined ? null : gradeOf(plan, journey, method);
  const grade = settled === null ? now : settled.grade;
  return {
    decided: Object.entries(decided).map(([code, state]) => ({ code, state, note: notes[code]?.note ?? '' })),
    carried: [...carried],
    grade: grade === null ? null : { ...grade, steps: grade.steps.map(stepOf) },
    settledOn: settled === null ? null : settled.on,
    undeveloped: settled === null ? [] : [...undeveloped(journey, settled.grade, settled.on)],
  };
}

const stepOf = (step: Step) => ({
  step: step.step,
  ...('codes' in step ? { codes: [...step.codes] } : {}),
  ...('unmet' in step ? { unmet: [...step.unmet] } : {}),
  ...('of' in step ? { met: step.met, of: step.of } : {}),
  ...('left' in step ? { left: step.left, right: step.right, reached: step.reached } : {}),
});

const NOT_PLANNED = { at: null, minutes: null, place: null, plan: null, questions: [] };

function sessionOf({ session }: Attempt, { questions, samples }: Seen) {
  const planned = session.planned === null ? NOT_PLANNED : session.planned;
  return {
    plannedAt: planned.at,
    minutes: planned.minutes ?? null,
    place: planned.place,
    plan: planned.plan,
    questions: questions ? [...planned.questions] : [],
    begunAt: session.begun === null ? null : session.begun.at,
    closedAt: session.closedAt,
    seconds: session.seconds,
    sections: questions || samples ? [...session.sections] : [],
  };
}

/** Everything that was done, in order, by whom and as what. */
export async function historyOf(it: Assessing, reading: Reading, id: string) {
  const found = await loaded(it.plans, reading.db, id);
  const parties = await partiesIn(reading, found, todayIn(it, reading.now));
  const names = await namesOfOfficers(
    reading.db,
    found.entries.map(({ by }) => by),
  );
  return {
    entries: seenBy(found.plan, found.journey, parties).history
      ? found.entries
          .filter((one) => mayHear(one, found, parties))
          .map(({ seq, act, as, by, at }) => ({ seq, act: act.act, as, by: names.get(by) ?? '', at }))
      : [],
  };
}

/** That somebody decided, settled or confirmed is heard by those inside once the result is. */
const QUIET = ['decide', 'settle a method', 'confirm the grade', 'assure', 'name an assurer'];
const mayHear = ({ act }: Loaded['entries'][number], { journey }: Loaded, parties: readonly Party[]): boolean =>
  !QUIET.includes(act.act) ||
  releasedOn(journey) !== null ||
  parties.some((party) => ['organisation', 'assurer', 'examiner'].includes(party));

export async function questionsOf(it: Assessing, reading: Reading, id: string) {
  const found = await loaded(it.plans, reading.db, id);
  const parties = await partiesIn(reading, found, todayIn(it, reading.now));
  const discussion = found.plan.methods.find(({ takesCarried }) => takesCarried);
  if (!parties.includes('assessor') || discussion === undefined) return { questions: [] };
  return { questions: [...questionsFor(found.plan, found.journey, discussion.key)] };
}
