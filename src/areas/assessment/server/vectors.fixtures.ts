import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '#kernel/must.ts';
import { countedFor } from '../rules/plan/grade.ts';
import { methodOf, numberedFor, recordedOnly, type Plan } from '../rules/plan/plan.ts';
import type { Checked } from '../rules/journey/facts.ts';
import { NOTHING_OBSERVED, type Facts } from '../rules/journey/facts.ts';
import type { Act, Party } from '../rules/journey/acts.ts';
import { verdictOn, type Verdict } from '../rules/journey/decide.ts';
import { after } from '../rules/journey/fold.ts';
import { whomOf } from '../rules/journey/methods.ts';
import { begin, openSamples, type Journey } from '../rules/journey/state.ts';
import { statementOf } from '../rules/journey/statement.ts';
import { partiesOf } from '../rules/journey/who.ts';

const PACKS = join(import.meta.dirname, '../../../../packs/assessment');
export const readPack = <T>(name: string): T => JSON.parse(readFileSync(join(PACKS, `${name}.json`), 'utf8')) as T;
export const planNamed = (name: string): Plan => readPack<Plan>(name);

/** What a vector says of the checklist of an observation, where it is not as it should be. */
type SaidObserved = {
  readonly contact?: boolean;
  readonly seconds?: number;
  readonly conflicts?: readonly string[];
  readonly recorded?: Facts['observed']['recorded'];
  readonly without?: readonly string[];
  readonly notMet?: readonly string[];
  readonly noOpportunity?: readonly string[];
};
type SaidFacts = Partial<Omit<Facts, 'observed' | 'brought'>> & {
  readonly observed?: SaidObserved;
  readonly brought?: Facts['brought'] | string;
};
export type SaidStep = {
  readonly by: string;
  readonly on: string;
  readonly act: Act | SaidAct;
  readonly facts?: SaidFacts;
};
/** Acts that a vector says shortly. */
type SaidAct =
  | { readonly 'decide all': string; readonly notMet: readonly string[]; readonly distinctions: number }
  | (Omit<Extract<Act, { act: 'hold the discussion' }>, 'stretches'> & { readonly minutes: number });
export type Scenario = {
  readonly from?: string;
  readonly startedOn?: string;
  readonly seed?: string;
  readonly acts: readonly SaidStep[];
};
export type Vector = {
  readonly rule: string;
  readonly name: string;
  readonly plan?: string;
  readonly provider?: boolean;
  readonly facts?: SaidFacts;
  readonly from: string;
  readonly acts: readonly SaidStep[];
  readonly expect: Readonly<Record<string, unknown>>;
};

const FIT: Checked = { links: [], hindrances: [] };
const ROLES: Readonly<Record<string, readonly Party[]>> = { organisation: ['organisation'], examiner: ['examiner'] };

export type Played = { readonly journey: Journey; readonly verdict: Verdict | null };

/** Plays a vector: every step but the last has to be allowed, and what the last one came to is given back. */
export function play(vector: Vector, scenarios: Readonly<Record<string, Scenario>>): Played & { readonly plan: Plan } {
  const plan = planNamed(vector.plan ?? 'st0072-ap02');
  const steps = stepsOf(scenarios, vector.from);
  const { startedOn, seed } = rootOf(scenarios, vector.from);
  let played: Played = {
    verdict: null,
    journey: begin(plan, {
      startedOn,
      seed,
      cost: null,
      parties: {
        apprentice: 'apprentice',
        manager: 'manager',
        coach: 'coach',
        provider: vector.provider === false ? null : 'provider',
      },
    }),
  };
  const all = [...steps, ...vector.acts];
  for (const [at, step] of all.entries()) {
    const said = { ...step, facts: { ...vector.facts, ...step.facts } };
    played = playStep(plan, played.journey, said, at);
    if (at < all.length - 1 && played.verdict?.ok === false)
      throw new Error(`${vector.rule} ${vector.name}, step ${at + 1}: ${played.verdict.because}`);
  }
  return { ...played, plan };
}

const rootOf = (scenarios: Readonly<Record<string, Scenario>>, name: string): { startedOn: string; seed: string } => {
  const it = must(scenarios[name], `the scenario ${name}`);
  return it.from === undefined ? { startedOn: it.startedOn ?? '', seed: it.seed ?? '' } : rootOf(scenarios, it.from);
};
const stepsOf = (scenarios: Readonly<Record<string, Scenario>>, name: string): readonly SaidStep[] => {
  const it = must(scenarios[name], `the scenario ${name}`);
  return [...(it.from === undefined ? [] : stepsOf(scenarios, it.from)), ...it.acts];
};

