import { z } from 'zod';
import { question } from '#kernel/ask.ts';
import { after, id, instant } from '#kernel/fields.ts';

const event = z.object({
  seq: z.number(),
  at: instant,
  kind: z.string(),
  actorKind: z.string(),
  actorId: id.nullable(),
  caseId: id.nullable(),
  customerId: id.nullable(),
  data: z.record(z.string(), z.unknown()),
  why: z.string().nullable(),
});

/** What was done, newest first: to a case, to a customer's record, or by an officer. */
export const events = question({
  path: '/api/records/events',
  may: 'records.audit',
  query: z.object({ case: id.optional(), customer: id.optional(), officer: id.optional(), after }),
  reply: z.object({ events: z.array(event), next: z.string().nullable() }),
});

/** Whether every sealed event is as it was written. */
export const verify = question({
  path: '/api/records/verify',
  may: 'records.audit',
  reply: z.object({ seals: z.number(), events: z.number(), intact: z.boolean(), firstBroken: z.number().nullable() }),
});
