import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { FIELDS } from './rules/index.ts';

const field = z.enum(FIELDS);

const suggestion = z.object({
  field,
  /** What is suggested first. */
  value: z.string(),
  likelihood: z.number(),
  /** Below, it says that it is not sure, and offers what it might be. */
  sure: z.boolean(),
  /** What else it might be. */
  others: z.array(z.string()),
  /** The words that led there. */
  words: z.array(z.string()),
  /** Of texts it had not seen and was as sure of: how many there were, and how many it was right about. */
  offered: z.number(),
  right: z.number(),
});

/** What the words of a case suggest, and what officers have said of it. */
export const ofCase = question({
  path: '/api/cases/:id/triage',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    suggestions: z.array(suggestion),
    said: z.array(z.object({ field, value: z.string(), by: id.nullable(), at: instant })),
    /** Where several matters are in one contact: what else it is about. */
    several: z.array(z.string()),
  }),
});

/** What an officer says it is: what was suggested, or something else. The desk learns from it. */
export const say = command({
  path: '/api/cases/:id/triage',
  may: 'cases.change',
  params: byId,
  body: z.object({
    field,
    value: words(120),
    suggested: words(120).nullable().default(null),
    /** The version of the case that the officer saw, where saying it changes the case: its queue, kind or urgency. */
    version: z.int32().positive().optional(),
  }),
  reply: done,
});

/** The values in use, for whoever gives one. */
export const values = question({
  path: '/api/triage/values',
  may: 'cases.read',
  reply: z.object({ topics: z.array(z.string()), agencies: z.array(z.string()), services: z.array(z.string()) }),
});

/** What people ask about more than usual today, with the article that answers it. */
export const trends = question({
  path: '/api/triage/trends',
  may: 'cases.read',
  reply: z.object({
    rising: z.array(
      z.object({
        topic: z.string(),
        count: z.number(),
        expected: z.number(),
        at: instant,
        article: z.object({ id, title: z.string() }).nullable(),
      }),
    ),
  }),
});

/** How sorting went: for each field what it was learned from and how often it was right, and each topic week by week. */
export const figures = question({
  path: '/api/triage/figures',
  may: 'cases.see-all',
  reply: z.object({
    learned: z.array(
      z.object({
        field,
        learnedAt: instant,
        examples: z.number(),
        values: z.number(),
        sure: z.number(),
        right: z.number(),
        unseen: z.number(),
        /** What officers said of what was suggested. */
        taken: z.number(),
        corrected: z.number(),
      }),
    ),
    topics: z.array(z.object({ topic: z.string(), weeks: z.array(z.number()) })),
  }),
});
