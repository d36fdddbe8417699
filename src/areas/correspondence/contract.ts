import { z } from 'zod';
import { saidWith, source } from '#areas/cases/contract.ts';
import { command, question } from '#kernel/ask.ts';
import { SIGNED_IN } from '#kernel/endpoint.ts';
import { after, byId, done, id, instant, words } from '#kernel/fields.ts';
import { VARIANTS } from './rules/index.ts';

/** A letter to an address, its lines under each other, or a text message to a number. */
const byAddress = z.discriminatedUnion('channel', [
  z.object({
    channel: z.literal('letter'),
    addressee: words(200),
    address: words(500),
    variant: z.enum(VARIANTS).default('standard'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is a language code such as en or mi')
      .max(20),
  }),
  z.object({ channel: z.literal('sms'), number: words(40) }),
]);

/**
 * Answers the customer, and in the same act says what happens next. The message can be taken back until recallUntil.
 * Without recipients it goes to the case's customer.
 */
export const reply = command({
  path: '/api/cases/:id/reply',
  may: 'correspondence.send',
  once: true,
  params: byId,
  body: z.object({
    /** The words. Where the same comes with its look, these are made from that. */
    body: z.string().max(200_000).default(''),
    html: z.string().max(400_000).optional(),
    /** The templates it was made from, in the versions that were used. */
    templates: z
      .array(z.object({ id, version: z.int32().positive() }))
      .max(20)
      .optional(),
    /** The passages it was made from, in the wordings that were used. */
    sources: z.array(source).max(20).optional(),
    /** The draft this was, which is then gone. */
    draftId: id.optional(),
    ...saidWith,
    to: z.array(z.email()).min(1).max(20).optional(),
    /** Not by e-mail: a letter, with the look its reader needs, or a text message. */
    by: byAddress.optional(),
    /** Attachments uploaded beforehand with POST /api/cases/:id/uploads. */
    attachmentIds: z.array(id).max(20).default([]),
    /** The version the officer saw; when given, an answer written before somebody else's is refused. */
    version: z.int32().positive().optional(),
    then: z
      .object({ state: words(40).optional(), nextStep: words(280).optional(), nextDueAt: instant.optional() })
      .default({}),
  }),
  /** `waits`: somebody else has to agree to the text before it goes. */
  reply: z.object({ messageId: id, recallUntil: instant, version: z.number(), waits: z.boolean() }),
});

/** Takes a message back before it has gone. Its text becomes the draft again. */
export const recall = command({
  path: '/api/messages/:id/recall',
  may: 'correspondence.send',
  params: byId,
  reply: z.object({ draftId: id, body: z.string() }),
});

/** Sends again what failed, or what we could not tell. */
export const sendAgain = command({
  path: '/api/messages/:id/again',
  may: 'correspondence.send',
  params: byId,
  reply: done,
});

/** An officer found out that an unsure message did arrive. */
export const confirmSent = command({
  path: '/api/messages/:id/went',
  may: 'correspondence.send',
  params: byId,
  reply: done,
});

const outgoingRow = z.object({
  messageId: id,
  caseId: id,
  kind: z.string(),
  state: z.string(),
  recipients: z.array(z.string()),
  subject: z.string(),
  attempts: z.number(),
  response: z.string().nullable(),
  madeAt: instant,
});

/** Messages that did not go, newest first: failed for good, uncertain, or still held because the mail server did not take them yet. */
export const trouble = question({
  path: '/api/outgoing/trouble',
  may: 'correspondence.oversee',
  query: z.object({ after }),
  reply: z.object({ messages: z.array(outgoingRow), next: z.string().nullable() }),
});

/** Mail caught here because no SMTP_URL is set. */
export const caught = question({
  path: '/api/outgoing/caught',
  may: 'correspondence.oversee',
  query: z.object({ after }),
  reply: z.object({
    catching: z.boolean(),
    messages: z.array(outgoingRow.extend({ body: z.string() })),
    next: z.string().nullable(),
  }),
});

const template = z.object({
  id,
  version: z.number(),
  name: z.string(),
  /** What is typed after the semicolon. */
  shortcut: z.string(),
  /** The kinds of case it is for; none means all. */
  kinds: z.array(z.string()),
  language: z.string(),
  /** The template it says in another language; null where it is one of its own. */
  ofId: id.nullable(),
  body: z.string(),
  /** Whose it is: a team's, an officer's own, or, without either, everybody's. */
  teamId: id.nullable(),
  officerId: id.nullable(),
  retiredAt: instant.nullable(),
});

/** The letters this officer may use. */
export const templates = question({
  path: '/api/templates',
  may: 'correspondence.send',
  reply: z.object({ templates: z.array(template) }),
});

/** Everybody's and every team's, those that were put away too. */
export const sharedTemplates = question({
  path: '/api/templates/shared',
  may: 'correspondence.templates',
  reply: z.object({ templates: z.array(template) }),
});

/** Every wording one has had, newest first, with how many messages were made from it. */
export const templateVersions = question({
  path: '/api/templates/:id/versions',
  may: SIGNED_IN,
  params: byId,
  reply: z.object({
    versions: z.array(
      z.object({ version: z.number(), body: z.string(), madeAt: instant, madeBy: id.nullable(), used: z.number() }),
    ),
  }),
});

const templateBody = z.object({
  /** Without it a new one is made. */
  id: id.optional(),
  version: z.int32().positive().optional(),
  name: words(120),
  shortcut: z.string().regex(/^[a-z0-9][a-z0-9-]{0,29}$/, 'takes small letters, digits and hyphens, at most 30'),
  kinds: z.array(words(40)).max(20).default([]),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is a language code such as en or mi')
    .max(20)
    .default('en'),
  /** The template this says in another language. It takes that one's shortcut and circle. */
  ofId: id.nullable().default(null),
  body: words(20_000),
});
const templateSaved = z.object({ id, version: z.number() });

/** Writes one for everybody or for a team, or a new version of it. */
export const saveTemplate = command({
  path: '/api/templates/shared',
  may: 'correspondence.templates',
  body: templateBody.extend({ teamId: id.nullable().default(null) }),
  reply: templateSaved,
});

/** Writes one of the officer's own. */
export const saveMyTemplate = command({
  path: '/api/templates',
  may: 'correspondence.send',
  body: templateBody,
  reply: templateSaved,
});

/** Puts one away. Messages that were made from it keep it on record. */
export const retireTemplate = command({
  path: '/api/templates/:id/retire',
  may: 'correspondence.templates',
  params: byId,
  reply: done,
});

export const retireMyTemplate = command({
  path: '/api/templates/:id/retire-mine',
  may: 'correspondence.send',
  params: byId,
  reply: done,
});
