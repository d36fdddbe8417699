/** What is suggested of a case from the words of its customer. */
export const FIELDS = ['topic', 'agency', 'service', 'queue', 'kind', 'urgency', 'language', 'tone'] as const;
export type Field = (typeof FIELDS)[number];

/** With fewer examples of it a value has not been learned, and a field not with fewer than two values. */
const LEAST_EXAMPLES = 12;
const MOST_PER_VALUE = 400;

export type Example = { readonly text: string; readonly label: string };

/**
 * What is learned from, of what officers said last: values with enough examples, and of none so many that it drowns the others.
 * Nothing while there are not two such values.
 */
export function teachable(newestFirst: readonly Example[]): readonly Example[] {
  const counts = Map.groupBy(
    newestFirst.filter(({ text, label }) => label !== '' && text.trim() !== ''),
    ({ label }) => label,
  );
  const usable = [...counts.values()].filter(({ length }) => length >= LEAST_EXAMPLES);
  return usable.length < 2 ? [] : usable.flatMap((of) => of.slice(0, MOST_PER_VALUE));
}
