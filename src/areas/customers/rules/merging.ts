/** What two records become when the first is joined to the second. Nothing is moved; this is what will be shown as one. */
export type Side = {
  readonly name: string;
  readonly language: string | null;
  readonly needs: readonly string[];
  readonly points: readonly string[];
  readonly organisations: readonly string[];
  readonly representatives: readonly string[];
};

export type Field = keyof Side;
export type Becoming = {
  readonly field: Field;
  readonly from: readonly string[];
  readonly into: readonly string[];
  readonly becomes: readonly string[];
};

const one = (value: string | null): readonly string[] => (value === null || value === '' ? [] : [value]);
const both = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...b, ...a])];

/** Field by field: the name of the record that stays; everything else of both. */
export function afterMerge(from: Side, into: Side): readonly Becoming[] {
  const fields: readonly Becoming[] = [
    { field: 'name', from: [from.name], into: [into.name], becomes: [into.name] },
    {
      field: 'language',
      from: one(from.language),
      into: one(into.language),
      becomes: one(into.language ?? from.language),
    },
    ...(['points', 'needs', 'organisations', 'representatives'] as const).map((field) => ({
      field,
      from: from[field],
      into: into[field],
      becomes: both(from[field], into[field]),
    })),
  ];
  return fields.filter(({ field, becomes }) => field === 'name' || becomes.length > 0);
}
