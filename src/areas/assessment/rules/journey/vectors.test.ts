import { describe, expect, test } from 'vitest';
import { gradeMethod, gradeOverall } from '../plan/grade.ts';
import { earliestDay, type Break } from '../plan/dates.ts';
import { faultsOfPlan, type Plan } from '../plan/plan.ts';
import { gapsIn } from './programme.ts';
import { showcaseGaps } from './showcase.ts';
import { coverageOf, latest, stageOf } from './state.ts';
import { decidedAs, planNamed, play, readPack, type Scenario, type Vector } from '../../server/vectors.fixtures.ts';

const scenarios = readPack<Record<string, Scenario>>('vectors/scenarios');
const GROUPS = ['programme', 'gateway', 'showcase', 'observation', 'discussion', 'failing', 'independence', 'quality'];
const AP02 = planNamed('st0072-ap02');

/** What a vector may say of how things stand in the end. */
function foundIn({ plan, journey, verdict }: ReturnType<typeof play>, facts: Vector['facts']): Record<string, unknown> {
  const attempts = Object.entries(journey.attempts);
  const brought = typeof facts?.brought === 'object' ? facts.brought : {};
  return {
    ...(verdict?.ok === false ? (verdict.mayNot ? { mayNot: true } : { refused: verdict.because }) : {}),
    stage: stageOf(journey),
    claimed: journey.evidence.length,
    issues: journey.issues.length,
    reviews: journey.reviews.length,
    frozen: journey.reviews.at(-1)?.coverage,
    gaps: gapsIn(plan, journey, coverageOf(journey, brought)).gaps.length,
    signatures: Object.keys(journey.gateway.signatures).length,
    submitted: attempts.some(([, tries]) => tries.at(-1)?.submitted !== null),
    quarters: showcaseGaps(plan, journey, 'showcase').quarters,
    kindsMissing: showcaseGaps(plan, journey, 'showcase').kinds.length,
    carried: latest(journey, 'observation').carried,
    held: latest(journey, 'discussion').session.seconds,
    attempts: Object.fromEntries(attempts.map(([method, tries]) => [method, tries.length])),
    outcome: Object.fromEntries(attempts.map(([method, tries]) => [method, tries.at(-1)?.settled?.grade.outcome])),
    samples: journey.samples.at(-1)?.reasons ?? [],
  };
}

describe.each(GROUPS)('the vectors of %s', (group) => {
  const vectors = readPack<Vector[]>(`vectors/${group}`);
  test.each(vectors)('[$rule] $name', (vector) => {
    const found = foundIn(play(vector, scenarios), vector.facts);
    const { refused, ...expected } = vector.expect;
    if (refused !== undefined) expect(found['refused'] ?? 'it was done').toContain(refused);
    else expect(found['refused']).toBeUndefined();
    expect(found).toMatchObject(expected);
  });
});

type GradeVector = {
  readonly rule: string;
  readonly name: string;
  readonly branches?: readonly string[];
  readonly dropDistinctions?: Readonly<Record<string, number>>;
  readonly expect: Readonly<Record<string, unknown>>;
} & Readonly<Record<string, object>>;

/** A plan with fewer distinction criteria, the last ones left out. */
const fewer = (plan: Plan, drop: Readonly<Record<string, number>> = {}): Plan => ({
  ...plan,
  criteria: plan.criteria.filter((one) => {
    const all = plan.criteria.filter(({ method, kind }) => method === one.method && kind === 'distinction');
    return one.kind === 'pass' || all.indexOf(one) < all.length - (drop[one.method] ?? 0);
  }),
});

describe('the vectors of grades', () => {
  test.each(readPack<GradeVector[]>('vectors/grades'))('[$rule] $name', (vector) => {
    const plan = fewer(AP02, vector.dropDistinctions);
    const branches = vector.branches ?? plan.branches;
    const grades = plan.methods.map((method) =>
      gradeMethod(plan, method, decidedAs(plan, method.key, branches, vector[method.key] ?? {}), { branches }),
    );
    const { average, outcome, depth } = gradeOverall(plan, grades);
    const passOf = Object.fromEntries(
      grades.map(({ method, steps }) => [method, steps.find(({ step }) => step === 'pass criteria')]),
    );
    const found = {
      average,
      overall: outcome,
      depth,
      ...Object.fromEntries(grades.map((one) => [one.method, one.outcome])),
      passOf: Object.fromEntries(
        Object.entries(passOf).map(([method, step]) => [method, step !== undefined && 'of' in step ? step.of : 0]),
      ),
    };
    expect(found).toMatchObject(vector.expect);
  });
});

type DayVector = { rule: string; startedOn: string; breaks: Break[]; today: string; earliest: string };
test.each(readPack<DayVector[]>('vectors/earliest-days'))(
  '[$rule] a programme from $startedOn is assessed from $earliest',
  ({ earliest, today, ...started }) => {
    expect(earliestDay(AP02, started, today)).toBe(earliest);
  },
);

test('both plans are without fault, and the counts are those of the specification', () => {
  const counts = (method: string) =>
    (['pass', 'distinction'] as const).map(
      (kind) => AP02.criteria.filter((one) => one.method === method && one.kind === kind).length,
    );
  expect(faultsOfPlan(AP02)).toEqual([]);
  expect(faultsOfPlan(planNamed('example-service-2026'))).toEqual([]);
  expect(AP02.standards.flatMap(({ criteria }) => criteria)).toHaveLength(117);
  expect([AP02.modules.length, counts('showcase'), counts('observation'), counts('discussion')]).toEqual([
    18,
    [25, 10],
    [19, 5],
    [7, 4],
  ]);
});
