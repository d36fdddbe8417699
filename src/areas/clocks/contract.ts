import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { BREACH_CAUSES } from './rules/index.ts';

/** One line of the working of a due time. What does not belong to a kind of line is null. */
const line = z.object({
  line: z.enum(['began', 'deemed', 'first day', 'counted', 'closed', 'paused', 'rolled', 'due']),
  at: instant.nullable(),
  to: instant.nullable(),
  /** 2026-04-02 */
  day: z.string().nullable(),
  title: z.string().nullable(),
  amount: z.number().nullable(),
  total: z.number().nullable(),
});

const clock = z.object({
  id,
  title: z.string(),
  clock: z.string(),
  state: z.enum(['running', 'paused', 'ended']),
  anchorAt: instant,
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
  breachedAt: instant.nullable(),
  breachCause: z.string().nullable(),
  breachNote: z.string().nullable(),
  /** The rule in the version that binds this case. */
  rule: z.object({
    key: z.string(),
    version: z.number(),
    effectiveFrom: z.string(),
    amount: z.number(),
    unit: z.string(),
    start: z.string(),
    calendar: z.string(),
    zone: z.string(),
    source: z.object({ title: z.string(), passage: z.string(), url: z.string() }),
  }),
  extended: z.number(),
  /** How many more units it may be extended by, and what the notice must say; null where it may not. */
  extension: z.object({ left: z.number(), noticeSays: z.array(z.string()) }).nullable(),
  working: z.array(line),
});

/** The clocks of a case, each with its working. */
export const ofCase = question({
  path: '/api/cases/:id/clocks',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    clocks: z.array(clock),
    /** An honest text for the customer where the next update is owed soon, ready to be changed; else null. */
    update: z.object({ clockId: id, dueAt: instant, text: z.string() }).nullable(),
  }),
});

/** More time, before the time is over: with the reason, and the notice that is sent to the customer in the same act. */
export const extend = command({
  path: '/api/clocks/:id/extend',
  may: 'cases.change',
  params: byId,
  body: z.object({
    by: z.number().int().min(1).max(100_000),
    reason: words(1000),
    /** [new date] in it becomes the new date. */
    notice: words(20_000),
  }),
  reply: z.object({ dueAt: instant, messageId: id.nullable() }),
});

/** Why a time was missed. Asked for once it was. */
export const giveCause = command({
  path: '/api/clocks/:id/cause',
  may: 'cases.change',
  params: byId,
  body: z.object({ cause: z.enum(BREACH_CAUSES), note: z.string().trim().max(1000).default('') }),
  reply: done,
});

const told = z.object({
  id,
  caseId: id,
  reference: z.string(),
  subject: z.enum(['clock', 'promise']),
  subjectId: id,
  stage: z.enum(['soon', 'missed']),
  dueAt: instant,
  at: instant,
});

/** What this officer has been told and not yet seen. */
export const toldMe = question({
  path: '/api/told',
  may: 'cases.read',
  reply: z.object({ told: z.array(told) }),
});

export const seen = command({ path: '/api/told/:id/seen', may: 'cases.read', params: byId, reply: done });
