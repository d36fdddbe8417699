import { earliestDay, monthsSince } from '../plan/dates.ts';
import { numberedFor, type Plan } from '../plan/plan.ts';
import type { Signer } from './acts.ts';
import { branchesOf, coverageOf, latest, trainerOf, type Journey } from './state.ts';

/** Who has to sign, and the person of each (G2, G4, resolution W). */
export function signersOf(
  plan: Plan,
  { parties }: Journey,
): readonly { readonly as: Signer; readonly person: string }[] {
  const provider = plan.gateway.providerSigns === 'never' ? null : parties.provider;
  return [
    { as: 'employer', person: parties.manager },
    ...(provider === null ? [] : [{ as: 'provider' as const, person: provider }]),
    { as: 'apprentice', person: parties.apprentice },
  ];
}

/** Criteria that nothing accepted covers, and no reason explains. */
export function gapsOf(plan: Plan, journey: Journey, brought: Readonly<Record<string, number>>): readonly string[] {
  const coverage = coverageOf(journey, brought);
  const explained = new Set((journey.gateway.opened?.exceptions ?? []).map(({ code }) => code));
  return numberedFor(plan, branchesOf(journey))
    .map(({ code }) => code)
    .filter((code) => (coverage[code] ?? 0) === 0 && !explained.has(code));
}

/** Methods of which no practice run is on record (P7). */
export const notPractised = (plan: Plan, journey: Journey): readonly string[] =>
  plan.programme.practice === 'none'
    ? []
    : plan.methods.map(({ key }) => key).filter((key) => journey.practice[key] === undefined);

/**
 * What is signed at the gateway, word for word (G5). It is made from the record alone, so whatever changes in the record
 * changes it, and with it its fingerprint: a signature under another fingerprint counts for nothing.
 */
export function statementOf(
  plan: Plan,
  journey: Journey,
  {
    brought,
    names,
  }: { readonly brought: Readonly<Record<string, number>>; readonly names: Readonly<Record<string, string>> },
): string {
  const { gateway, parties } = journey;
  const named = (id: string | null) => (id === null ? 'none' : `${names[id] ?? 'somebody'} (${id})`);
  const coverage = coverageOf(journey, brought);
  const on = gateway.meeting?.on ?? journey.startedOn;
  const lines = [
    `Statement for the gateway: ${plan.title}, plan ${plan.key} version ${plan.version}`,
    `Apprentice: ${named(parties.apprentice)}`,
    `Line manager: ${named(parties.manager)}`,
    `Trainer: ${named(trainerOf(journey))}`,
    `Training provider: ${named(parties.provider)}`,
    `Started on ${journey.startedOn}; assessment no earlier than ${earliestDay(plan, journey, on)}; ${monthsSince(journey.startedOn, on)} months on programme at the meeting`,
    ...journey.breaks.map(({ from, until }) => `Break from ${from} until ${until ?? 'now'}`),
    `Meeting on ${on}, ${gateway.meeting?.place ?? 'not held'}`,
    `The job is ${branchesOf(journey).join(' and ') || 'without branches'}`,
    ...numberedFor(plan, branchesOf(journey)).map(({ code }) => `${code}: ${coverage[code] ?? 0} accepted`),
    ...(gateway.opened?.exceptions ?? []).map(({ code, reason }) => `Exception ${code}: ${reason}`),
    ...plan.methods.map(({ key }) => `Practice run ${key}: ${journey.practice[key] ?? 'none'}`),
    `Without practice because: ${gateway.opened?.withoutPractice ?? ''}`,
    ...(gateway.opened?.prerequisites ?? []).map((one) => `Met: ${one}`),
    ...plan.methods
      .filter(({ kind }) => kind === 'showcase')
      .flatMap(({ key }) => (latest(journey, key).selected?.evidence ?? []).map((id) => `Selected for ${key}: ${id}`)),
  ];
  return `${lines.join('\n')}\n`;
}
