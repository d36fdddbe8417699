/** How far two people who judged the same things apart from each other agree. */
export type Agreement = {
  readonly pairs: number;
  readonly same: number;
  /**
   * Cohen's kappa: how much of what chance alone would not explain they agree on, 1 for all of it, 0 for no more than
   * chance. Null where it says nothing: without pairs, or where both always said the same one thing.
   */
  readonly kappa: number | null;
};

/** Source: J. Cohen, A coefficient of agreement for nominal scales, 1960. */
export function agreementOf(pairs: readonly (readonly [string, string])[]): Agreement {
  const same = pairs.filter(([one, other]) => one === other).length;
  const beyond = beyondChance(pairs);
  return { pairs: pairs.length, same, kappa: beyond === null ? null : beyond.top / beyond.bottom };
}

/** Kappa as a fraction of whole numbers, for whoever rounds it themselves; null where it says nothing. */
export function beyondChance<Value>(
  pairs: readonly (readonly [Value, Value])[],
): { readonly top: number; readonly bottom: number } | null {
  const same = pairs.filter(([one, other]) => one === other).length;
  const firsts = countOf(pairs.map(([one]) => one));
  const seconds = countOf(pairs.map(([, other]) => other));
  const chance = [...firsts].reduce((sum, [value, count]) => sum + count * (seconds.get(value) ?? 0), 0);
  const all = pairs.length * pairs.length;
  return chance === all ? null : { top: same * pairs.length - chance, bottom: all - chance };
}

function countOf<Value>(values: readonly Value[]): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
