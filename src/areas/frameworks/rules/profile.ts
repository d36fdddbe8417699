export const RELATIONS = ['focus', 'complementary', 'not essential'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a role asks of one capability. */
export type Entry = { readonly capability: string; readonly level: number; readonly relation: Relation };

export type Profile = {
  readonly key: string;
  readonly framework: string;
  readonly name: string;
  readonly told: string;
  readonly entries: readonly Entry[];
};

type Known = { readonly code: string; readonly name: string; readonly group: string; readonly groupName: string };
type Against = {
  readonly capabilities: readonly Known[];
  readonly levels: number;
  readonly mustHaveFocus: readonly string[];
};

/** The groups from which the NSW role builder asks for at least one focus capability each. The others are optional. */
export const NSW_FOCUS_GROUPS: readonly string[] = ['PA', 'RE', 'RS'];

/** What is wrong with a profile, each in a sentence. */
export function faultsOfProfile({ entries }: Pick<Profile, 'entries'>, against: Against): readonly string[] {
  const known = new Map(against.capabilities.map((one) => [one.code, one]));
  const focus = new Set(
    entries.filter(({ relation }) => relation === 'focus').map(({ capability }) => known.get(capability)?.group),
  );
  const groups = new Map(against.capabilities.map(({ group, groupName }) => [group, groupName]));
  return [
    ...entries
      .filter(({ capability }) => !known.has(capability))
      .map(({ capability }) => `The framework has no capability "${capability}".`),
    ...entries
      .filter(({ level }) => !Number.isInteger(level) || level < 1 || level > against.levels)
      .map(({ capability }) => `${known.get(capability)?.name ?? capability} has no such level.`),
    ...(new Set(entries.map(({ capability }) => capability)).size < entries.length
      ? ['A capability stands there twice.']
      : []),
    ...against.mustHaveFocus
      .filter((group) => groups.has(group) && !focus.has(group))
      .map((group) => `Choose at least one focus capability from ${groups.get(group)}.`),
  ];
}
