import { z } from 'zod';
import { id, instant } from '#kernel/fields.ts';
import { PARTIES, SIGNERS, STAGES } from '../rules/index.ts';
import { day } from './acts.ts';

const code = z.string();
const outcome = z.enum(['fail', 'pass', 'distinction', 'incomplete']);

const step = z.object({
  step: z.enum(['left out', 'undecided', 'pass criteria', 'distinction criteria', 'capped', 'outcome']),
  codes: z.array(code).optional(),
  unmet: z.array(code).optional(),
  met: z.number().optional(),
  of: z.number().optional(),
  left: z.number().optional(),
  right: z.number().optional(),
  reached: z.boolean().optional(),
});
const methodGrade = z.object({ method: z.string(), outcome, steps: z.array(step) });
const overall = z.object({
  outcome,
  average: z.number().nullable(),
  distinctionAt: z.number(),
  depth: z.number(),
  parts: z.array(z.object({ method: z.string(), weight: z.number(), outcome, points: z.number().nullable() })),
});

const evidence = z.object({
  id,
  title: z.string(),
  kind: z.string(),
  on: day,
  criteria: z.array(code),
  words: z.string(),
  standing: z.enum(['claimed', 'accepted', 'returned']),
  answer: z.string(),
  answeredBy: id.nullable(),
});

const session = z.object({
  plannedAt: instant.nullable(),
  minutes: z.number().nullable(),
  place: z.string().nullable(),
  plan: z.string().nullable(),
  /** Only for the assessor. */
  questions: z.array(z.object({ section: z.string(), about: z.string(), words: z.string() })),
  begunAt: instant.nullable(),
  closedAt: instant.nullable(),
  seconds: z.number().nullable(),
  sections: z.array(z.object({ title: z.string(), words: z.string() })),
});

const attempt = z.object({
  method: z.string(),
  n: z.number(),
  path: z.enum(['first', 'retake', 'resit']),
  payer: z.string().nullable(),
  selected: z.array(z.string()),
  format: z.string().nullable(),
  /** What the selection does not tell of yet: quarters of the year, and kinds of evidence. */
  missingQuarters: z.array(z.number()),
  missingKinds: z.array(z.string()),
  submitted: z.object({ on: day, words: z.string() }).nullable(),
  files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), size: z.number() })),
  interviewedOn: day.nullable(),
  session,
  decided: z.array(z.object({ code, state: z.enum(['met', 'not-met', 'undecided']), note: z.string() })),
  carried: z.array(code),
  /** What the engine makes of the decisions so far, or made of them when the method was settled. */
  grade: methodGrade.nullable(),
  settledOn: day.nullable(),
  /** Criteria for which nothing was learnt since this attempt failed. */
  undeveloped: z.array(code),
});

