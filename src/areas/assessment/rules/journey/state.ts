import type { Break, DayText, Stretch } from '../plan/dates.ts';
import type { Decided, MethodGrade, Overall } from '../plan/grade.ts';
import type { Plan } from '../plan/plan.ts';
import type { SampleReason } from '../quality/sample.ts';
import type { ActOf, Signer } from './acts.ts';

/** Who takes part, as the programme was begun. The provider is missing where the employer does its part (P2). */
export type Parties = {
  readonly apprentice: string;
  readonly manager: string;
  readonly coach: string | null;
  readonly provider: string | null;
};

export type Begun = {
  readonly startedOn: DayText;
  readonly parties: Parties;
  /** What the system draws by. Recorded at the beginning, and shown to nobody before the result. */
  readonly seed: string;
  readonly cost: number | null;
};

export type Evidence = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly on: DayText;
  readonly criteria: readonly string[];
  readonly words: string;
  readonly standing: 'claimed' | 'accepted' | 'returned';
  readonly answer: string;
  readonly answeredBy: string | null;
};

export type Review = Omit<ActOf<'review'>, 'act'> & { readonly coverage: Readonly<Record<string, number>> };
export type Issue = Review['issues'][number] & { readonly settled: string | null };

export type Signature = { readonly by: string; readonly hash: string; readonly at: number };

export type Gateway = {
  readonly opened: Omit<ActOf<'open the gateway'>, 'act'> | null;
  /** For when the meeting is called; over once it was held. */
  readonly called: Omit<ActOf<'call the meeting'>, 'act'> | null;
  readonly meeting: Omit<ActOf<'meet'>, 'act'> | null;
  readonly signatures: Readonly<Partial<Record<Signer, Signature>>>;
  readonly refused: { readonly as: Signer; readonly reason: string; readonly on: DayText } | null;
  /** The statement everybody signed, once they have. */
  readonly signed: { readonly on: DayText; readonly statement: string; readonly hash: string } | null;
};

export type Session = {
  readonly planned: Omit<ActOf<'plan a session'>, 'act' | 'method'> | null;
  readonly begun: { readonly at: number; readonly remote: ActOf<'begin a session'>['remote'] } | null;
  readonly seconds: number | null;
  readonly closedAt: number | null;
  readonly stretches: readonly Stretch[];
  readonly sections: ActOf<'hold the discussion'>['sections'];
  readonly overReason: string;
};

export type Attempt = {
  readonly n: number;
  readonly path: 'first' | 'retake' | 'resit';
  readonly payer: 'programme' | 'provider' | 'employer' | null;
  readonly selected: { readonly evidence: readonly string[]; readonly format: string } | null;
  readonly submitted: { readonly on: DayText; readonly words: string } | null;
  readonly interview: Omit<ActOf<'interview'>, 'act' | 'method'> | null;
  readonly session: Session;
  readonly decided: Decided;
  readonly notes: Readonly<
    Record<
      string,
      { readonly note: string; readonly evidence: readonly string[]; readonly by: string; readonly at: number }
    >
  >;
  /** Criteria that the observation had no opportunity for: the discussion decides them. */
  readonly carried: readonly string[];
  /** Modules recorded here and graded elsewhere. */
  readonly recorded: Readonly<Record<string, 'met' | 'not-met'>>;
  readonly settled: { readonly grade: MethodGrade; readonly on: DayText; readonly by: string } | null;
};

export type Sample = {
  readonly id: string;
  /** Null: of the whole. */
  readonly method: string | null;
  readonly reasons: readonly SampleReason[];
  readonly outcome: 'upheld' | 'returned' | null;
  readonly words: string;
};

export type Result = {
  readonly overall: Overall;
  readonly on: DayText;
  readonly by: string;
  readonly releasedOn: DayText | null;
};

