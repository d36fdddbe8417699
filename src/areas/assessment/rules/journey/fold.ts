import type { Plan } from '../plan/plan.ts';
import type { Act, ActName, ActOf, Entry } from './acts.ts';
import {
  NO_GATEWAY,
  begin,
  firstAttempt,
  latest,
  methodOfCode,
  type Attempt,
  type Begun,
  type Journey,
} from './state.ts';

type Applied<Name extends ActName> = (journey: Journey, act: ActOf<Name>, entry: Entry, plan: Plan) => Partial<Journey>;

const withoutAct = <It extends Act>({ act: _act, ...rest }: It): Omit<It, 'act'> => rest;

/** Changes the attempt that is under way on a method. */
const onAttempt = (
  journey: Journey,
  method: string,
  change: (attempt: Attempt) => Partial<Attempt>,
): Partial<Journey> => {
  const attempt = latest(journey, method);
  const before = (journey.attempts[method] ?? []).slice(0, -1);
  return { attempts: { ...journey.attempts, [method]: [...before, { ...attempt, ...change(attempt) }] } };
};

/** Opens settled methods again: what was decided stays, to be decided anew, and the result is taken back. */
function reopened(journey: Journey, methods: readonly string[]): Partial<Journey> {
  const opened = methods.reduce<Journey>(
    (all, method) => ({ ...all, ...onAttempt(all, method, () => ({ settled: null })) }),
    journey,
  );
  return { attempts: opened.attempts, result: null, changed: true };
}

const PROGRAMME = {
  'take a break': ({ breaks }, { from, until }) => ({ breaks: [...breaks, { from, until }] }),
  'end the break': ({ breaks }, { until }) => ({
    breaks: breaks.map((one) => (one.until === null ? { ...one, until } : one)),
  }),
  claim: ({ evidence }, act) => ({
    evidence: [
      ...evidence.filter(({ id }) => id !== act.id),
      { ...withoutAct(act), standing: 'claimed', answer: '', answeredBy: null },
    ],
  }),
  'answer a claim': ({ evidence }, { id, accepted, words }, { by }) => ({
    evidence: evidence.map((one) =>
      one.id === id ? { ...one, standing: accepted ? 'accepted' : 'returned', answer: words, answeredBy: by } : one,
    ),
  }),
  'plan reviews': (_journey, { months }) => ({ reviewMonths: months }),
  review: ({ reviews, issues }, act, { noted }) => ({
    reviews: [...reviews, { ...withoutAct(act), coverage: noted.coverage ?? {} }],
    issues: [...issues, ...act.issues.map((one) => ({ ...one, settled: null }))],
  }),
  'settle an issue': ({ issues }, { id, words }) => ({
    issues: issues.map((one) => (one.id === id ? { ...one, settled: words } : one)),
  }),
  practise: ({ practice }, { method, on }) => ({ practice: { ...practice, [method]: on } }),
  develop: ({ developed }, act) => ({ developed: [...developed, withoutAct(act)] }),
  advise: ({ advice }, { words }, { by, at }) => ({ advice: [...advice, { by, words, at }] }),
  withdraw: (_journey, { reason }, { day }) => ({ withdrawn: { on: day, reason } }),
} satisfies { [Name in ActName]?: Applied<Name> };

const GATEWAY = {
  'open the gateway': ({ gateway: { called } }, act) => ({
    gateway: { ...NO_GATEWAY, called, opened: withoutAct(act) },
  }),
  'call the meeting': ({ gateway }, act) => ({ gateway: { ...gateway, called: withoutAct(act) } }),
  meet: ({ gateway }, act) => ({ gateway: { ...gateway, meeting: withoutAct(act) } }),
  sign: ({ gateway }, { as, hash }, { by, at, day, noted }) => {
    const kept = Object.entries(gateway.signatures).filter(([, one]) => one.hash === hash);
    const signatures = { ...Object.fromEntries(kept), [as]: { by, hash, at } };
    const signed = noted.statement === undefined ? null : { on: day, statement: noted.statement, hash };
    return { gateway: { ...gateway, signatures, signed } };
  },
  'refuse the gateway': (_journey, { as, reason }, { day }) => ({
    gateway: { ...NO_GATEWAY, refused: { as, reason, on: day } },
  }),
  book: (_journey, act) => ({ booked: withoutAct(act) }),
  allocate: ({ assessors }, { assessor }) => ({
    assessor,
    assessors: assessors.includes(assessor) ? assessors : [...assessors, assessor],
  }),
  // A grade that was confirmed and is not out falls with whoever confirmed it: somebody else settles it anew, and it is looked at.
  'end the allocation': (journey, _act, _entry, plan) => ({
    ...(journey.result === null
      ? {}
      : reopened(
          journey,
          plan.methods.filter(({ decidedBy }) => decidedBy === 'assessor').map(({ key }) => key),
        )),
    assessor: null,
  }),
} satisfies { [Name in ActName]?: Applied<Name> };

