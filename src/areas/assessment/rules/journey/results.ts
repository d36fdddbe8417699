import { daysOn } from '../plan/dates.ts';
import { gradeOverall, type MethodGrade, type Overall } from '../plan/grade.ts';
import { methodOf, type Plan } from '../plan/plan.ts';
import { sampleReasons } from '../quality/sample.ts';
import type { ActOf, Noted } from './acts.ts';
import type { Facts } from './facts.ts';
import { some } from './gateway.ts';
import { gradeOf, unfit } from './methods.ts';
import { latest, openSamples, releasedOn, type Journey } from './state.ts';

export const gradesOf = (plan: Plan, journey: Journey): readonly MethodGrade[] =>
  plan.methods.map((method) => latest(journey, method.key).settled?.grade ?? gradeOf(plan, journey, method));

export const overallOf = (plan: Plan, journey: Journey): Overall => gradeOverall(plan, gradesOf(plan, journey));

export function confirm(plan: Plan, journey: Journey, facts: Facts): string | null {
  if (journey.gateway.signed === null) return 'This is done after the gateway is signed.';
  if (journey.result !== null) return 'The grade is confirmed.';
  const open = plan.methods.filter(({ key }) => latest(journey, key).settled === null);
  if (open.length > 0) return `Not settled yet: ${open.map(({ title }) => title).join(', ')}.`;
  return unfit(facts.assessor);
}

/** Whether a session of an attempt that counts was held at a distance. */
const heldRemotely = (plan: Plan, journey: Journey): boolean =>
  plan.methods.some(({ key }) => {
    const { interview, session } = latest(journey, key);
    return (interview?.remote ?? session.begun?.remote ?? null) !== null;
  });

type Sampled = { readonly overall: Overall; readonly grades: readonly MethodGrade[] };

/** Why quality assurance looks at this, drawn when it is decided and never afterwards. */
export function sampleFor(plan: Plan, journey: Journey, facts: Facts, { overall, grades }: Sampled): Noted['sample'] {
  const reasons = sampleReasons(plan, {
    ...facts.sampling,
    seed: `${journey.seed} ${journey.results.length} ${journey.samples.length}`,
    outcome: overall.outcome,
    grades,
    remote: heldRemotely(plan, journey),
    changed: journey.changed,
  });
  return reasons.length === 0 ? undefined : { id: facts.newId, reasons };
}

export function nameAssurer(journey: Journey, facts: Facts): string | null {
  if (openSamples(journey).length === 0) return 'Nothing of this programme waits to be assured.';
  return assurerUnfit(journey, facts, null);
}

/** Whoever assures had nothing to do with what is assured (Q2, Q3). */
function assurerUnfit(journey: Journey, { assurer }: Facts, by: string | null): string | null {
  if (!assurer.qualified) return 'They have no qualification on record for assuring quality.';
  const [link] = assurer.links;
  if (link !== undefined)
    return `They had to do with it: ${link.link}${link.called === '' ? '' : ` (${link.called})`}. Somebody else has to assure it.`;
  return by !== null && journey.assessors.includes(by) ? 'Nobody assures what they assessed.' : null;
}

export function assure(plan: Plan, journey: Journey, act: ActOf<'assure'>, facts: Facts): string | null {
  const sample = journey.samples.find(({ id }) => id === act.sample);
  if (sample === undefined) return 'There is no such sample.';
  if (sample.outcome !== null) return 'It was assured already.';
  if (!act.upheld && act.words.trim() === '') return 'Say why it goes back.';
  if (!act.upheld && act.methods.length === 0) return 'Say which methods go back.';
  const unknown = act.methods.filter((key) => methodOf(plan, key) === undefined);
  if (unknown.length > 0) return `The plan has no method ${some(unknown)}.`;
  if (act.upheld && act.methods.length > 0) return 'What is upheld does not go back.';
  return assurerUnfit(journey, facts, facts.by);
}

