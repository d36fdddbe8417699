import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '#platform/refusal.ts';
import { DECIDERS, METHOD_KINDS, faultsOfPlan, recordedOnly, type Plan } from '../rules/index.ts';

const SHIPPED = join(import.meta.dirname, '../../../../packs/assessment');

const code = z.string().regex(/^[A-Z]{2,5}\.[A-Z0-9.]+$/);
const branch = z.string().optional();
const inferred = z.boolean().optional();
const whole = z.number().int().nonnegative();
const method = z.strictObject({
  key: z.string().regex(/^[a-z-]+$/),
  title: z.string().min(1),
  kind: z.enum(METHOD_KINDS),
  weight: whole.max(100),
  distinctionPct: whole.nullable(),
  decidedBy: z.enum(DECIDERS),
  when: z.enum(['any time', 'after gateway']),
  coverage: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('sampled'), perModule: whole.min(1) }),
  ]),
  after: z.array(z.string()),
  takesCarried: z.boolean(),
  mandatoryModules: z.array(z.string()),
  minSeconds: whole.nullable(),
  maxSeconds: whole.nullable(),
  remote: z.boolean(),
  formats: z.array(z.string()),
  expectedKinds: z.array(z.string()),
  sections: z.array(z.string()),
});

const shape: z.ZodType<Plan> = z.strictObject({
  key: z.string(),
  version: whole.min(1),
  title: z.string(),
  standardReference: z.string(),
  level: whole,
  effectiveFrom: z.iso.date(),
  source: z.strictObject({ title: z.string(), licence: z.string(), note: z.string() }),
  framework: z.string(),
  programme: z.strictObject({
    minMonths: whole,
    minDays: whole.nullable(),
    breaksPostpone: z.boolean(),
    reviewMonths: z.array(whole),
    practice: z.enum(['warn', 'none']),
    costPercent: whole.nullable(),
  }),
  branches: z.array(z.string()),
  gateway: z.strictObject({
    providerSigns: z.enum(['when there is one', 'never']),
    prerequisites: z.array(z.string()),
  }),
  methods: z.array(method).min(1),
  overall: z.strictObject({ rule: z.literal('weighted average'), distinctionAt: whole }),
  descriptors: z.strictObject({ pass: z.string(), distinction: z.string() }),
  failing: z.strictObject({
    reviewFromAttempt: whole.min(2),
    capOnRetake: z.literal('pass').nullable(),
    defaultPayer: z.enum(['programme', 'provider', 'employer']),
  }),
  quality: z.strictObject({
    first: whole,
    percent: whole.max(100),
    floorPerQuarter: whole,
    borderline: whole,
    remoteFirstYear: z.boolean(),
    strict: z.boolean(),
    standardisationMonths: whole.min(1),
  }),
  appealDays: whole,
  modules: z.array(
    z.strictObject({ key: z.string(), title: z.string(), kind: z.enum(['know', 'do', 'show']), method: z.string() }),
  ),
  standards: z.array(
    z.strictObject({
      id: z.string(),
      module: z.string(),
      text: z.string(),
      criteria: z.array(
        z.strictObject({ code, text: z.string(), branch, inferred, parts: z.array(z.string()).optional() }),
      ),
    }),
  ),
  criteria: z.array(
    z.strictObject({
      code,
      standard: z.string(),
      kind: z.enum(['pass', 'distinction']),
      method: z.string(),
      text: z.string(),
      branch,
      inferred,
    }),
  ),
});

/** Reads a plan, or says what is wrong with it: a plan with a fault stops the desk before it answers anybody. */
export function planOf(text: string): Plan {
  const plan = shape.parse(JSON.parse(text));
  const faults = faultsOfPlan(plan);
  if (faults.length > 0) throw new Error(`The assessment plan ${plan.key} cannot be used: ${faults.join(' ')}`);
  return plan;
}

export async function openPlans(): Promise<readonly Plan[]> {
  const names = (await readdir(SHIPPED)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => planOf(await readFile(join(SHIPPED, name), 'utf8'))));
}

/** The newest version of a plan: what a programme that begins now is bound to. */
export function newestPlan(plans: readonly Plan[], key: string): Plan {
  const [newest] = plans.filter((one) => one.key === key).toSorted((one, other) => other.version - one.version);
  if (newest === undefined)
    throw new Refusal(422, 'There is no such assessment plan.', [{ field: 'plan', problem: 'is not known' }]);
  return newest;
}

/** The plan a programme is bound to, whatever newer ones there are (resolution Z). */
export function planBound(
  plans: readonly Plan[],
  bound: { readonly plan: string; readonly planVersion: number },
): Plan {
  const found = plans.find(({ key, version }) => key === bound.plan && version === bound.planVersion);
  if (found === undefined)
    throw new Error(`the plan ${bound.plan} version ${bound.planVersion} is not shipped any more`);
  return found;
}

/** A plan as its screens need it. */
export const viewOfPlan = (plan: Plan) => ({
  ...plan,
  branches: [...plan.branches],
  prerequisites: [...plan.gateway.prerequisites],
  minMonths: plan.programme.minMonths,
  reviewMonths: [...plan.programme.reviewMonths],
  methods: plan.methods.map((one) => ({
    ...one,
    mandatoryModules: [...one.mandatoryModules],
    recordedOnly: [...recordedOnly(plan, one)],
    formats: [...one.formats],
    sections: [...one.sections],
    sampled: one.coverage.kind === 'sampled',
  })),
  modules: [...plan.modules],
  standards: plan.standards.map((one) => ({
    ...one,
    criteria: one.criteria.map(({ code: of, text, branch: only, parts }) => ({
      code: of,
      text,
      ...(only === undefined ? {} : { branch: only }),
      ...(parts === undefined ? {} : { parts: [...parts] }),
    })),
  })),
  criteria: plan.criteria.map((one) => ({ ...one })),
});
