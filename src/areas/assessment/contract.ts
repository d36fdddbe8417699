import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { assessingAct, assuringAct, day, organisingAct, programmeAct } from './contract/acts.ts';
import { candidate, card, edit, planView, programmeView } from './contract/views.ts';

export {
  addMember,
  addOrganisation,
  batch,
  drift,
  extend,
  mark,
  putOnRegister,
  register,
  standardisations,
  standardise,
  writeBrief,
} from './contract/register.ts';

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

/** Somebody says that they know the other person, or have an interest. It stands until the organisation settles it. */
export const declare = command({
  path: '/api/programmes/:id/declarations',
  may: TAKE_PART,
  params: byId,
  body: z.object({ aboutId: id, words: words(1000) }),
  reply: z.object({ id }),
});
