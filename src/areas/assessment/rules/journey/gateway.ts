import { DAY } from '#kernel/time.ts';
import { daysBetween, earliestDay } from '../plan/dates.ts';
import type { Plan } from '../plan/plan.ts';
import type { ActOf } from './acts.ts';
import type { Facts } from './facts.ts';
import { latest, trainerOf, type Journey } from './state.ts';
import { gapsOf, notPractised, signersOf } from './statement.ts';

const some = (codes: readonly string[]): string =>
  codes.length <= 6 ? codes.join(', ') : `${codes.slice(0, 6).join(', ')} and ${codes.length - 6} more`;

/** What keeps a programme from the gateway, in one sentence; null where nothing does. */
function notReady(plan: Plan, journey: Journey, facts: Facts): string | null {
  const earliest = earliestDay(plan, journey, facts.today);
  if (facts.today < earliest) return `The gateway opens on ${earliest} at the earliest.`;
  if (journey.breaks.some(({ from, until }) => from <= facts.today && (until === null || until > facts.today)))
    return 'There is a break at the moment. End it first.';
  const gaps = gapsOf(plan, journey, facts.brought);
  if (gaps.length > 0)
    return `Nothing that was accepted covers ${some(gaps)}. Accept evidence for each, or give a reason that everybody signs.`;
  const missing = notPractised(plan, journey);
  if (missing.length > 0 && (journey.gateway.opened?.withoutPractice ?? '').trim() === '')
    return `There was no practice run of ${missing.join(', ')}. Hold one, or say why not.`;
  const lacking = plan.gateway.prerequisites.filter(
    (one) => !(journey.gateway.opened?.prerequisites ?? []).includes(one),
  );
  if (lacking.length > 0) return `Before the gateway this has to be met: ${lacking.join('; ')}.`;
  return null;
}

export function openGateway(plan: Plan, journey: Journey, act: ActOf<'open the gateway'>, facts: Facts): string | null {
  if (journey.gateway.signed !== null) return 'The gateway has been signed.';
  const unknown = act.branches.filter((one) => !plan.branches.includes(one));
  if (unknown.length > 0) return `The plan has no branch ${some(unknown)}.`;
  if (plan.branches.length > 0 && act.branches.length === 0)
    return `Say which kind of job it is: ${plan.branches.join(', ')}, or both.`;
  if (act.exceptions.some(({ reason }) => reason.trim() === ''))
    return 'Give a reason for every criterion without evidence.';
  const { act: _act, ...opened } = act;
  return notReady(plan, { ...journey, gateway: { ...journey.gateway, opened } }, facts);
}

export function callMeeting(plan: Plan, journey: Journey, act: ActOf<'call the meeting'>, facts: Facts): string | null {
  if (journey.gateway.signed !== null) return 'The gateway has been signed.';
  if (journey.gateway.meeting !== null) return 'The meeting was held.';
  if (act.at < facts.now) return 'Call it for a time that is still to come.';
  if (trainerOf(journey) === null)
    return 'The meeting is of three: apprentice, line manager and trainer. There is no trainer on this programme.';
  const days = daysBetween(facts.today, earliestDay(plan, journey, facts.today));
  // Whoever is a day ahead of the agency's own zone is let pass here: signing looks at the day once more.
  return act.at < facts.now + (days - 1) * DAY
    ? `The gateway opens on ${earliestDay(plan, journey, facts.today)} at the earliest.`
    : null;
}

export function meet(journey: Journey, act: ActOf<'meet'>, facts: Facts): string | null {
  const { gateway, parties } = journey;
  if (gateway.opened === null) return 'Open the gateway first.';
  if (gateway.signed !== null) return 'The gateway has been signed.';
  if (act.on > facts.today) return 'Put the meeting on record once it was held.';
  const three = [act.apprentice, act.manager, act.trainer];
  if (new Set(three).size < 3) return 'The meeting is of three different people: apprentice, line manager and trainer.';
  if (act.apprentice !== parties.apprentice) return 'The apprentice was not there.';
  if (act.manager !== parties.manager) return 'The line manager was not there.';
  const trainer = trainerOf(journey);
  if (trainer !== null && act.trainer !== trainer) return 'The trainer of this programme was not there.';
  return null;
}

export function sign(plan: Plan, journey: Journey, act: ActOf<'sign'>, facts: Facts): string | null {
  const { gateway } = journey;
  if (gateway.opened === null) return 'Open the gateway first.';
  if (gateway.signed !== null) return 'The gateway has been signed by everybody.';
  if (gateway.meeting === null)
    return 'The gateway is signed in a meeting of three people. Put the meeting on record first.';
  const held = notReady(plan, journey, facts);
  if (held !== null) return held;
  const signer = signersOf(plan, journey).find(({ as }) => as === act.as);
  if (signer === undefined) return 'There is no provider on this programme who would sign.';
  if (signer.person !== facts.by) return 'Only the person named on the programme signs.';
  if (act.hash !== facts.statementHash) return 'The statement has changed since you read it. Read it again.';
  if (gateway.signatures[act.as]?.hash === facts.statementHash) return 'You have signed this statement.';
  const others = Object.entries(gateway.signatures).filter(
    ([as, one]) => as !== act.as && one.hash === facts.statementHash,
  );
  if (others.some(([, one]) => one.by === facts.by)) return 'Nobody signs for two sides.';
  return null;
}

/** Whether everybody who has to sign has, with this signature. */
export function completes(plan: Plan, journey: Journey, act: ActOf<'sign'>, hash: string): boolean {
  return signersOf(plan, journey).every(({ as }) => as === act.as || journey.gateway.signatures[as]?.hash === hash);
}

export function refuse(journey: Journey, { reason }: ActOf<'refuse the gateway'>): string | null {
  if (journey.gateway.opened === null) return 'There is nothing to refuse: the gateway is not open.';
  if (journey.gateway.signed !== null) return 'The gateway has been signed by everybody.';
  return reason.trim() === '' ? 'Say why.' : null;
}

export function book(plan: Plan, journey: Journey, act: ActOf<'book'>, facts: Facts): string | null {
  if (journey.gateway.signed === null) return 'Assessment is booked once the gateway is signed.';
  if (act.from < facts.today) return 'Book a day that is still to come.';
  if (journey.booked !== null && plan.methods.some(({ key }) => latest(journey, key).session.begun !== null))
    return 'A session was held already. Agree the next one with the assessor.';
  return null;
}

export { some };
