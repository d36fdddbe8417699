import type { Plan } from './plan.ts';

/**
 * Numbers that a seed fixes for good: whoever has the seed draws the same. The seed is a recorded text, mixed by FNV-1a and
 * drawn on by mulberry32, both of which are public and fit in whole numbers of 32 bits.
 */
export function numbersFrom(seed: string): () => number {
  const state = { at: 0x811c9dc5 };
  for (let n = 0; n < seed.length; n += 1) state.at = Math.imul(state.at ^ seed.charCodeAt(n), 0x01000193) >>> 0;
  return () => {
    state.at = (state.at + 0x6d2b79f5) >>> 0;
    let mixed = state.at;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

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