export type Journey = Begun & {
  readonly seq: number;
  readonly breaks: readonly Break[];
  readonly evidence: readonly Evidence[];
  readonly reviewMonths: readonly number[];
  readonly reviews: readonly Review[];
  readonly issues: readonly Issue[];
  readonly practice: Readonly<Record<string, DayText>>;
  readonly developed: readonly Omit<ActOf<'develop'>, 'act'>[];
  readonly advice: readonly { readonly by: string; readonly words: string; readonly at: number }[];
  readonly gateway: Gateway;
  readonly booked: Omit<ActOf<'book'>, 'act'> | null;
  readonly assessor: string | null;
  /** Everybody who ever assessed here. */
  readonly assessors: readonly string[];
  readonly assurer: string | null;
  readonly attempts: Readonly<Record<string, readonly Attempt[]>>;
  readonly attemptReviews: readonly { readonly method: string; readonly attempt: number }[];
  readonly samples: readonly Sample[];
  /** A decision was opened again after it was confirmed or settled. */
  readonly changed: boolean;
  /** The grade that is confirmed and not yet taken back. */
  readonly result: Result | null;
  readonly results: readonly Result[];
  readonly appeal: {
    readonly on: DayText;
    readonly words: string;
    readonly outcome: 'upheld' | 'dismissed' | null;
    readonly answer: string;
  } | null;
  readonly withdrawn: { readonly on: DayText; readonly reason: string } | null;
};

export const NO_SESSION: Session = {
  planned: null,
  begun: null,
  seconds: null,
  closedAt: null,
  stretches: [],
  sections: [],
  overReason: '',
};

export const firstAttempt = (n: number, path: Attempt['path'], payer: Attempt['payer']): Attempt => ({
  n,
  path,
  payer,
  selected: null,
  submitted: null,
  interview: null,
  session: NO_SESSION,
  decided: {},
  notes: {},
  carried: [],
  recorded: {},
  settled: null,
});

export const NO_GATEWAY: Gateway = {
  opened: null,
  called: null,
  meeting: null,
  signatures: {},
  refused: null,
  signed: null,
};

/** A programme on its first day. */
export const begin = (plan: Plan, begun: Begun): Journey => ({
  ...begun,
  seq: 0,
  breaks: [],
  evidence: [],
  reviewMonths: plan.programme.reviewMonths,
  reviews: [],
  issues: [],
  practice: {},
  developed: [],
  advice: [],
  gateway: NO_GATEWAY,
  booked: null,
  assessor: null,
  assessors: [],
  assurer: null,
  attempts: Object.fromEntries(plan.methods.map(({ key }) => [key, [firstAttempt(1, 'first', null)]])),
  attemptReviews: [],
  samples: [],
  changed: false,
  result: null,
  results: [],
  appeal: null,
  withdrawn: null,
});

export const latest = (journey: Journey, method: string): Attempt =>
  journey.attempts[method]?.at(-1) ?? firstAttempt(1, 'first', null);

export const branchesOf = (journey: Journey): readonly string[] => journey.gateway.opened?.branches ?? [];

/** Whoever stands for the trainer at the gateway: the provider's person, else the employer's own (resolution W). */
export const trainerOf = ({ parties }: Journey): string | null => parties.provider ?? parties.coach;

export const openSamples = ({ samples }: Journey): readonly Sample[] =>
  samples.filter(({ outcome }) => outcome === null);

export const STAGES = [
  'on programme',
  'at the gateway',
  'to be booked',
  'waits for an assessor',
  'being assessed',
  'to be assured',
  'to be released',
  'complete',
  'failed',
  'under appeal',
  'withdrawn',
] as const;
export type Stage = (typeof STAGES)[number];

/** The day on which the result that stands was released; null where none is. */
export const releasedOn = ({ result }: Pick<Journey, 'result'>): DayText | null => result?.releasedOn ?? null;

/** Where a programme stands, from what is on record. */
export function stageOf(journey: Journey): Stage {
  const { gateway, withdrawn, result } = journey;
  if (withdrawn !== null) return 'withdrawn';
  if (result !== null) return stageOfResult(journey, result);
  if (gateway.signed === null) return gateway.opened === null ? 'on programme' : 'at the gateway';
  if (journey.booked === null) return 'to be booked';
  return journey.assessor === null ? 'waits for an assessor' : 'being assessed';
}

function stageOfResult(journey: Journey, result: Result): Stage {
  if (result.releasedOn === null) return openSamples(journey).length > 0 ? 'to be assured' : 'to be released';
  if (journey.appeal !== null && journey.appeal.outcome === null) return 'under appeal';
  return result.overall.outcome === 'fail' ? 'failed' : 'complete';
}

/** What each criterion has of accepted evidence: what was accepted here, and what the record of capability brings. */
export function coverageOf(
  journey: Journey,
  brought: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { ...brought };
  for (const { standing, criteria } of journey.evidence)
    if (standing === 'accepted') for (const code of criteria) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** The method that grades a criterion. */
export const methodOfCode = (plan: Plan, code: string): string | undefined =>
  plan.criteria.find((one) => one.code === code)?.method;