export const programmeView = z.object({
  id,
  plan: z.string(),
  planVersion: z.number(),
  title: z.string(),
  stage: z.enum(STAGES),
  seq: z.number(),
  mine: z.array(z.enum(PARTIES)),
  names: z.array(z.object({ id, name: z.string() })),
  apprentice: id,
  manager: id,
  coach: id.nullable(),
  provider: id.nullable(),
  employer: z.string(),
  organisation: z.string(),
  assessor: id.nullable(),
  assurer: id.nullable(),
  startedOn: day,
  earliestOn: day,
  branches: z.array(z.string()),
  breaks: z.array(z.object({ from: day, until: day.nullable() })),
  covered: z.number(),
  ofCriteria: z.number(),
  gaps: z.array(code),
  evidence: z.array(evidence),
  reviewMonths: z.array(z.number()),
  reviews: z.array(
    z.object({ month: z.number(), on: day, present: z.array(id), words: z.string(), covered: z.number() }),
  ),
  issues: z.array(z.object({ id, words: z.string(), owner: id, due: day, settled: z.string().nullable() })),
  practised: z.array(z.object({ method: z.string(), on: day })),
  developed: z.array(z.object({ id, criteria: z.array(code), words: z.string(), finishedOn: day })),
  advice: z.array(z.object({ by: id, words: z.string(), at: instant })),
  gateway: z.object({
    open: z.boolean(),
    meetingOn: day.nullable(),
    called: z.object({ at: instant, minutes: z.number(), place: z.string() }).nullable(),
    signers: z.array(
      z.object({
        as: z.enum(SIGNERS),
        person: id,
        signed: z.boolean(),
        /** The last link they were sent; told to those who take part. */
        link: z.object({ id, address: z.string(), askedAt: instant, signBy: day, state: z.string() }).nullable(),
      }),
    ),
    statement: z.string().nullable(),
    hash: z.string().nullable(),
    signedOn: day.nullable(),
    refused: z.object({ as: z.enum(SIGNERS), reason: z.string(), on: day }).nullable(),
  }),
  booked: z.object({ from: day, place: z.string(), adjustments: z.string() }).nullable(),
  attempts: z.array(attempt),
  samples: z.array(
    z.object({
      id,
      method: z.string().nullable(),
      reasons: z.array(z.string()),
      outcome: z.enum(['upheld', 'returned']).nullable(),
      words: z.string(),
    }),
  ),
  result: z.object({ overall, on: day, releasedOn: day.nullable() }).nullable(),
  /** The badge that was given for it, told to those who took part. */
  badge: id.nullable(),
  appeal: z
    .object({ on: day, words: z.string(), outcome: z.enum(['upheld', 'dismissed']).nullable(), answer: z.string() })
    .nullable(),
  appealUntil: day.nullable(),
  /** What whoever reads may do now, and nothing that would be refused for who they are. */
  acts: z.array(z.string()),
});

export const card = z.object({
  id,
  title: z.string(),
  apprentice: z.string(),
  employer: z.string(),
  mine: z.array(z.enum(PARTIES)),
  stage: z.enum(STAGES),
  startedOn: day,
  earliestOn: day,
  /** What comes next, and for whom it is. */
  covered: z.number(),
  ofCriteria: z.number(),
  assessor: z.string().nullable(),
  grade: outcome.nullable(),
});

const criterion = z.object({
  code,
  standard: z.string(),
  kind: z.enum(['pass', 'distinction']),
  method: z.string(),
  text: z.string(),
  branch: z.string().optional(),
  inferred: z.boolean().optional(),
});
export const planView = z.object({
  key: z.string(),
  version: z.number(),
  title: z.string(),
  source: z.object({ title: z.string(), licence: z.string(), note: z.string() }),
  branches: z.array(z.string()),
  prerequisites: z.array(z.string()),
  minMonths: z.number(),
  reviewMonths: z.array(z.number()),
  methods: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      kind: z.enum(['showcase', 'observation', 'discussion', 'verification']),
      weight: z.number(),
      distinctionPct: z.number().nullable(),
      decidedBy: z.enum(['assessor', 'provider', 'employer']),
      when: z.enum(['any time', 'after gateway']),
      mandatoryModules: z.array(z.string()),
      recordedOnly: z.array(z.string()),
      minSeconds: z.number().nullable(),
      maxSeconds: z.number().nullable(),
      formats: z.array(z.string()),
      sections: z.array(z.string()),
      sampled: z.boolean(),
    }),
  ),
  modules: z.array(
    z.object({ key: z.string(), title: z.string(), kind: z.enum(['know', 'do', 'show']), method: z.string() }),
  ),
  standards: z.array(
    z.object({
      id: z.string(),
      module: z.string(),
      text: z.string(),
      criteria: z.array(
        z.object({ code, text: z.string(), branch: z.string().optional(), parts: z.array(z.string()).optional() }),
      ),
    }),
  ),
  criteria: z.array(criterion),
  descriptors: z.object({ pass: z.string(), distinction: z.string() }),
});

/** The checklist of an observation: every change from every device, in the order in which it was made. */
export const edit = z.object({
  id,
  field: z.string().regex(/^[\w.: -]{1,80}$/),
  value: z.string().max(4000),
  at: instant,
  device: z.string().min(1).max(60),
  replaces: z.array(id).max(50),
});

const link = z.object({ link: z.string(), called: z.string(), on: day.nullable() });
export const candidate = z.object({
  id,
  name: z.string(),
  links: z.array(link),
  hindrances: z.array(z.string()),
  allocated: z.number(),
});
