/** What happened, as far as candidates are told apart by it. */
export type Happened = {
  readonly seq: number;
  readonly kind: string;
  readonly at: number;
  readonly caseId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};

/** What else is known of the work. */
export type About = {
  readonly caseKind: string;
  /** The officer wrote to the customer on this case, or spoke with them. */
  readonly wrote: boolean;
  readonly spoke: boolean;
  /** They turned to the customer more than once on this case. */
  readonly informed: boolean;
};

/** Codes of lines, by the key of their framework. */
type Criteria = Readonly<Record<string, readonly string[]>>;

/** One line of the map: an event of ordinary work, what makes it evidence, and of what. */
export type MapLine = {
  readonly key: string;
  readonly event: string;
  readonly kind: string;
  readonly when: {
    readonly caseKinds?: readonly string[] | undefined;
    readonly to?: readonly string[] | undefined;
    readonly is?: Readonly<Record<string, string | number | boolean>> | undefined;
    readonly wrote?: boolean | undefined;
    readonly spoke?: boolean | undefined;
  };
  readonly title: string;
  readonly because: string;
  readonly criteria: Criteria;
  /** Shown as well where they turned to the customer more than once: one answer is none that kept somebody informed. */
  readonly informed?: Criteria | undefined;
};

/** The line of the map that an event meets, or none. The first that fits counts. */
export const lineFor = (map: readonly MapLine[], it: Happened, about: About): MapLine | undefined =>
  map.find(({ event, when }) => event === it.kind && meets(when, it, about));

/** The codes a line of the map stands for, with what more was done. */
export const criteriaOf = ({ criteria, informed }: MapLine, about: About): Criteria =>
  informed === undefined || !about.informed
    ? criteria
    : Object.fromEntries(
        [...new Set([...Object.keys(criteria), ...Object.keys(informed)])].map((key) => [
          key,
          [...(criteria[key] ?? []), ...(informed[key] ?? [])],
        ]),
      );

function meets({ caseKinds, to, is = {}, wrote, spoke }: MapLine['when'], { data }: Happened, about: About): boolean {
  const target = data['to'];
  return (
    (caseKinds === undefined || caseKinds.includes(about.caseKind)) &&
    (to === undefined || (typeof target === 'string' && to.includes(target))) &&
    Object.entries(is).every(([name, value]) => data[name] === value) &&
    (wrote === undefined || wrote === about.wrote) &&
    (spoke === undefined || spoke === about.spoke)
  );
}

/** Events of the same matter within a day that say the same are offered once: the newest stands for them. */
export function onceEach<T extends { readonly key: string; readonly caseId: string | null; readonly seq: number }>(
  found: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => b.seq - a.seq)
    .filter(({ key, caseId, seq }) => {
      const name = `${key} ${caseId ?? seq}`;
      if (seen.has(name)) return false;
      seen.add(name);
      return true;
    });
}

type Line = {
  readonly id: string;
  readonly code: string;
  readonly parentId: string | null;
  readonly claimed: boolean;
  readonly level: number | null;
};

/**
 * The lines of one framework that a code of the map means: itself where evidence is claimed for it, or else what of it is below.
 * A capability means the level that the role asks for.
 */
export function linesMeant(
  items: readonly Line[],
  codes: readonly string[],
  levelOf: (code: string) => number,
): readonly string[] {
  const below = Map.groupBy(items, ({ parentId }) => parentId);
  return codes.flatMap((code) => {
    const item = items.find((one) => one.code === code);
    if (item === undefined) return [];
    if (item.claimed) return [item.id];
    const parts = (below.get(item.id) ?? []).filter(({ claimed }) => claimed);
    const leveled = parts.filter(({ level }) => level !== null);
    return (leveled.length > 0 ? leveled.filter(({ level }) => level === levelOf(code)) : parts).map(({ id }) => id);
  });
}