const METHODS = {
  select: (journey, { method, evidence, format }) =>
    onAttempt(journey, method, () => ({ selected: { evidence, format } })),
  submit: (journey, { method, words }, { day }) =>
    onAttempt(journey, method, () => ({ submitted: { on: day, words } })),
  interview: (journey, { act: _act, method, ...rest }) => onAttempt(journey, method, () => ({ interview: rest })),
  'plan a session': (journey, { act: _act, method, ...planned }) =>
    onAttempt(journey, method, ({ session }) => ({ session: { ...session, planned } })),
  'begin a session': (journey, { method, remote }, { at }) =>
    onAttempt(journey, method, ({ session }) => ({ session: { ...session, begun: { at, remote } } })),
  'close the observation': (journey, { method }, { noted, by, at }) =>
    onAttempt(journey, method, ({ session, decided, notes }) => {
      const seen = Object.entries(noted.observed ?? {});
      const carried = seen.filter(([, state]) => state === 'no-opportunity').map(([code]) => code);
      const met = seen.flatMap(([code, state]) => (state === 'no-opportunity' ? [] : [[code, state] as const]));
      return {
        session: { ...session, closedAt: at, seconds: noted.seconds ?? 0 },
        decided: { ...decided, ...Object.fromEntries(met) },
        notes: { ...notes, ...Object.fromEntries(met.map(([code]) => [code, { note: '', evidence: [], by, at }])) },
        carried,
        recorded: noted.recorded ?? {},
      };
    }),
  'hold the discussion': (journey, { method, stretches, sections, overReason }, { noted, at }) =>
    onAttempt(journey, method, ({ session }) => ({
      session: { ...session, stretches, sections, overReason, closedAt: at, seconds: noted.seconds ?? 0 },
    })),
  decide: (journey, { decisions }, { by, at }, plan) =>
    decisions.reduce<Journey>((all, { code, state, note, evidence }) => {
      const method = methodOfCode(plan, code) ?? '';
      return {
        ...all,
        ...onAttempt(all, method, ({ decided, notes }) => ({
          decided: { ...decided, [code]: state },
          notes: { ...notes, [code]: { note, evidence, by, at } },
        })),
      };
    }, journey),
  'settle a method': (journey, { method }, { noted, day, by }) => ({
    ...onAttempt(journey, method, () => ({
      settled: noted.grade === undefined ? null : { grade: noted.grade, on: day, by },
    })),
    samples: sampled(journey, noted, method),
  }),
  'try again': (journey, { method, path, payer }) => {
    const before = journey.attempts[method] ?? [];
    return {
      attempts: { ...journey.attempts, [method]: [...before, firstAttempt(before.length + 1, path, payer)] },
      result: null,
      changed: false,
    };
  },
  'review the attempts': (journey, { method }) => ({
    attemptReviews: [...journey.attemptReviews, { method, attempt: latest(journey, method).n }],
  }),
} satisfies { [Name in ActName]?: Applied<Name> };

const sampled = ({ samples }: Journey, { sample }: Entry['noted'], method: string | null): Journey['samples'] =>
  sample === undefined ? samples : [...samples, { ...sample, method, outcome: null, words: '' }];

const QUALITY = {
  'confirm the grade': (journey, _act, { noted, day, by }) => ({
    result: noted.overall === undefined ? null : { overall: noted.overall, on: day, by, releasedOn: null },
    samples: sampled(journey, noted, null),
  }),
  'name an assurer': (_journey, { assurer }) => ({ assurer }),
  assure: (journey, { sample, upheld, words, methods }) => ({
    ...(upheld ? {} : reopened(journey, methods)),
    samples: journey.samples.map((one) =>
      one.id === sample ? { ...one, outcome: upheld ? ('upheld' as const) : ('returned' as const), words } : one,
    ),
  }),
  release: ({ result, results }, _act, { day }) => {
    const released = result === null ? null : { ...result, releasedOn: day };
    return { result: released, results: released === null ? results : [...results, released], appeal: null };
  },
  appeal: (_journey, { words }, { day }) => ({ appeal: { on: day, words, outcome: null, answer: '' } }),
  'answer the appeal': (journey, { upheld, words, methods }) => ({
    ...(upheld ? { ...reopened(journey, methods), assessor: null } : {}),
    appeal:
      journey.appeal === null
        ? null
        : { ...journey.appeal, outcome: upheld ? ('upheld' as const) : ('dismissed' as const), answer: words },
  }),
} satisfies { [Name in ActName]?: Applied<Name> };

const APPLY: { readonly [Name in ActName]: Applied<Name> } = { ...PROGRAMME, ...GATEWAY, ...METHODS, ...QUALITY };

/** What an act makes of a programme. It is never asked whether the act was allowed: what is on record has happened. */
export function after(plan: Plan, journey: Journey, entry: Entry): Journey {
  // The table holds for each name the function of exactly that act, which the compiler cannot follow from a union.
  const apply = APPLY[entry.act.act] as Applied<ActName>;
  return { ...journey, ...apply(journey, entry.act, entry, plan), seq: entry.seq };
}

/** A programme as its record tells it. */
export const journeyOf = (plan: Plan, begun: Begun, entries: readonly Entry[]): Journey =>
  entries.reduce((journey, entry) => after(plan, journey, entry), begin(plan, begun));
