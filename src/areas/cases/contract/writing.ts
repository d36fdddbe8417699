import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { KINDS, OUTCOMES, TONES } from '../rules/index.ts';

/** What an officer accepted as a promise while they wrote it, with the sentence that makes it one. */
export const promised = z.object({ what: words(280), dueAt: instant, quote: words(1000) });

/** What goes with a text that is said: promises made in it, and sentences that were not meant as one. */
export const saidWith = {
  promises: z.array(promised).max(10).optional(),
  notPromised: z.array(words(1000)).max(20).optional(),
};

/** A passage that was put into a text: from which wording of which article, and its words. */
export const source = z.object({
  id,
  version: z.int32().positive(),
  title: z.string().max(200),
  quote: words(4000),
});

/** What belongs to a text that is being written: to whom it goes, its files, its rich form, what else stood in the form. */
export const draftRest = z
  .object({
    html: z.string().max(400_000),
    to: z.array(z.string().max(600)).max(20),
    /** By which way it goes, where that is not e-mail, and how a letter looks. */
    by: z.enum(['letter', 'sms']),
    letter: z.object({ addressee: z.string().max(200), variant: z.string().max(20), language: z.string().max(35) }),
    papers: z.array(z.object({ id, name: z.string().max(300), size: z.number() })).max(20),
    /** The templates it was made from, in the versions of that moment. */
    templates: z.array(z.object({ id, version: z.number() })).max(20),
    /** Where passages in it come from. */
    sources: z.array(source).max(20),
    form: z.record(z.string().max(80), z.string().max(20_000)),
    ...saidWith,
  })
  .partial();

export const person = z.union([
  z.object({ id }),
  z.object({ name: words(200), email: z.email().optional(), phone: z.string().max(40).optional() }),
]);

/** A call and everything that came of it: on a case that exists, or as the beginning of one. */
export const logCall = command({
  path: '/api/calls',
  may: 'cases.open',
  once: true,
  body: z.object({
    caseId: id.nullable().default(null),
    customer: person.nullable().default(null),
    /** Of a new case. Without a queue it is the officer's first; without a subject, the beginning of what was said. */
    kind: z.enum(KINDS).default('enquiry'),
    teamId: id.optional(),
    subject: words(500).optional(),
    direction: z.enum(['in', 'out']),
    said: words(20000),
    tone: z.enum(TONES).nullable().default(null),
    outcome: z.enum(OUTCOMES).default('spoke'),
    nextStep: words(280).optional(),
    nextDueAt: instant.optional(),
    seconds: z.number().int().min(0).max(86_400).default(0),
    draftId: id.optional(),
    ...saidWith,
  }),
  reply: z.object({ id, caseId: id }),
});

const draft = z.object({
  body: z.string().max(200_000),
  rest: draftRest.optional(),
  /** The window that writes, and when it was typed there: a save that comes late never undoes a later one. */
  writer: id.optional(),
  edit: z.number().int().min(0).optional(),
  /** The text it goes on from, as that window last knew it. Where another has gone on with it meanwhile, both are kept. */
  over: z.object({ id, version: z.int32() }).optional(),
});
const draftSaved = z.object({ savedAt: instant, id: id.nullable(), version: z.number(), apart: z.boolean() });

/** Keeps what the officer is writing on a case. Without words and files the draft is gone. */
export const saveDraft = command({
  path: '/api/cases/:id/draft',
  may: 'cases.read',
  params: byId,
  body: draft.extend({ kind: z.enum(['reply', 'note', 'call', 'answer', 'form']) }),
  reply: draftSaved,
});

/** Keeps what is being written where there is no case: a call, a new case, or a form about something else. */
export const saveLooseDraft = command({
  path: '/api/drafts',
  may: 'cases.read',
  body: draft.extend({ kind: z.enum(['call', 'case', 'form']) }),
  reply: draftSaved,
});

/** The officer was shown which of their texts go soon, because nobody has touched them for so long. */
export const toldOfTexts = command({ path: '/api/drafts/told', may: 'cases.read', reply: done });

/** Drops a draft of the officer's own. */
export const endDraft = command({ path: '/api/drafts/:id/end', may: 'cases.read', params: byId, reply: done });

/** Everything this officer has begun to write and not said, newest first. Of a text on a case, its beginning. */
export const drafts = question({
  path: '/api/drafts',
  may: 'cases.read',
  reply: z.object({
    drafts: z.array(
      z.object({
        id,
        kind: z.enum(['reply', 'note', 'call', 'case', 'answer', 'form']),
        caseId: id.nullable(),
        reference: z.string().nullable(),
        subject: z.string().nullable(),
        customerName: z.string().nullable(),
        body: z.string(),
        rest: draftRest,
        version: z.number(),
        savedAt: instant,
      }),
    ),
  }),
});

/** Notes in which a colleague named this officer, or a team of theirs, and which they have not seen. */
export const mentions = question({
  path: '/api/mentions',
  may: 'cases.read',
  reply: z.object({
    mentions: z.array(
      z.object({
        noteId: id,
        caseId: id,
        reference: z.string(),
        subject: z.string(),
        by: id,
        at: instant,
        body: z.string(),
        teamId: id.nullable(),
        restricted: z.boolean(),
      }),
    ),
  }),
});

/** The officer has read what they were named in on this case. */
export const seeMentions = command({
  path: '/api/cases/:id/mentions-seen',
  may: 'cases.read',
  params: byId,
  reply: done,
});
