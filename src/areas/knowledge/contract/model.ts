import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant } from '#kernel/fields.ts';

/** Whether a model may be asked, and where what is asked would go. */
export const model = question({
  path: '/api/knowledge/model',
  may: 'identity.administer',
  reply: z.object({
    configured: z.object({ name: z.string(), host: z.string() }).nullable(),
    on: z.boolean(),
    changedBy: id.nullable(),
    changedAt: instant.nullable(),
  }),
});

/** Switches it on or off. Off, nothing leaves the machine. */
export const switchModel = command({
  path: '/api/knowledge/model',
  may: 'identity.administer',
  body: z.object({ on: z.boolean() }),
  reply: done,
});

/** Asks for a draft of an answer, from the passages that were found. Nothing is sent by it. */
export const askSuggestion = command({
  path: '/api/cases/:id/suggestion',
  may: 'correspondence.send',
  params: byId,
  reply: z.object({ id }),
});

/** The last draft that was asked for on a case. */
export const suggestion = z.object({
  offered: z.boolean(),
  last: z
    .object({
      id,
      askedBy: id,
      askedAt: instant,
      doneAt: instant.nullable(),
      words: z.string().nullable(),
      /** Why there is none, in one sentence. */
      trouble: z.string().nullable(),
      sources: z.array(z.object({ id, version: z.int(), title: z.string() })),
    })
    .nullable(),
});
