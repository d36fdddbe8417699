import { z } from 'zod';
import { question } from '#kernel/ask.ts';
import { id, instant } from '#kernel/fields.ts';
import { PARTS } from '../rules/index.ts';

/**
 * One thing to do. `about` says which words tell it: 'case', 'task', 'undelivered' and 'queue' are of this area, and an
 * area that stands above adds its own.
 */
const thing = z.object({
  key: z.string(),
  about: z.string(),
  part: z.enum(PARTS),
  dueAt: instant.nullable(),
  caseId: id.nullable(),
  teamId: id.nullable(),
  reference: z.string().nullable(),
  subject: z.string(),
  customerName: z.string().nullable(),
  restricted: z.boolean(),
  priority: z.number().nullable(),
  /** Why it is here, for a case one of the reasons that the rule knows. */
  because: z.string(),
  /** What the sentence names: moments, numbers, words. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** Everything that needs this officer, in the order in which it should be done, with exact counts. */
export const today = question({
  path: '/api/today',
  may: 'cases.read',
  reply: z.object({
    things: z.array(thing),
    counts: z.object({ late: z.number(), today: z.number(), soon: z.number() }),
    /** The next steps of the officer's own cases, day by day from today. */
    week: z.array(z.object({ begins: instant, due: z.number() })),
    /** What waits in the queues they serve. */
    queues: z.array(z.object({ teamId: id, name: z.string(), unowned: z.number(), late: z.number() })),
  }),
});
