import { monthsOn, type DayText } from '../plan/dates.ts';

/**
 * What somebody had to do with a thing: a team, a shift, a case, a piece of evidence, a programme, an organisation. Two people
 * are linked where they meet in one thing (rule I3, computed and never only declared).
 */
export const TRACES = [
  'in team',
  'on shift',
  'reports to',
  'is',
  'learns in',
  'manages in',
  'trains in',
  'coaches in',
  'reviews in',
  'assesses in',
  'assures in',
  'in cohort',
  'delivers in cohort',
  'assesses in cohort',
  'owns evidence',
  'wrote evidence',
  'verified evidence',
  'gave feedback',
  'was given feedback',
  'handled case',
  'approved on case',
  'checked case',
  'complained about on case',
  'belongs to',
  'declared',
] as const;
export type TraceKind = (typeof TRACES)[number];

export type Trace = {
  readonly person: string;
  readonly kind: TraceKind;
  /** What it was about: an id, with its kind before it where ids could meet by accident. */
  readonly thing: string;
  /** What people call it, for the sentence that names the link. */
  readonly called?: string | undefined;
  readonly on?: DayText | undefined;
};

export const LINKS = [
  'same reporting line',
  'same team',
  'shared shift',
  'took part in the programme',
  'assessed in the programme',
  'delivered or assessed in the cohort',
  'had to do with the evidence',
  'feedback',
  'same case',
  'same organisation',
  'declared conflict',
] as const;
export type LinkKind = (typeof LINKS)[number];

export type Link = {
  readonly link: LinkKind;
  readonly thing: string;
  readonly called: string;
  readonly on: DayText | null;
  /** What each of the two had to do with it: first the one who is assessed. */
  readonly theirs: TraceKind;
  readonly others: TraceKind;
};

const ON_CASE: readonly TraceKind[] = ['handled case', 'approved on case', 'checked case', 'complained about on case'];
const DELIVERS: readonly TraceKind[] = ['manages in', 'trains in', 'coaches in', 'reviews in'];
const EVIDENCE: readonly TraceKind[] = ['owns evidence', 'wrote evidence', 'verified evidence'];

type Meeting = { readonly link: LinkKind; readonly one: readonly TraceKind[]; readonly other: readonly TraceKind[] };

/** Where two people meet in one thing, and it disqualifies. Each row holds both ways round. */
const MEETINGS: readonly Meeting[] = [
  { link: 'same reporting line', one: ['reports to'], other: ['reports to', 'is'] },
  { link: 'same team', one: ['in team'], other: ['in team'] },
  { link: 'shared shift', one: ['on shift'], other: ['on shift'] },
  { link: 'took part in the programme', one: ['learns in'], other: [...DELIVERS, 'learns in'] },
  { link: 'had to do with the evidence', one: ['owns evidence'], other: EVIDENCE },
  { link: 'feedback', one: ['was given feedback'], other: ['gave feedback'] },
  { link: 'same case', one: ON_CASE, other: ON_CASE },
  { link: 'same organisation', one: ['belongs to'], other: ['belongs to'] },
  { link: 'declared conflict', one: ['declared'], other: ['declared'] },
];

/** Whoever assures must not have assessed either, and in strict mode nowhere in the cohort (rule Q3, resolution U). */
const ASSURING: readonly Meeting[] = [
  ...MEETINGS,
  { link: 'assessed in the programme', one: ['learns in'], other: ['assesses in'] },
];
const STRICT: readonly Meeting[] = [
  ...ASSURING,
  {
    link: 'delivered or assessed in the cohort',
    one: ['in cohort'],
    other: ['delivers in cohort', 'assesses in cohort'],
  },
];

export type Between = { readonly apprentice: string; readonly other: string };