/** One step of a vector on a programme. */
export function playStep(plan: Plan, journey: Journey, step: SaidStep, seq: number): Played {
  const facts = factsFor(plan, journey, step, seq);
  const act = actOf(plan, journey, step.act, facts);
  const verdict = verdictOn(plan, journey, act, facts);
  if (!verdict.ok) return { journey, verdict };
  const entry = { seq, act, by: step.by, as: verdict.as, at: facts.now, day: facts.today, noted: verdict.noted };
  return { journey: after(plan, journey, entry), verdict };
}

const everything = (plan: Plan, but: string | undefined): Facts['brought'] =>
  Object.fromEntries(numberedFor(plan, []).flatMap(({ code }) => (code === but ? [] : [[code, 1]])));

const isSigning = (act: SaidStep['act']): boolean => 'act' in act && act.act === 'sign';

function factsFor(plan: Plan, journey: Journey, { by, on, act, facts = {} }: SaidStep, seq: number): Facts {
  const { observed, brought, ...rest } = facts;
  const covered =
    brought === undefined
      ? everything(plan, undefined)
      : typeof brought === 'string'
        ? everything(plan, brought.slice(8))
        : brought;
  // Only a signature looks at it, and it is long.
  const statement = isSigning(act) ? statementOf(plan, journey, { brought: covered, names: {} }) : '';
  return {
    today: on,
    now: Date.parse(`${on}T10:00:00Z`) + seq,
    by,
    parties: [...partiesOf(journey, by), ...(ROLES[by] ?? [])],
    brought: covered,
    statement,
    statementHash: statement,
    assessor: FIT,
    assurer: { ...FIT, qualified: true },
    observed: observedAs(plan, journey, observed),
    sampling: { before: 100, sampledThisQuarter: 10, firstYear: false },
    organisation: { registered: true, brief: 1 },
    newId: `sample ${seq}`,
    ...rest,
    // Nobody is put to the test where nobody is allocated, on the desk as well.
    ...(journey.assessor === null && !('act' in act && act.act === 'allocate') ? { assessor: FIT } : {}),
  };
}

function observedAs(plan: Plan, journey: Journey, said: SaidObserved = {}): Facts['observed'] {
  const method = plan.methods.find(({ kind }) => kind === 'observation');
  if (method === undefined) return NOTHING_OBSERVED;
  const codes = countedFor(plan, method, whomOf(plan, journey)).map(({ code }) => code);
  const stateOf = (code: string) =>
    said.notMet?.includes(code) === true
      ? 'not-met'
      : said.noOpportunity?.includes(code) === true
        ? 'no-opportunity'
        : 'met';
  return {
    observed: Object.fromEntries(
      codes.filter((code) => said.without?.includes(code) !== true).map((code) => [code, stateOf(code)]),
    ),
    recorded: said.recorded ?? Object.fromEntries(recordedOnly(plan, method).map((key) => [key, 'met' as const])),
    conflicts: said.conflicts ?? [],
    contact: said.contact ?? true,
    seconds: said.seconds ?? 3700,
  };
}

function actOf(plan: Plan, journey: Journey, said: Act | SaidAct, facts: Facts): Act {
  if ('decide all' in said) return { act: 'decide', decisions: decisionsFor(plan, journey, said) };
  if (said.act === 'hold the discussion' && 'minutes' in said) {
    const { minutes, ...act } = said;
    return { ...act, stretches: [{ from: facts.now - minutes * 60_000, until: facts.now }] };
  }
  const act = said as Act;
  if (act.act === 'sign' && act.hash === 'current') return { ...act, hash: facts.statementHash };
  if (act.act === 'assure' && act.sample === 'open') return { ...act, sample: openSamples(journey)[0]?.id ?? 'none' };
  return act;
}

type Said = {
  readonly notMet?: readonly string[];
  readonly undecided?: readonly string[];
  readonly distinctions?: number;
};

/** Every criterion of a method met but those named, and so many distinction criteria, the first ones. */
export function decidedAs(plan: Plan, method: string, branches: readonly string[], said: Said) {
  const it = must(methodOf(plan, method), method);
  const counted = countedFor(plan, it, { branches });
  const more = counted.filter(({ kind }) => kind === 'distinction').map(({ code }) => code);
  return Object.fromEntries(
    counted.flatMap(({ code, kind }) => {
      if (said.undecided?.includes(code) === true) return [];
      const met =
        said.notMet?.includes(code) !== true && (kind === 'pass' || more.indexOf(code) < (said.distinctions ?? 0));
      return [[code, met ? ('met' as const) : ('not-met' as const)]];
    }),
  );
}

function decisionsFor(plan: Plan, journey: Journey, said: Extract<SaidAct, { 'decide all': string }>) {
  const decided = decidedAs(plan, said['decide all'], journey.gateway.opened?.branches ?? [], said);
  return Object.entries(decided).map(([code, state]) => ({ code, state, note: 'As it was.', evidence: [] }));
}