export function release(journey: Journey, facts: Facts): string | null {
  if (journey.result === null) return 'No grade is confirmed.';
  if (journey.result.releasedOn !== null) return 'It was released already.';
  if (openSamples(journey).length > 0) return 'Quality assurance has not finished with it.';
  if (!facts.organisation.registered) return 'The assessment organisation is not on the register.';
  return unfit({ ...facts.assessor, hindrances: [] });
}

export function tryAgain(plan: Plan, journey: Journey, act: ActOf<'try again'>): string | null {
  const method = methodOf(plan, act.method);
  if (method === undefined) return `The plan has no method ${act.method}.`;
  const attempt = latest(journey, act.method);
  if (attempt.settled?.grade.outcome !== 'fail') return 'Only a method that was not passed is tried again.';
  if (openSamples(journey).length > 0) return 'Quality assurance has not finished with the failed attempt.';
  if (journey.result !== null && journey.result.releasedOn === null) return 'The result is not released yet.';
  const next = attempt.n + 1;
  if (next >= plan.failing.reviewFromAttempt && !reviewed(journey, act.method, attempt.n))
    return `Attempt ${next} needs a review with employer, provider and assessment organisation first.`;
  if (act.path === 'resit') return resit(act);
  const lacking = undeveloped(journey, attempt.settled.grade, attempt.settled.on);
  return lacking.length === 0
    ? null
    : `Nothing was learnt since the failed attempt for ${some(lacking)}. Finish a development action for each, or choose a resit, which the employer pays.`;
}

/** Without more learning the employer pays, and says so in writing (F4). */
function resit({ acceptsCost, payer }: ActOf<'try again'>): string | null {
  if (acceptsCost.trim() === '') return 'Without more learning the employer pays. It has to accept that in writing.';
  return payer === 'employer' ? null : 'Without more learning the employer pays.';
}

const reviewed = ({ attemptReviews }: Journey, method: string, attempt: number): boolean =>
  attemptReviews.some((one) => one.method === method && one.attempt === attempt);

/** Unmet criteria for which no development was finished after the failed attempt (F3). */
export function undeveloped({ developed }: Journey, { steps }: MethodGrade, failedOn: string): readonly string[] {
  const unmet = steps.find((one) => one.step === 'pass criteria')?.unmet ?? [];
  return unmet.filter((code) => !developed.some((one) => one.finishedOn > failedOn && one.criteria.includes(code)));
}

export function reviewAttempts(journey: Journey, act: ActOf<'review the attempts'>): string | null {
  if (latest(journey, act.method).settled?.grade.outcome !== 'fail') return 'Only failed attempts are reviewed.';
  const needed = ['manager', 'organisation', ...(journey.parties.provider === null ? [] : ['provider'])] as const;
  const absent = needed.filter((party) => !act.present.some((one) => one === party));
  return absent.length === 0 ? null : `Not everybody was there: ${absent.join(', ')}.`;
}

/** The last day of the window for an appeal; null while there is no released result. */
export function appealUntil(plan: Plan, journey: Journey): string | null {
  const released = releasedOn(journey);
  return released === null ? null : daysOn(released, plan.appealDays);
}

export function appeal(plan: Plan, journey: Journey, act: ActOf<'appeal'>, facts: Facts): string | null {
  const until = appealUntil(plan, journey);
  if (until === null) return 'There is no released result to appeal against.';
  if (journey.appeal !== null)
    return journey.appeal.outcome === null ? 'The appeal is being looked at.' : 'The appeal was answered.';
  if (facts.today > until) return `The window for an appeal ended on ${until}.`;
  return act.words.trim() === '' ? 'Say what the appeal is about.' : null;
}

export function answerAppeal(plan: Plan, journey: Journey, act: ActOf<'answer the appeal'>): string | null {
  if (journey.appeal === null || journey.appeal.outcome !== null) return 'There is no open appeal.';
  if (act.words.trim() === '') return 'Give the reasons.';
  const unknown = act.methods.filter((key) => methodOf(plan, key) === undefined);
  if (unknown.length > 0) return `The plan has no method ${some(unknown)}.`;
  if (act.upheld && act.methods.length === 0) return 'Say which methods are assessed again.';
  return null;
}