/** Every disqualifying link between two people, in the order of the rules. The traces may hold more than concerns them. */
export function linksBetween(
  { apprentice, other }: Between,
  traces: readonly Trace[],
  as: 'assessor' | 'assurer' | 'strict assurer' = 'assessor',
): readonly Link[] {
  const theirs = traces.filter(({ person }) => person === apprentice);
  const others = new Map<string, Trace[]>();
  for (const trace of traces)
    if (trace.person === other) others.set(trace.thing, [...(others.get(trace.thing) ?? []), trace]);
  const meetings = as === 'assessor' ? MEETINGS : as === 'assurer' ? ASSURING : STRICT;
  const found = theirs.flatMap((mine) => (others.get(mine.thing) ?? []).flatMap((his) => linkOf(meetings, mine, his)));
  const seen = new Set<string>();
  return found
    .filter(({ link, thing }) => !seen.has(`${link} ${thing}`) && seen.add(`${link} ${thing}`))
    .toSorted((a, b) => LINKS.indexOf(a.link) - LINKS.indexOf(b.link));
}

function linkOf(meetings: readonly Meeting[], mine: Trace, his: Trace): readonly Link[] {
  return meetings
    .filter(
      ({ one, other }) =>
        (one.includes(mine.kind) && other.includes(his.kind)) || (one.includes(his.kind) && other.includes(mine.kind)),
    )
    .map(({ link }) => ({
      link,
      thing: mine.thing,
      called: mine.called ?? his.called ?? '',
      on: his.on ?? mine.on ?? null,
      theirs: mine.kind,
      others: his.kind,
    }));
}

/** What the assessment organisation has on record of an assessor. */
export type Assessor = {
  /** Declared by them and approved by the organisation (I1). */
  readonly knowsSector: boolean;
  readonly competentSince: DayText | null;
  /** The latest evidence that it is current. */
  readonly currentOn: DayText | null;
  readonly qualification: 'holds' | 'works towards' | 'expertise' | null;
  readonly standardisedOn: DayText | null;
  /** The lead for internal quality may extend once by thirty days, with a reason (resolution V). */
  readonly extendedUntil: DayText | null;
  readonly contractFrom: DayText | null;
  readonly contractUntil: DayText | null;
  /** Conflicts that somebody declared and nobody has settled. */
  readonly openDeclarations: number;
};

export type Hindrance =
  | 'I1 sector'
  | 'I2 competence'
  | 'I2 current'
  | 'I3 declaration'
  | 'I4 qualification'
  | 'I7 standardisation'
  | 'I8 contract';

const COMPETENT_MONTHS = 24;
const CURRENT_MONTHS = 12;

/** Until when somebody's standardisation holds; null where they took part in none. */
export function standardisedUntil(
  it: Pick<Assessor, 'standardisedOn' | 'extendedUntil'>,
  months: number,
): DayText | null {
  if (it.standardisedOn === null) return null;
  const until = monthsOn(it.standardisedOn, months);
  return it.extendedUntil !== null && it.extendedUntil > until ? it.extendedUntil : until;
}

/** What keeps somebody from assessing on a day; nothing where they may. Asked at allocation, at each session and at the grade. */
export function hindrances(it: Assessor, today: DayText, standardisationMonths: number): readonly Hindrance[] {
  const until = standardisedUntil(it, standardisationMonths);
  const found: readonly (Hindrance | false)[] = [
    !it.knowsSector && 'I1 sector',
    notBefore(it.competentSince, COMPETENT_MONTHS, today) && 'I2 competence',
    (it.currentOn === null || monthsOn(it.currentOn, CURRENT_MONTHS) < today) && 'I2 current',
    it.openDeclarations > 0 && 'I3 declaration',
    it.qualification === null && 'I4 qualification',
    (until === null || until < today) && 'I7 standardisation',
    !underContract(it, today) && 'I8 contract',
  ];
  return found.filter((one) => one !== false);
}

const notBefore = (since: DayText | null, months: number, today: DayText): boolean =>
  since === null || monthsOn(since, months) > today;

const underContract = ({ contractFrom, contractUntil }: Assessor, today: DayText): boolean =>
  contractFrom !== null && contractFrom <= today && (contractUntil === null || contractUntil >= today);
