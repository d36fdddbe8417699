/** Where a complaint stands, in the words of the rule packs. */
export const STANDINGS = [
  'received',
  'acknowledged',
  'looked into again',
  'answered',
  'remedies outstanding',
  'outside',
  'refused',
  'withdrawn',
  'service request',
  'closed',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the customer got from it. A report to the CFPB asks for the one that was worth most. */
export const RELIEFS = ['monetary', 'non-monetary', 'explanation', 'none'] as const;
export type Relief = (typeof RELIEFS)[number];

export const OPEN311 = ['open', 'closed'] as const;
export const QUEENSLAND = ['received', 'further action', 'no further action'] as const;

export type Status = {
  readonly open311: (typeof OPEN311)[number];
  /** The category, or `by relief` where it depends on what the customer got. */
  readonly cfpb: string;
  readonly queensland: (typeof QUEENSLAND)[number];
  readonly public: string;
};

export type Stage = {
  readonly key: string;
  readonly title: string;
  /** Nobody who had to do with an earlier stage may own, look into or decide this one. */
  readonly independent: boolean;
  /** Keys of the clock rules that run in it. */
  readonly clocks: readonly string[];
};

type Source = { readonly title: string; readonly passage: string; readonly url: string };

export type Pack = {
  readonly key: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly title: string;
  readonly told: string;
  readonly source: Source;
  /** The shipped clock packs in which the rules of the stages lie. */
  readonly clocks: readonly string[];
  readonly stages: readonly Stage[];
  readonly external: { readonly name: string; readonly words: string; readonly url: string };
  /** What each letter has to say. */
  readonly notices: Readonly<Record<'acknowledgement' | 'extension' | 'answer' | 'refusal', readonly string[]>>;
  readonly refusals: readonly { readonly code: string; readonly words: string }[];
  readonly late: { readonly months: number; readonly words: string; readonly source: Source };
  readonly relief: Readonly<Record<Relief, string>>;
  readonly statuses: Readonly<Record<Standing, Status>>;
};

/** The version that binds what reached us on this day: the newest that was in force, else the first there was. */
export function packInForce(packs: readonly Pack[], key: string, day: string): Pack | undefined {
  const versions = packs.filter((one) => one.key === key).toSorted((one, other) => other.version - one.version);
  return versions.find(({ effectiveFrom }) => effectiveFrom <= day) ?? versions.at(-1);
}

/** What is wrong with a pack, each in a sentence. A pack with a fault is never shipped. */
export function faultsOfPack(pack: Pack, clockRules: ReadonlySet<string>): readonly string[] {
  const unknown = pack.stages.flatMap(({ clocks }) => clocks).filter((key) => !clockRules.has(key));
  return [
    ...unknown.map((key) => `${pack.key}: there is no clock rule "${key}".`),
    ...(pack.stages.length === 0 ? [`${pack.key}: it has no stage.`] : []),
    ...(pack.stages[0]?.independent === true ? [`${pack.key}: the first stage cannot be independent of another.`] : []),
    ...STANDINGS.filter((standing) => pack.statuses[standing].public.trim() === '').map(
      (standing) => `${pack.key}: the customer has no words for "${standing}".`,
    ),
    ...(new Set(pack.refusals.map(({ code }) => code)).size === pack.refusals.length
      ? []
      : [`${pack.key}: a refusal has its code twice.`]),
  ];
}

export type Reported = Status;

/** What others call a standing, with the CFPB's category worked out. */
export function statusOf(pack: Pack, standing: Standing, relief: Relief): Reported {
  const status = pack.statuses[standing];
  return { ...status, cfpb: status.cfpb === 'by relief' ? pack.relief[relief] : status.cfpb };
}

type Stands = {
  readonly state: 'open' | 'refused' | 'withdrawn' | 'service request';
  readonly acknowledgedAt: number | null;
  readonly stage: number;
  /** When the stage at which it is was answered. */
  readonly answeredAt: number | null;
  /** Remedies that are not done. */
  readonly owed: number;
  /** The case is closed. */
  readonly closed: boolean;
  /** The body outside is looking at it. */
  readonly outside: boolean;
};

/** Where a complaint stands, from what is on record. */
export function standingOf({ state, acknowledgedAt, stage, answeredAt, owed, closed, outside }: Stands): Standing {
  if (outside) return 'outside';
  if (state !== 'open') return state;
  if (answeredAt !== null && owed > 0) return 'remedies outstanding';
  if (closed) return 'closed';
  if (answeredAt !== null) return 'answered';
  if (stage > 1) return 'looked into again';
  return acknowledgedAt === null ? 'received' : 'acknowledged';
}
