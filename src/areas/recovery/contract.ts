import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { DID, SIGNS, TRIGGERS } from './rules/index.ts';

const did = z.enum(DID);

/** What on a case says that somebody was let down, what was done about it, who was praised, and how likely it goes further. */
export const ofCase = question({
  path: '/api/cases/:id/recovery',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    signals: z.array(z.object({ id, trigger: z.enum(TRIGGERS), at: instant, stepId: id.nullable() })),
    steps: z.array(
      z.object({
        id,
        did,
        words: z.string(),
        followAt: instant.nullable(),
        by: id,
        at: instant,
        followedAt: instant.nullable(),
        content: z.boolean().nullable(),
        followedWords: z.string().nullable(),
      }),
    ),
    compliments: z.array(z.object({ id, officerId: id, words: z.string(), at: instant })),
    /** With every reason; null once the case is closed. */
    risk: z.object({ level: z.enum(['low', 'some', 'high']), signs: z.array(z.enum(SIGNS)) }).nullable(),
  }),
});

/** What was done to win them back, and when somebody asks whether it held. It settles every reason there is so far. */
export const takeStep = command({
  path: '/api/cases/:id/recovery',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({ did, words: words(2000), followAt: instant.nullable().default(null) }),
  reply: z.object({ id }),
});

/** Whether it held, as they say. */
export const followUp = command({
  path: '/api/recovery-steps/:id/follow-up',
  may: 'cases.change',
  params: byId,
  body: z.object({ content: z.boolean(), words: words(2000) }),
  reply: done,
});

/** Somebody was praised, in the customer's words. */
export const praise = command({
  path: '/api/cases/:id/compliments',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({ officerId: id, words: words(2000) }),
  reply: z.object({ id }),
});

/** What customers said of an officer, the newest first: all of it to that officer, to a colleague what belongs to cases they may see. */
export const praised = question({
  path: '/api/recovery/praise',
  may: 'cases.read',
  query: z.object({ officerId: id.optional() }),
  reply: z.object({
    praise: z.array(
      z.object({ id, words: z.string(), at: instant, of: z.object({ id, reference: z.string() }).nullable() }),
    ),
  }),
});
