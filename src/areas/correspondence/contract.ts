import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { after, byId, done, id, instant, words } from '#kernel/fields.ts';

/**
 * Answers the customer, and in the same act says what happens next. The message can be taken back until recallUntil.
 * Without recipients it goes to the case's customer.
 */
export const reply = command({
  path: '/api/cases/:id/reply',
  may: 'correspondence.send',
  params: byId,
  body: z.object({
    body: words(200000),
    to: z.array(z.email()).min(1).max(20).optional(),
    /** Attachments uploaded beforehand with POST /api/cases/:id/uploads. */
    attachmentIds: z.array(id).max(20).default([]),
    /** The version the officer saw; when given, an answer written before somebody else's is refused. */
    version: z.int32().positive().optional(),
    then: z
      .object({ state: words(40).optional(), nextStep: words(280).optional(), nextDueAt: instant.optional() })
      .default({}),
  }),
  reply: z.object({ messageId: id, recallUntil: instant, version: z.number() }),
});

/** Takes a message back before it has gone. Its text becomes the draft again. */
export const recall = command({
  path: '/api/messages/:id/recall',
  may: 'correspondence.send',
  params: byId,
  reply: z.object({ body: z.string() }),
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
