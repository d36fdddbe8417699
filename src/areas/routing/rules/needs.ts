import { MINUTE } from '#kernel/time.ts';

/** From so many minutes of waiting on, this level is enough. Level 0 asks for nothing. */
export type Step = { readonly after: number; readonly level: number };

/**
 * What work needs of whoever takes it, at a level from 1 to 5. A hard need (`relax` is null) never relaxes. A preferred one is
 * asked for until its steps let go of it; without steps it only says who is better.
 */
export type Need = { readonly skill: string; readonly level: number; readonly relax: readonly Step[] | null };

/** What each skill is held at by one officer. A skill that is not there is not held. */
export type Skills = ReadonlyMap<string, number>;

/** The level a need asks for after so long a wait. */
export function askedAfter({ level, relax }: Need, waited: number): number {
  if (relax === null) return level;
  if (relax.length === 0) return 0;
  return relax.findLast(({ after }) => waited >= after * MINUTE)?.level ?? level;
}

/** When a need next asks for less, counted from the arrival; null where it never does again. */
export function relaxesAfter({ relax }: Need, waited: number): Step | null {
  return relax?.find(({ after }) => waited < after * MINUTE) ?? null;
}

const levelOf = (skills: Skills, skill: string): number => skills.get(skill) ?? 0;

/** Whether an officer has what is asked for after so long a wait. */
export const meets = (skills: Skills, needs: readonly Need[], waited: number): boolean =>
  needs.every((need) => levelOf(skills, need.skill) >= askedAfter(need, waited));

/** Whether an officer has what never relaxes. */
export const meetsHard = (skills: Skills, needs: readonly Need[]): boolean =>
  needs.every((need) => need.relax !== null || levelOf(skills, need.skill) >= need.level);

/** How well an officer fits what is preferred: the levels they have of it, none counted above what was wished for. */
export const fitOf = (skills: Skills, needs: readonly Need[]): number =>
  needs.reduce(
    (sum, { skill, level, relax }) => (relax === null ? sum : sum + Math.min(level, levelOf(skills, skill))),
    0,
  );

export type NeedFault = { readonly place: string; readonly problem: string };

/** What is wrong with a list of needs, in words for whoever wrote it. */
export function faultsOfNeeds(needs: readonly Need[]): readonly NeedFault[] {
  return needs.flatMap(({ skill, level, relax }, n) => {
    const place = `needs.${n}`;
    const twice = needs.findIndex((one) => one.skill === skill) < n;
    const steps = [{ after: 0, level }, ...(relax ?? [])];
    const falls = steps.every((step, k) => {
      const before = steps[k - 1];
      return before === undefined || (step.after > before.after && step.level < before.level);
    });
    const lets = relax === null || relax.length === 0 || relax.at(-1)?.level === 0;
    return [
      ...(twice ? [{ place, problem: 'names a skill that is in the list already' }] : []),
      ...(falls ? [] : [{ place, problem: 'needs steps that come later and ask for less, one after the other' }]),
      // A preferred need that never lets go would be a hard one by another name.
      ...(lets ? [] : [{ place, problem: 'is preferred, so its last step must ask for nothing (level 0)' }]),
    ];
  });
}
