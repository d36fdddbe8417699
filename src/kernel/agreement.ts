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
  if (pairs.length === 0) return { pairs: 0, same, kappa: null };
  const firsts = countOf(pairs.map(([one]) => one));
  const seconds = countOf(pairs.map(([, other]) => other));
  // Counts are whole, so that it is exact where the share of chance is all of it.
  const chance = [...firsts].reduce((sum, [value, count]) => sum + count * (seconds.get(value) ?? 0), 0);
  const all = pairs.length * pairs.length;
  return { pairs: pairs.length, same, kappa: chance === all ? null : (same * pairs.length - chance) / (all - chance) };
}

function countOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
