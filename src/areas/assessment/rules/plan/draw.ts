import { numbersFrom } from '#kernel/seeded.ts';
import type { Plan } from './plan.ts';

/** So many of these, drawn by a seed, in the order in which they stood. */
export function drawn<Item>(items: readonly Item[], count: number, seed: string): readonly Item[] {
  const next = numbersFrom(seed);
  const left = items.map((_, at) => at);
  const taken = new Set<number>();
  while (taken.size < count && left.length > 0) {
    const [at] = left.splice(next() % left.length, 1);
    if (at !== undefined) taken.add(at);
  }
  return items.filter((_, at) => taken.has(at));
}

/** The pass criteria that are put to one person where the plan samples: so many of each module, drawn by the seed of theirs. */
export function drawnCriteria(plan: Plan, seed: string): readonly string[] {
  return plan.methods.flatMap(({ key, coverage }) => {
    if (coverage.kind === 'all') return [];
    const modules = plan.modules.filter(({ method }) => method === key);
    return modules.flatMap((module) => {
      const standards = plan.standards.filter((one) => one.module === module.key).map(({ id }) => id);
      const codes = plan.criteria
        .filter(({ kind, method, standard }) => kind === 'pass' && method === key && standards.includes(standard))
        .map(({ code }) => code);
      return drawn(codes, coverage.perModule, `${seed} ${key} ${module.key}`);
    });
  });
}
