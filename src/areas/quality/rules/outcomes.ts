/** Below this nothing is said of a group: one person in it could be found again, and chance would speak louder than they. */
export const LEAST = 10;

export type Counted = { readonly group: string; readonly all: number; readonly yes: number };
export type Rate = {
  readonly group: string;
  /** Null where the group is too small to be told of, or another one could be worked out from it. */
  readonly told: { readonly all: number; readonly yes: number; readonly from: number; readonly to: number } | null;
};

/**
 * How often something came out in each group, with the range in which the true share lies in 95 of 100 such counts (Wilson).
 * Small groups are not told; and where only one is small, the next smallest is not told either, because the sum of all is known.
 */
export function ratesOf(groups: readonly Counted[]): readonly Rate[] {
  const hidden = hiddenOf(groups);
  return groups
    .toSorted((a, b) => (a.group < b.group ? -1 : 1))
    .map(({ group, all, yes }) => ({ group, told: hidden.has(group) ? null : { all, yes, ...wilson(yes, all) } }));
}

function hiddenOf(groups: readonly Counted[]): ReadonlySet<string> {
  const bySize = groups.filter(({ all }) => all > 0).toSorted((a, b) => a.all - b.all || (a.group < b.group ? -1 : 1));
  const small = bySize.filter(({ all }) => all < LEAST).length;
  // One that is hidden alone is the sum less all the others.
  return new Set(bySize.slice(0, small === 1 ? 2 : small).map(({ group }) => group));
}

const Z = 1.959964;

/** Source: E. B. Wilson, 1927. It stays between 0 and 1 and holds for few as well. */
export function wilson(yes: number, all: number): { from: number; to: number } {
  if (all === 0) return { from: 0, to: 1 };
  const share = yes / all;
  const squared = (Z * Z) / all;
  const middle = share + squared / 2;
  const reach = Z * Math.sqrt((share * (1 - share)) / all + squared / (4 * all));
  return { from: Math.max(0, (middle - reach) / (1 + squared)), to: Math.min(1, (middle + reach) / (1 + squared)) };
}

/** Whether the ranges of two groups have nothing in common: worth a look, and no proof of anything. */
export function apart(rates: readonly Rate[]): readonly (readonly [string, string])[] {
  const told = rates.flatMap(({ group, told: it }) => (it === null ? [] : [{ group, ...it }]));
  return told.flatMap((one, n) =>
    told
      .slice(n + 1)
      .flatMap((other) => (one.to < other.from || other.to < one.from ? [[one.group, other.group] as const] : [])),
  );
}
