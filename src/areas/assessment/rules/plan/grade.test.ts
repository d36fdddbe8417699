import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#kernel/must.ts';
import { drawnCriteria } from './draw.ts';
import { countedFor, gradeMethod, gradeOverall, type CritState, type Outcome } from './grade.ts';
import { faultsOfPlan, type Plan } from './plan.ts';
import { planNamed } from '../../server/vectors.fixtures.ts';

const AP02 = planNamed('st0072-ap02');
const SECOND = planNamed('example-service-2026');
const RANK: Readonly<Record<Outcome, number>> = { incomplete: 0, fail: 0, pass: 1, distinction: 2 };

const state = fc.constantFrom<CritState>('met', 'met', 'met', 'not-met', 'undecided');
const decisions = (plan: Plan) =>
  fc
    .tuple(...plan.criteria.map(({ code }) => fc.tuple(fc.constant(code), state)))
    .map((all) => all as [string, CritState][]);
const branches = fc.constantFrom(['face to face'], ['non-facing'], ['face to face', 'non-facing']);

const gradesFor = (plan: Plan, decided: Iterable<readonly [string, CritState]>, of: readonly string[]) =>
  plan.methods.map((method) => gradeMethod(plan, method, Object.fromEntries(decided), { branches: of }));

describe('a grade', () => {
  test('[GR7] does not depend on the order in which the criteria were decided', () => {
    fc.assert(
      fc.property(decisions(AP02), branches, fc.nat(), (decided, of, turn) => {
        const at = turn % decided.length;
        const turned = [...decided.slice(at), ...decided.slice(0, at)].toReversed();
        expect(gradeOverall(AP02, gradesFor(AP02, turned, of))).toEqual(
          gradeOverall(AP02, gradesFor(AP02, decided, of)),
        );
      }),
    );
  });

  test.each([AP02, SECOND])('[GR2] [GR3] is never lower because one more criterion is met: $key', (plan) => {
    fc.assert(
      fc.property(decisions(plan), branches, fc.nat(), (decided, of, which) => {
        const settled = decided.map(([code, it]): [string, CritState] => [code, it === 'undecided' ? 'not-met' : it]);
        const code = settled[which % settled.length]?.[0] ?? '';
        const better = settled.map(([one, it]): [string, CritState] => [one, one === code ? 'met' : it]);
        const before = gradesFor(plan, settled, of);
        const afterwards = gradesFor(plan, better, of);
        before.forEach((one, at) =>
          expect(RANK[afterwards[at]?.outcome ?? 'fail']).toBeGreaterThanOrEqual(RANK[one.outcome]),
        );
        const [was, is] = [gradeOverall(plan, before), gradeOverall(plan, afterwards)];
        expect(RANK[is.outcome]).toBeGreaterThanOrEqual(RANK[was.outcome]);
        expect(is.depth).toBeGreaterThanOrEqual(was.depth);
      }),
    );
  });

  test('[GR4] [GR5] of the weighted average is a distinction exactly where each method has one', () => {
    fc.assert(
      fc.property(decisions(AP02), (decided) => {
        const grades = gradesFor(AP02, decided, AP02.branches);
        const { outcome } = gradeOverall(AP02, grades);
        expect(outcome === 'distinction').toBe(grades.every((one) => one.outcome === 'distinction'));
      }),
    );
  });

  test('[GR3] is worked out in whole numbers, and shows them', () => {
    const showcase = must(AP02.methods[0], 'a method');
    const decided = Object.fromEntries(AP02.criteria.map(({ code }) => [code, 'met' as const]));
    const { steps } = gradeMethod(AP02, showcase, { ...decided, 'ORG.D1': 'not-met' }, { branches: AP02.branches });
    expect(steps).toEqual([
      { step: 'pass criteria', met: 25, of: 25, unmet: [] },
      { step: 'distinction criteria', met: 9, of: 10, left: 900, right: 700, reached: true },
      { step: 'outcome', outcome: 'distinction' },
    ]);
  });

  test('[GR6] is described in words that come with the plan', () => {
    expect(AP02.descriptors.pass).toMatch(/whole standard/);
    expect(AP02.descriptors.distinction).toMatch(/above the level/);
  });
});

describe('a plan of the new kind', () => {
  const knowledge = SECOND.methods.find(({ key }) => key === 'knowledge');
  test('samples knowledge by a seed: the same seed draws the same two, and another may draw others', () => {
    const draws = Array.from({ length: 40 }, (_, at) => drawnCriteria(SECOND, `seed ${at}`).join());
    expect(drawnCriteria(SECOND, 'seed 7').join()).toBe(draws[7]);
    expect(new Set(draws).size).toBeGreaterThan(3);
    expect(draws.every((one) => one.split(',').length === 2)).toBe(true);
  });

  test('counts only what was drawn, and caps a retake where the plan says so', () => {
    if (knowledge === undefined) throw new Error('the second plan has a method called knowledge');
    const drawn = ['KNO.P1', 'KNO.P3'];
    expect(countedFor(SECOND, knowledge, { branches: [], drawn }).map(({ code }) => code)).toEqual([
      ...drawn,
      'KNO.D1',
    ]);
    const met = { 'KNO.P1': 'met', 'KNO.P3': 'met', 'KNO.D1': 'met' } as const;
    const graded = (attempt: number) => gradeMethod(SECOND, knowledge, met, { branches: [], drawn, attempt }).outcome;
    expect([graded(1), graded(2)]).toEqual(['distinction', 'pass']);
  });

  test('reaches a distinction by its own cut, without one in every method', () => {
    const decided = SECOND.criteria.map(({ code }) => [code, code === 'KNO.D1' ? 'not-met' : 'met'] as const);
    expect(gradeOverall(SECOND, gradesFor(SECOND, decided, []))).toMatchObject({
      average: 160,
      outcome: 'distinction',
    });
  });
});

describe('a plan with a fault is not loaded, and the fault is named:', () => {
  const [first, ...others] = AP02.methods;
  const wrong = (change: Partial<Plan>): readonly string[] => faultsOfPlan({ ...AP02, ...change });
  test.each([
    ['weights that do not come to 100', { methods: others }, /come to 35/],
    [
      'a criterion of a method that is not',
      { methods: [{ ...first, key: 'x' }, ...others] as Plan['methods'] },
      /no method showcase/,
    ],
    ['a code that stands there twice', { criteria: [...AP02.criteria, ...AP02.criteria.slice(0, 1)] }, /twice/],
    [
      'methods that wait for each other',
      {
        methods: [
          first,
          ...others.map((one) => ({ ...one, after: ['observation', 'discussion'].filter((key) => key !== one.key) })),
        ] as Plan['methods'],
      },
      /wait for each other/,
    ],
    [
      'a distinction nobody can reach',
      { overall: { rule: 'weighted average' as const, distinctionAt: 201 } },
      /No grades/,
    ],
    ['a branch that is not', { branches: ['face to face'] }, /no branch non-facing/],
  ])('%s', (_what, change, words) => {
    expect(wrong(change).join(' ')).toMatch(words);
  });
});
