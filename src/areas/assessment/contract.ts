import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { assessingAct, assuringAct, day, organisingAct, programmeAct } from './contract/acts.ts';
import { candidate, card, edit, planView, programmeView } from './contract/views.ts';

const TAKE_PART = 'assessment.take-part';
const EMPLOY = 'assessment.employ';
const ASSESS = 'assessment.assess';
const ASSURE = 'assessment.assure';
const ORGANISE = 'assessment.organise';
const INSPECT = 'assessment.inspect';

const planKey = z.string().max(60);
const programmeId = byId;
/** `seq`: what whoever acts has seen; somebody who was quicker makes it refused, with nothing lost. */
const acted = z.object({ seq: z.number() });

/** What is mine to see, by where it stands: the start page of every role. */
export const start = question({
  path: '/api/assessment',
  may: TAKE_PART,
  reply: z.object({
    programmes: z.array(card),
    more: z.boolean(),
    counts: z.array(z.object({ stage: z.string(), programmes: z.number() })),
    /** When the address for a calendar program was made. */
    calendarMadeAt: instant.nullable(),
  }),
});

export const plans = question({
  path: '/api/assessment/plans',
  may: TAKE_PART,
  reply: z.object({ plans: z.array(planView) }),
});

/** What somebody who begins a programme chooses from. */
export const choices = question({
  path: '/api/assessment/choices',
  may: EMPLOY,
  reply: z.object({
    organisations: z.array(z.object({ id, kind: z.string(), name: z.string() })),
    people: z.array(z.object({ id, name: z.string() })),
  }),
});

export const begin = command({
  path: '/api/programmes',
  may: EMPLOY,
  once: true,
  body: z.object({
    plan: planKey,
    apprenticeId: id,
    managerId: id,
    coachId: id.nullable().default(null),
    providerId: id.nullable().default(null),
    employerId: id,
    providerOrganisationId: id.nullable().default(null),
    organisationId: id,
    startedOn: day,
    costCents: z.number().int().min(0).max(100_000_000).nullable().default(null),
    /** The learner's number, for the report of the result. */
    learnerNumber: z
      .string()
      .regex(/^(\d{10})?$/, 'has ten digits')
      .default(''),
  }),
  reply: z.object({ id }),
});

export const read = question({
  path: '/api/programmes/:id',
  may: TAKE_PART,
  params: programmeId,
  reply: programmeView,
});

/** Everything that was done on a programme, in order, as whoever reads may see it. */
export const history = question({
  path: '/api/programmes/:id/history',
  may: TAKE_PART,
  params: programmeId,
  reply: z.object({
    entries: z.array(z.object({ seq: z.number(), act: z.string(), as: z.string(), by: z.string(), at: z.number() })),
  }),
});

export const act = command({
  path: '/api/programmes/:id/acts',
  may: TAKE_PART,
  params: programmeId,
  body: z.object({ seq: z.number().int(), act: programmeAct }),
  reply: acted,
});
export const assess = command({
  path: '/api/programmes/:id/assessing',
  may: ASSESS,
  params: programmeId,
  body: z.object({ seq: z.number().int(), act: assessingAct }),
  reply: acted,
});
export const assure = command({
  path: '/api/programmes/:id/assuring',
  may: ASSURE,
  params: programmeId,
  body: z.object({ seq: z.number().int(), act: assuringAct }),
  reply: acted,
});
export const organise = command({
  path: '/api/programmes/:id/organising',
  may: ORGANISE,
  params: programmeId,
  body: z.object({ seq: z.number().int(), act: organisingAct }),
  reply: acted,
});

/** Sends everybody who has still to sign the gateway a link of their own, by which they sign without an account. */
export const askToSign = command({
  path: '/api/programmes/:id/signing-links',
  may: TAKE_PART,
  params: programmeId,
  body: z.object({ signBy: day }),
  reply: z.object({ sent: z.number() }),
});

export const takeBackLink = command({
  path: '/api/signing-links/:id/take-back',
  may: TAKE_PART,
  params: byId,
  reply: done,
});

/** The address under which a calendar program reads whatever somebody is to be at. It is shown this once. */
export const makeCalendar = command({
  path: '/api/assessment/calendar',
  may: TAKE_PART,
  reply: z.object({ address: z.string() }),
});
export const endCalendar = command({ path: '/api/assessment/calendar/end', may: TAKE_PART, reply: done });

/** Takes a file out of a showcase that is not submitted. */
export const removeShowcaseFile = command({
  path: '/api/showcase-files/:id/remove',
  may: TAKE_PART,
  params: byId,
  reply: done,
});

/** Who could assess or assure this one, and what stands against each: the link that was found, by name. */
export const candidates = question({
  path: '/api/programmes/:id/candidates',
  may: ORGANISE,
  params: programmeId,
  query: z.object({ as: z.enum(['assessor', 'assurer']).default('assessor') }),
  reply: z.object({ candidates: z.array(candidate) }),
});

/** The checklist of the observation that is under way, and what a device adds to it. Neither writes over anything. */
export const checklist = question({
  path: '/api/programmes/:id/checklist',
  may: ASSESS,
  params: programmeId,
  reply: z.object({ edits: z.array(edit) }),
});
export const addToChecklist = command({
  path: '/api/programmes/:id/checklist',
  may: ASSESS,
  params: programmeId,
  body: z.object({ edits: z.array(edit).min(1).max(500) }),
  reply: z.object({ edits: z.array(edit) }),
});

/** What a discussion has to ask. For the assessor alone. */
export const questions = question({
  path: '/api/programmes/:id/questions',
  may: ASSESS,
  params: programmeId,
  reply: z.object({ questions: z.array(z.object({ section: z.string(), about: z.string(), words: z.string() })) }),
});

/** Everything of one programme, for the examiner from outside: read and saved, never written. */
export const bundle = question({
  path: '/api/programmes/:id/bundle',
  may: INSPECT,
  params: programmeId,
  reply: z.object({ title: z.string(), html: z.string(), record: z.string() }),
});

/** The certificate as a page, once a pass is released. */
export const certificate = question({
  path: '/api/programmes/:id/certificate',
  may: TAKE_PART,
  params: programmeId,
  reply: z.object({ title: z.string(), html: z.string() }),
});

/** Everything of it that is the apprentice's own, as a ZIP of pages and data that opens anywhere. */
export const archive = question({
  path: '/api/programmes/:id/archive',
  may: TAKE_PART,
  params: programmeId,
  reply: z.object({ name: z.string(), zip: z.string() }),
});

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

/** Somebody says that they know the other person, or have an interest. It stands until the organisation settles it. */
export const declare = command({
  path: '/api/programmes/:id/declarations',
  may: TAKE_PART,
  params: byId,
  body: z.object({ aboutId: id, words: words(1000) }),
  reply: z.object({ id }),
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
