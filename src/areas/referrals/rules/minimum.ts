/**
 * What a service can be told about a customer. Their name always goes, or nobody could be met; of the rest only what the service
 * says it needs, and only what is known.
 */
export const PARTICULARS = [
  'email',
  'phone',
  'post',
  'language',
  'needs',
  'their words',
  'what they need',
  'what they expect',
] as const;
export type Particular = (typeof PARTICULARS)[number];

export type Known = { readonly name: string } & Readonly<Partial<Record<Particular, string>>>;

export type Minimum = {
  readonly given: Readonly<Record<string, string>>;
  /** Known to us, and not told to them. */
  readonly heldBack: readonly Particular[];
  /** Asked for by them, and not known to us. */
  readonly lacking: readonly Particular[];
};

const isKnown = (known: Known, name: Particular): boolean => (known[name] ?? '').trim() !== '';

/**
 * The least that a service needs. The officer may hold back more where a customer wants it so, and can never add what the service
 * does not ask for.
 */
export function minimumFor(known: Known, asks: readonly string[], withheld: readonly string[] = []): Minimum {
  const goes = (name: Particular) => asks.includes(name) && !withheld.includes(name);
  const given = PARTICULARS.filter((name) => goes(name) && isKnown(known, name));
  return {
    given: { name: known.name, ...Object.fromEntries(given.map((name) => [name, known[name] ?? ''])) },
    heldBack: PARTICULARS.filter((name) => isKnown(known, name) && !given.includes(name)),
    lacking: PARTICULARS.filter((name) => asks.includes(name) && !isKnown(known, name)),
  };
}
