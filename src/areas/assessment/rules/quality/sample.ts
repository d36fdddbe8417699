import { numbersFrom } from '#kernel/seeded.ts';
import { distanceOf, type MethodGrade, type Outcome } from '../plan/grade.ts';
import type { Plan } from '../plan/plan.ts';

export const SAMPLE_REASONS = [
  'first decisions',
  'fail',
  'borderline',
  'remote in the first year',
  'changed after reopening',
  'floor of the quarter',
  'drawn',
] as const;
export type SampleReason = (typeof SAMPLE_REASONS)[number];

export type Sampling = {
  /** Recorded when the programme began, before anybody could know what it would draw. */
  readonly seed: string;
  readonly outcome: Outcome;
  readonly grades: readonly MethodGrade[];
  /** Confirmed decisions of this assessor before this one, and how many of this quarter were looked at. */
  readonly before: number;
  readonly sampledThisQuarter: number;
  readonly remote: boolean;
  /** Whether the assessor's first year with the organisation is running. */
  readonly firstYear: boolean;
  readonly changed: boolean;
};

/** Why a decision is looked at; nothing where it is not. The system draws, so that nobody picks (section 1.7). */
export function sampleReasons({ quality }: Plan, it: Sampling): readonly SampleReason[] {
  const near = it.grades.some((grade) => {
    const distance = distanceOf(grade);
    return distance !== null && distance <= quality.borderline && grade.outcome !== 'fail';
  });
  const drawn = numbersFrom(`${it.seed} sample`)() % 100 < quality.percent;
  const reasons: readonly (SampleReason | false)[] = [
    it.before < quality.first && 'first decisions',
    it.outcome === 'fail' && 'fail',
    near && 'borderline',
    quality.remoteFirstYear && it.remote && it.firstYear && 'remote in the first year',
    it.changed && 'changed after reopening',
    it.sampledThisQuarter < quality.floorPerQuarter && 'floor of the quarter',
    drawn && 'drawn',
  ];
  return reasons.filter((one) => one !== false);
}
