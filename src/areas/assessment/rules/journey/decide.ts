import { activeSeconds } from '../plan/dates.ts';
import { methodOf, type Plan } from '../plan/plan.ts';
import type { Act, ActName, ActOf, Noted, Party } from './acts.ts';
import type { Facts } from './facts.ts';
import * as gateway from './gateway.ts';
import * as methods from './methods.ts';
import * as programme from './programme.ts';
import * as results from './results.ts';
import { coverageOf, latest, releasedOn, stageOf, type Journey } from './state.ts';
import { actingAs } from './who.ts';

type Guard<Name extends ActName> = (plan: Plan, journey: Journey, act: ActOf<Name>, facts: Facts) => string | null;

/** What stands against each act, in the words that are said to whoever tries it; null where nothing does. */
const GUARDS: { readonly [Name in ActName]: Guard<Name> } = {
  'take a break': (_plan, journey, act) => programme.takeBreak(journey, act),
  'end the break': (_plan, journey, act) => programme.endBreak(journey, act),
  claim: programme.claim,
  'answer a claim': (_plan, journey, act, facts) => programme.answerClaim(journey, act, facts),
  'plan reviews': (_plan, journey, act) => programme.planReviews(journey, act),
  review: (_plan, journey, act, facts) => programme.review(journey, act, facts),
  'settle an issue': (_plan, journey, act) => programme.settleIssue(journey, act),
  practise: programme.practise,
  develop: programme.develop,
  advise: () => null,
  'open the gateway': gateway.openGateway,
  'call the meeting': gateway.callMeeting,
  meet: (_plan, journey, act, facts) => gateway.meet(journey, act, facts),
  sign: gateway.sign,
  'refuse the gateway': (_plan, journey, act) => gateway.refuse(journey, act),
  book: gateway.book,
  allocate,
  'end the allocation': (_plan, journey, act) => endAllocation(journey, act),
  select: methods.select,
  submit: methods.submit,
  interview: methods.interview,
  'plan a session': methods.planSession,
  'begin a session': methods.beginSession,
  'close the observation': methods.closeObservation,
  'hold the discussion': methods.holdDiscussion,
  decide: methods.decide,
  'settle a method': methods.settle,
  'confirm the grade': (plan, journey, _act, facts) => results.confirm(plan, journey, facts),
  'name an assurer': (_plan, journey, _act, facts) => results.nameAssurer(journey, facts),
  assure: results.assure,
  release: (_plan, journey, _act, facts) => results.release(journey, facts),
  'try again': results.tryAgain,
  'review the attempts': (_plan, journey, act) => results.reviewAttempts(journey, act),
  appeal: results.appeal,
  'answer the appeal': results.answerAppeal,
  withdraw: (_plan, journey) => (releasedOn(journey) === null ? null : 'The result was released.'),
};

function allocate(_plan: Plan, journey: Journey, act: ActOf<'allocate'>, facts: Facts): string | null {
  if (journey.gateway.signed === null) return 'An assessor is allocated once the gateway is signed.';
  if (journey.booked === null) return 'The employer has not booked the assessment.';
  if (journey.assessor !== null) return 'Somebody has it. End that allocation first, with a hand-over note.';
  if (journey.result !== null) return 'The grade is confirmed.';
  if (journey.appeal?.outcome === 'upheld' && journey.assessors.includes(act.assessor))
    return 'After an appeal somebody else assesses.';
  if (!facts.organisation.registered) return 'The assessment organisation is not on the register.';
  return methods.unfit(facts.assessor);
}

function endAllocation(journey: Journey, { reason, handover }: ActOf<'end the allocation'>): string | null {
  if (journey.assessor === null) return 'Nobody is allocated.';
  if (reason.trim() === '') return 'One assessor assesses all of it. Say why that changes.';
  return handover.trim() === '' ? 'Leave a note for whoever goes on.' : null;
}

/** What a withdrawn programme, or one that is over, still takes. */
const AFTERWARDS: readonly ActName[] = ['appeal', 'answer the appeal', 'try again', 'develop', 'review the attempts'];

function over(journey: Journey, name: ActName): string | null {
  const stage = stageOf(journey);
  if (stage === 'withdrawn') return 'The programme was withdrawn.';
  if (stage !== 'complete' && stage !== 'failed' && stage !== 'under appeal') return null;
  return AFTERWARDS.includes(name) ? null : 'The result was released.';
}

export type Verdict =
  | { readonly ok: true; readonly as: Party; readonly noted: Noted }
  | { readonly ok: false; readonly because: string; readonly mayNot: boolean };

/** Whether an act may be done now, as what, and what the system adds to it. */
export function verdictOn(plan: Plan, journey: Journey, act: Act, facts: Facts): Verdict {
  const as = actingAs(plan, act, facts.parties);
  if (as === undefined) return { ok: false, because: 'This is not yours to do on this programme.', mayNot: true };
  // The table holds for each name the guard of exactly that act, which the compiler cannot follow from a union.
  const guard = GUARDS[act.act] as Guard<ActName>;
  const because = over(journey, act.act) ?? guard(plan, journey, act, facts);
  return because === null
    ? { ok: true, as, noted: notedOn(plan, journey, act, facts) }
    : { ok: false, because, mayNot: false };
}

function notedOn(plan: Plan, journey: Journey, act: Act, facts: Facts): Noted {
  switch (act.act) {
    case 'review':
      return { coverage: coverageOf(journey, facts.brought) };
    case 'sign':
      return gateway.completes(plan, journey, act, facts.statementHash) ? { statement: facts.statement } : {};
    case 'close the observation': {
      const { recorded, seconds } = facts.observed;
      return { observed: methods.observedOf(plan, journey, act.method, facts.observed), recorded, seconds };
    }
    case 'submit':
      return facts.files === undefined || facts.files.length === 0 ? {} : { files: facts.files };
    case 'hold the discussion':
      return { seconds: activeSeconds(act.stretches, facts.now) };
    case 'settle a method':
      return settled(plan, journey, act.method, facts);
    case 'confirm the grade': {
      const overall = results.overallOf(plan, journey);
      const sample = results.sampleFor(plan, journey, facts, { overall, grades: results.gradesOf(plan, journey) });
      return { overall, ...(sample === undefined ? {} : { sample }) };
    }
    default:
      return {};
  }
}

/** A method that failed is always looked at, before anybody goes on from it. */
function settled(plan: Plan, journey: Journey, key: string, facts: Facts): Noted {
  const method = methodOf(plan, key);
  if (method === undefined) return {};
  const grade = methods.gradeOf(plan, journey, method);
  return {
    grade,
    ...(grade.outcome === 'fail' && latest(journey, key).settled === null
      ? { sample: { id: facts.newId, reasons: ['fail'] as const } }
      : {}),
  };
}
