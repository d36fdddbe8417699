import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { dayOfText } from '#kernel/civil.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { MATTER_KINDS } from './rules/index.ts';

/** 2026-04-02 */
const day = z.string().refine((text) => dayOfText(text) !== undefined, 'is no day: write 2026-04-02');
const matter = z.enum(MATTER_KINDS);
const told = z.enum(['letter', 'by telephone', 'in person']);
const source = z.object({ title: z.string(), passage: z.string(), url: z.string() });
const external = z.object({ name: z.string(), words: z.string(), url: z.string() });
const other = z.object({ caseId: id, reference: z.string(), state: z.string() });

const complaint = z.object({
  pack: z.object({ key: z.string(), version: z.number(), title: z.string(), source }),
  receivedAt: instant,
  recordedBy: id.nullable(),
  acknowledgedAt: instant.nullable(),
  wanted: z.string(),
  learnedOn: z.string().nullable(),
  /** Later than the months of the pack after the customer learned of it, and whether somebody has decided about that. */
  late: z.object({ since: z.string(), months: z.number(), decided: z.boolean() }).nullable(),
  /** What others call where it stands. */
  status: z.object({ open311: z.string(), cfpb: z.string(), queensland: z.string(), public: z.string() }),
  state: z.string(),
  /** What it is about, where that is a case of its own. */
  from: other.nullable(),
  stages: z.array(z.object({ title: z.string(), independent: z.boolean() })),
  external,
  refusals: z.array(z.object({ code: z.string(), words: z.string() })),
});

/** A case as a complaint, or what in it might be one, with the words that say so. */
export const ofCase = question({
  path: '/api/cases/:id/complaint',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    complaint: complaint.nullable(),
    /** What the customer said first, as they said it. */
    words: z.object({ contactId: id, at: instant, channel: z.string(), text: z.string() }).nullable(),
    decisions: z.array(
      z.object({
        id,
        kind: z.string(),
        contactId: id.nullable(),
        code: z.string().nullable(),
        reasons: z.string(),
        told: told.nullable(),
        letter: z.string().nullable(),
        by: id,
        at: instant,
      }),
    ),
    /** What the customer said that reads like a complaint, and that nobody has decided about. */
    offer: z.object({ contactId: id, at: instant, words: z.array(z.string()) }).nullable(),
    /** What in it has a law of its own and has not been started. */
    matters: z.array(z.object({ matter, contactId: id, words: z.array(z.string()) })),
    started: z.array(z.object({ matter: z.string(), caseId: id, reference: z.string(), at: instant, by: id })),
    complaints: z.array(other),
    external,
  }),
});

/** Records what the customer said as a complaint: beside this case, or as what this case is. */
export const record = command({
  path: '/api/cases/:id/complaint',
  may: 'cases.change',
  params: byId,
  body: z.object({
    how: z.enum(['beside', 'itself']),
    subject: words(500),
    contactId: id.nullable().default(null),
    wanted: z.string().trim().max(2000).default(''),
    learnedOn: day.nullable().default(null),
  }),
  reply: z.object({ caseId: id }),
});

/** It is no complaint: why, and how the customer was told so. */
export const treatAsRequest = command({
  path: '/api/cases/:id/complaint/request',
  may: 'cases.change',
  params: byId,
  body: z.object({
    contactId: id.nullable().default(null),
    reasons: words(4000),
    told,
    letter: z.string().trim().max(20_000).default(''),
  }),
  reply: done,
});

/** Not taken. [external body] in the letter becomes the words of the pack. */
export const refuse = command({
  path: '/api/cases/:id/complaint/refuse',
  may: 'complaints.refuse',
  params: byId,
  body: z.object({ code: words(60), reasons: words(4000), letter: words(20_000) }),
  reply: done,
});

/** It came late and is taken all the same. */
export const takeThoughLate = command({
  path: '/api/cases/:id/complaint/late',
  may: 'cases.change',
  params: byId,
  body: z.object({ reasons: words(4000) }),
  reply: done,
});

/** The day on which the customer learned of what it is about. */
export const setLearned = command({
  path: '/api/cases/:id/complaint/learned',
  may: 'cases.change',
  params: byId,
  body: z.object({ learnedOn: day.nullable() }),
  reply: done,
});

/** Starts what has a law of its own as a case of its own, or says why not. The id is null where none was started. */
export const startMatter = command({
  path: '/api/cases/:id/complaint/matters',
  may: 'cases.change',
  params: byId,
  body: z.object({ matter, reasons: words(2000), start: z.boolean().default(true) }),
  reply: z.object({ caseId: id.nullable() }),
});
