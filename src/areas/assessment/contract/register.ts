import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, words } from '#kernel/fields.ts';
import { day } from './acts.ts';

const ASSESS = 'assessment.assess';
const ASSURE = 'assessment.assure';
const ORGANISE = 'assessment.organise';
const planKey = z.string().max(60);

export const register = question({
  path: '/api/assessment/register',
  may: ORGANISE,
  reply: z.object({
    organisations: z.array(
      z.object({
        id,
        kind: z.enum(['employer', 'provider', 'assessment organisation']),
        name: z.string(),
        registerReference: z.string(),
        onRegister: z.boolean(),
        brief: z.number().nullable(),
      }),
    ),
    assessors: z.array(
      z.object({
        id,
        name: z.string(),
        standardisedUntil: day.nullable(),
        hindrances: z.array(z.string()),
        assures: z.boolean(),
      }),
    ),
    people: z.array(z.object({ id, name: z.string() })),
    agreement: z.array(
      z.object({
        id,
        on: day,
        plan: z.string(),
        assessors: z.number(),
        share: z.number(),
        kappa: z.number().nullable(),
        worst: z.array(z.string()),
      }),
    ),
  }),
});

export const addOrganisation = command({
  path: '/api/assessment/organisations',
  may: ORGANISE,
  once: true,
  body: z.object({
    kind: z.enum(['employer', 'provider', 'assessment organisation']),
    name: words(200),
    registerReference: z.string().trim().max(60).default(''),
    onRegister: z.boolean().default(false),
  }),
  reply: z.object({ id }),
});

/** Somebody belongs to an organisation from a day on. It counts for independence for good. */
export const addMember = command({
  path: '/api/assessment/organisations/:id/members',
  may: ORGANISE,
  params: byId,
  body: z.object({ officerId: id, from: day, until: day.nullable().default(null) }),
  reply: done,
});

/** The brief and its marking guidance. Each writing is a version; an employer or provider has no way to it. */
export const writeBrief = command({
  path: '/api/assessment/organisations/:id/briefs',
  may: ORGANISE,
  params: byId,
  body: z.object({ plan: planKey, text: words(20_000), guidance: words(20_000) }),
  reply: z.object({ version: z.number() }),
});

/** What is on record of somebody who assesses or assures. Each time a new line; the newest counts. */
export const putOnRegister = command({
  path: '/api/assessment/organisations/:id/assessors',
  may: ORGANISE,
  params: byId,
  body: z.object({
    officerId: id,
    knowsSector: z.boolean(),
    competentSince: day.nullable(),
    currentOn: day.nullable(),
    qualification: z.enum(['holds', 'works towards', 'expertise']).nullable(),
    onWhatEvidence: z.string().trim().max(1000),
    contractFrom: day.nullable(),
    contractUntil: day.nullable(),
    assures: z.boolean(),
  }),
  reply: done,
});

/** A standardisation: the five parts of its agenda, and a sample that everybody marks without seeing the others. */
export const standardise = command({
  path: '/api/assessment/standardisations',
  may: ORGANISE,
  once: true,
  body: z.object({
    plan: planKey,
    on: day,
    agenda: z.array(words(500)).length(5),
    codes: z.array(z.string().max(20)).min(1).max(100),
  }),
  reply: z.object({ id }),
});

export const standardisations = question({
  path: '/api/assessment/standardisations',
  may: ASSESS,
  reply: z.object({
    open: z.array(
      z.object({
        id,
        plan: z.string(),
        on: day,
        agenda: z.array(z.string()),
        codes: z.array(z.string()),
        marked: z.boolean(),
      }),
    ),
  }),
});

/** One assessor's blind marking: once, and nobody sees another's before their own is in. */
export const mark = command({
  path: '/api/assessment/standardisations/:id/markings',
  may: ASSESS,
  params: byId,
  body: z.object({
    marks: z
      .array(z.object({ code: z.string().max(20), met: z.boolean() }))
      .min(1)
      .max(100),
  }),
  reply: done,
});

/** Thirty days more for somebody whose standardisation lapses, once, with a reason. */
export const extend = command({
  path: '/api/assessment/standardisations/:id/extensions',
  may: ASSURE,
  params: byId,
  body: z.object({ officerId: id, reason: words(500) }),
  reply: done,
});

/** How each assessor of the organisations somebody assures for marked beside the others: their drift, event by event. */
export const drift = question({
  path: '/api/assessment/drift',
  may: ASSURE,
  reply: z.object({
    assessors: z.array(
      z.object({
        id,
        name: z.string(),
        until: day.nullable(),
        /** The standardisation that could be extended. */
        last: id.nullable(),
        events: z.array(z.object({ id, on: day, items: z.number(), share: z.number(), kappa: z.number().nullable() })),
      }),
    ),
  }),
});

/** Released results in batches, by the rules of the public Assessor Service, and what is wrong with those left out. */
export const batch = question({
  path: '/api/assessment/batch',
  may: ORGANISE,
  query: z.object({ from: day.optional(), to: day.optional() }),
  reply: z.object({
    batches: z.array(z.string()),
    faults: z.array(z.object({ programme: id, apprentice: z.string(), faults: z.array(z.string()) })),
  }),
});
