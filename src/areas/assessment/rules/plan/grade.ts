import { holdsFor, type Criterion, type Method, type Plan } from './plan.ts';

export const STATES = ['met', 'not-met', 'undecided'] as const;
export type CritState = (typeof STATES)[number];
export type Grade = 'fail' | 'pass' | 'distinction';
export type Outcome = Grade | 'incomplete';

/** What was decided, by the code of the criterion. What is not there is undecided. */
export type Decided = Readonly<Record<string, CritState>>;

/** For whom a method is graded: the branches of their job, and the criteria drawn where the plan samples. */
export type Whom = { readonly branches: readonly string[]; readonly drawn?: readonly string[] | undefined };

/** One step of the working, in numbers: the screen says it in words. */
export type Step =
  | { readonly step: 'left out'; readonly codes: readonly string[] }
  | { readonly step: 'undecided'; readonly codes: readonly string[] }
  | { readonly step: 'pass criteria'; readonly met: number; readonly of: number; readonly unmet: readonly string[] }
  | {
      readonly step: 'distinction criteria';
      readonly met: number;
      readonly of: number;
      /** 100 times what was met, against the share times what there is: whole numbers, nothing is rounded. */
      readonly left: number;
      readonly right: number;
      readonly reached: boolean;
    }
  | { readonly step: 'capped'; readonly at: 'pass' }
  | { readonly step: 'outcome'; readonly outcome: Outcome };

export type MethodGrade = { readonly method: string; readonly outcome: Outcome; readonly steps: readonly Step[] };

/** The criteria of a method that count for somebody. */
export function countedFor(plan: Plan, method: Method, whom: Whom): readonly Criterion[] {
  const own = plan.criteria.filter((one) => one.method === method.key && holdsFor(one, whom.branches));
  if (method.coverage.kind === 'all' || whom.drawn === undefined) return own;
  const drawn = new Set(whom.drawn);
  return own.filter(({ kind, code }) => kind === 'distinction' || drawn.has(code));
}

const codesIn = (those: readonly Criterion[], decided: Decided, state: CritState): readonly string[] =>
  those.filter(({ code }) => (decided[code] ?? 'undecided') === state).map(({ code }) => code);

/** The grade of one method, with every step of the working. Nothing in it is rounded. */
export function gradeMethod(
  plan: Plan,
  method: Method,
  decided: Decided,
  whom: Whom & { readonly attempt?: number },
): MethodGrade {
  const counted = countedFor(plan, method, whom);
  const all = plan.criteria.filter((one) => one.method === method.key);
  const out = all.filter((one) => !counted.includes(one)).map(({ code }) => code);
  const pass = counted.filter(({ kind }) => kind === 'pass');
  const more = counted.filter(({ kind }) => kind === 'distinction');
  const undecided = codesIn(counted, decided, 'undecided');
  const unmet = codesIn(pass, decided, 'not-met');
  const share = shareOf(method, more, decided);
  const capped = plan.failing.capOnRetake === 'pass' && (whom.attempt ?? 1) > 1 && share.reached;
  const passed = share.reached && !capped ? 'distinction' : 'pass';
  const outcome: Outcome = undecided.length > 0 ? 'incomplete' : unmet.length > 0 ? 'fail' : passed;
  const steps: readonly (Step | false)[] = [
    out.length > 0 && { step: 'left out', codes: out },
    undecided.length > 0 && { step: 'undecided', codes: undecided },
    { step: 'pass criteria', met: codesIn(pass, decided, 'met').length, of: pass.length, unmet },
    more.length > 0 && { step: 'distinction criteria', ...share },
    capped && { step: 'capped', at: 'pass' },
    { step: 'outcome', outcome },
  ];
  return { method: method.key, outcome, steps: steps.filter((step) => step !== false) };
}

/** The share of distinction criteria that is met, as two whole numbers that are compared and never divided. */
function shareOf({ distinctionPct }: Method, more: readonly Criterion[], decided: Decided) {
  const met = codesIn(more, decided, 'met').length;
  const left = 100 * met;
  const right = (distinctionPct ?? 0) * more.length;
  return { met, of: more.length, left, right, reached: more.length > 0 && left >= right };
}

export type Part = {
  readonly method: string;
  readonly weight: number;
  readonly outcome: Outcome;
  readonly points: number | null;
};
export type Overall = {
  readonly outcome: Outcome;
  /** Hundredths: 100 is a pass in every method, 200 a distinction in every method. Null unless every method is passed. */
  readonly average: number | null;
  readonly distinctionAt: number;
  readonly parts: readonly Part[];
  /** How far beyond a pass, in hundredths of a per cent. Shown for development; it changes no grade. */
  readonly depth: number;
};

const POINTS: Readonly<Record<Outcome, number | null>> = { incomplete: null, fail: null, pass: 1, distinction: 2 };

/** How much of the distinction criteria a method met, weighted, in hundredths of a per cent. */
function depthOf({ weight }: Method, grade: MethodGrade): number {
  const step = grade.steps.find((one) => one.step === 'distinction criteria');
  return step === undefined ? 0 : Math.floor((weight * step.met * 100) / step.of);
}

/** The grade of it all. A distinction lies where the weighted average says, which for AP02 is a distinction in each (4-A). */
export function gradeOverall(plan: Plan, grades: readonly MethodGrade[]): Overall {
  const parts = plan.methods.map((method): Part & { readonly depth: number } => {
    const grade = grades.find((one) => one.method === method.key);
    const outcome = grade?.outcome ?? 'incomplete';
    return {
      method: method.key,
      weight: method.weight,
      outcome,
      points: POINTS[outcome],
      depth: grade === undefined ? 0 : depthOf(method, grade),
    };
  });
  const outcomes = parts.map(({ outcome }) => outcome);
  const average = parts.reduce<number | null>(
    (sum, { weight, points }) => (sum === null || points === null ? null : sum + weight * points),
    0,
  );
  const { distinctionAt } = plan.overall;
  const outcome: Outcome = outcomes.includes('incomplete')
    ? 'incomplete'
    : outcomes.includes('fail') || average === null
      ? 'fail'
      : average >= distinctionAt
        ? 'distinction'
        : 'pass';
  return {
    outcome,
    average,
    distinctionAt,
    parts: parts.map(({ depth: _depth, ...part }) => part),
    depth: parts.reduce((sum, { depth }) => sum + depth, 0),
  };
}

/** How many distinction criteria would have to be decided otherwise for the grade to be another; null where there are none. */
export function distanceOf(grade: MethodGrade): number | null {
  const step = grade.steps.find((one) => one.step === 'distinction criteria');
  if (step === undefined) return null;
  const needed = Math.ceil(step.right / 100);
  return step.met >= needed ? step.met - needed + 1 : needed - step.met;
}
