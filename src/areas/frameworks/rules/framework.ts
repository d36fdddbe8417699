/** What a line of a framework is. What an imported framework calls otherwise is `other`, and keeps its name in its facts. */
export const KINDS = [
  'group',
  'capability',
  'level',
  'indicator',
  'module',
  'standard',
  'criterion',
  'passCriterion',
  'distinctionCriterion',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

export type Facts = Readonly<Record<string, unknown>>;

export type Item = {
  /** Names the line within its framework. The code that people see may be missing, or stand there twice, in what others made. */
  readonly key: string;
  readonly parent: string | null;
  readonly kind: Kind;
  readonly code: string;
  readonly name: string;
  readonly text: string;
  /** Which level it belongs to, from 1, where the framework has levels. */
  readonly level: number | null;
  readonly facts: Facts;
};

/** How two lines belong together besides one being part of the other. `to` is a key, or an address elsewhere. */
export type Link = { readonly from: string; readonly kind: string; readonly to: string; readonly facts: Facts };

export type Framework = {
  readonly key: string;
  readonly version: number;
  /** What it is called where there is little room. */
  readonly short: string;
  readonly title: string;
  readonly issuer: string;
  readonly licence: string;
  readonly source: { readonly title: string; readonly url: string };
  readonly told: string;
  /** The kinds of lines that evidence is claimed for. Where none is named, it is every line without lines below it. */
  readonly claimed: readonly Kind[];
  readonly levels: readonly string[];
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  /** What it said that has no place here, so that it can be given back as it came. */
  readonly facts: Facts;
};

const MOST_ITEMS = 5000;

/** What is wrong with a framework, each in a sentence. */
export function faultsOf({ items, links, title }: Framework): readonly string[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const lost = items.filter(({ parent }) => parent !== null && !byKey.has(parent));
  return [
    ...(title.trim() === '' ? ['It has no title.'] : []),
    ...(items.length > MOST_ITEMS ? [`It has ${items.length} lines; ${MOST_ITEMS} is the most.`] : []),
    ...(byKey.size < items.length ? ['Two of its lines have the same identifier.'] : []),
    ...lost.slice(0, 5).map((item) => `"${labelOf(item)}" belongs to a line that is not there.`),
    ...items
      .filter(({ text }) => text.trim() === '')
      .slice(0, 5)
      .map((item) => `"${labelOf(item)}" has no words.`),
    ...(inCircle(items, byKey) ? ['Some of its lines are part of each other in a circle.'] : []),
    ...links
      .filter(({ from }) => !byKey.has(from))
      .slice(0, 5)
      .map(({ from }) => `A link begins at "${from}", which is not there.`),
  ];
}

const labelOf = ({ code, key }: Item): string => (code === '' ? key : code);

function inCircle(items: readonly Item[], byKey: ReadonlyMap<string, Item>): boolean {
  const ends = new Set<string>();
  return items.some((item) => {
    const path = new Set<string>();
    let at: Item | undefined = item;
    while (at !== undefined && !ends.has(at.key)) {
      if (path.has(at.key)) return true;
      path.add(at.key);
      at = at.parent === null ? undefined : byKey.get(at.parent);
    }
    for (const key of path) ends.add(key);
    return false;
  });
}

/** The lines in the order in which they are read: each before what is part of it, and otherwise as they stand. */
export function inOrder(items: readonly Item[]): readonly Item[] {
  const below = Map.groupBy(items, ({ parent }) => parent);
  const keys = new Set(items.map(({ key }) => key));
  const walk = (item: Item): Item[] => [item, ...(below.get(item.key) ?? []).flatMap(walk)];
  return items.filter(({ parent }) => parent === null || !keys.has(parent)).flatMap(walk);
}

type Claimable = { readonly key: string; readonly parent: string | null; readonly kind: Kind };

/** The keys of the lines that evidence is claimed for. */
export function claimableIn(items: readonly Claimable[], claimed: readonly Kind[]): ReadonlySet<string> {
  const parents = new Set(items.map(({ parent }) => parent));
  return new Set(
    items
      .filter(({ key, kind }) => (claimed.length === 0 ? !parents.has(key) : claimed.includes(kind)))
      .map(({ key }) => key),
  );
}
