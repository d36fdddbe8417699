import { methodOf, numberedFor, type Plan } from '../plan/plan.ts';
import type { ActOf } from './acts.ts';
import type { Facts } from './facts.ts';
import { some } from './gateway.ts';
import { branchesOf, latest, type Journey } from './state.ts';

export function takeBreak(journey: Journey, { from, until }: ActOf<'take a break'>): string | null {
  if (journey.gateway.signed !== null) return 'The programme is past its gateway.';
  if (from < journey.startedOn) return 'A break begins after the programme has.';
  if (until !== null && until <= from) return 'A break ends after it begins.';
  return journey.breaks.some((one) => one.until === null) ? 'A break is running. End it first.' : null;
}

export function endBreak(journey: Journey, { until }: ActOf<'end the break'>): string | null {
  const open = journey.breaks.find((one) => one.until === null);
  if (open === undefined) return 'No break is running.';
  return until < open.from ? 'A break ends after it begins.' : null;
}

/** Codes of numbered, pass and distinction criteria that the plan does not know. */
const unknownCodes = (plan: Plan, codes: readonly string[]): readonly string[] => {
  const known = new Set([...numberedFor(plan, []), ...plan.criteria].map(({ code }) => code));
  return codes.filter((code) => !known.has(code));
};

export function claim(plan: Plan, journey: Journey, act: ActOf<'claim'>, { today }: Facts): string | null {
  const before = journey.evidence.find(({ id }) => id === act.id);
  if (before?.standing === 'accepted') return 'What was accepted stays as it is. Claim something new beside it.';
  const used = plan.methods.some(
    ({ key }) =>
      latest(journey, key).submitted !== null && (latest(journey, key).selected?.evidence ?? []).includes(act.id),
  );
  if (used) return 'It was submitted with the showcase, and what is submitted stays as it is.';
  if (act.on > today) return 'It has not happened yet.';
  const unknown = unknownCodes(plan, act.criteria);
  return unknown.length === 0 ? null : `The plan has no criterion ${some(unknown)}.`;
}

export function answerClaim(
  journey: Journey,
  { id, accepted, words }: ActOf<'answer a claim'>,
  { by }: Facts,
): string | null {
  const it = journey.evidence.find((one) => one.id === id);
  if (it === undefined) return 'There is no such evidence.';
  if (it.standing === 'accepted') return 'It was accepted already.';
  if (by === journey.parties.apprentice) return 'Nobody accepts their own evidence.';
  return !accepted && words.trim() === '' ? 'Say what is missing.' : null;
}

export function planReviews({ reviews }: Journey, { months }: ActOf<'plan reviews'>): string | null {
  if (months.length === 0) return 'Plan at least one review.';
  if (months.some((month, at) => month <= (months[at - 1] ?? 0))) return 'Give the months in their order, each once.';
  const held = reviews.map(({ month }) => month).filter((month) => !months.includes(month));
  return held.length === 0 ? null : `The review of month ${held.join(', ')} was held already.`;
}

export function review(journey: Journey, act: ActOf<'review'>, { today }: Facts): string | null {
  if (act.on > today) return 'Put the review on record once it was held.';
  if (act.on < journey.startedOn) return 'A review is held after the programme has begun.';
  if (!journey.reviewMonths.includes(act.month))
    return `Reviews are planned for month ${journey.reviewMonths.join(', ')}.`;
  if (journey.reviews.some(({ month }) => month === act.month))
    return 'This review was held already. What it froze stays.';
  const { apprentice, manager } = journey.parties;
  if (!act.present.includes(apprentice) || !act.present.includes(manager))
    return 'A review is joint: at least the apprentice and the line manager are there.';
  const early = act.issues.find(({ due }) => due < act.on);
  return early === undefined ? null : `${early.words}: it is due before the review was held.`;
}

export function settleIssue({ issues }: Journey, { id }: ActOf<'settle an issue'>): string | null {
  const it = issues.find((one) => one.id === id);
  if (it === undefined) return 'There is no such issue.';
  return it.settled === null ? null : 'It was settled already.';
}

export function practise(
  plan: Plan,
  journey: Journey,
  { method, on }: ActOf<'practise'>,
  { today }: Facts,
): string | null {
  if (methodOf(plan, method) === undefined) return `The plan has no method ${method}.`;
  if (on > today) return 'Put the practice run on record once it was held.';
  return on < journey.startedOn ? 'A practice run is held after the programme has begun.' : null;
}

export function develop(plan: Plan, journey: Journey, act: ActOf<'develop'>, { today }: Facts): string | null {
  if (act.finishedOn > today) return 'Put it on record once it is finished.';
  if (journey.developed.some(({ id }) => id === act.id)) return 'It is on record already.';
  const unknown = unknownCodes(plan, act.criteria);
  return unknown.length === 0 ? null : `The plan has no criterion ${some(unknown)}.`;
}

/** How far somebody is: of how many criteria, how many are covered, and which are not. */
export function gapsIn(plan: Plan, journey: Journey, coverage: Readonly<Record<string, number>>) {
  const all = numberedFor(plan, branchesOf(journey));
  const gaps = all.filter(({ code }) => (coverage[code] ?? 0) === 0).map(({ code }) => code);
  return { of: all.length, covered: all.length - gaps.length, gaps };
}
