import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { CAUSES, STANDINGS } from './rules/index.ts';

const promise = z.object({
  id,
  caseId: id,
  what: z.string(),
  quote: z.string().nullable(),
  madeAt: instant,
  madeBy: id.nullable(),
  contactId: id.nullable(),
  dueAt: instant,
  ownerId: id.nullable(),
  teamId: id,
  standing: z.enum(STANDINGS),
  settledAt: instant.nullable(),
  words: z.string().nullable(),
  doneLateAt: instant.nullable(),
  cause: z.string().nullable(),
  renewsId: id.nullable(),
});

/** What we promised on a case, and what officers wrote that reads like a promise and is not recorded. */
export const ofCase = question({
  path: '/api/cases/:id/promises',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    promises: z.array(promise),
    offers: z.array(
      z.object({
        contactId: id,
        at: instant,
        quote: z.string(),
        what: z.string(),
        dueAt: instant,
        said: z.string(),
        when: z.string(),
        closed: z.boolean(),
      }),
    ),
  }),
});

export const make = command({
  path: '/api/cases/:id/promises',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({
    what: words(280),
    dueAt: instant,
    contactId: id.nullable().default(null),
    quote: z.string().max(1000).nullable().default(null),
  }),
  reply: z.object({ id }),
});

/** What the text an officer is writing would promise, with the date filled in. */
export const find = command({
  path: '/api/promises/find',
  may: 'cases.read',
  body: z.object({
    text: z.string().max(20_000),
    /** It comes after "I will", as in the field of a promise. */
    bare: z.boolean().default(false),
  }),
  reply: z.object({
    found: z.array(
      z.object({
        quote: z.string(),
        what: z.string(),
        dueAt: instant,
        said: z.string(),
        when: z.string(),
        closed: z.boolean(),
      }),
    ),
  }),
});

/** What officers wrote and did not mean as a promise. */
export const passOver = command({
  path: '/api/cases/:id/promises/pass-over',
  may: 'cases.change',
  params: byId,
  body: z.object({ contactId: id, quote: words(1000) }),
  reply: done,
});

/** It is done. After its time it stays broken, and is done late. */
export const keep = command({
  path: '/api/promises/:id/keep',
  may: 'cases.change',
  params: byId,
  body: z.object({ words: z.string().trim().max(1000).default('') }),
  reply: done,
});

/** Another time, before this one is over, with the reason the customer was told. */
export const renew = command({
  path: '/api/promises/:id/renew',
  may: 'cases.change',
  params: byId,
  body: z.object({ dueAt: instant, reason: words(1000) }),
  reply: z.object({ id }),
});

/** The customer no longer needs it. */
export const release = command({
  path: '/api/promises/:id/release',
  may: 'cases.change',
  params: byId,
  body: z.object({ words: words(1000) }),
  reply: done,
});

export const giveCause = command({
  path: '/api/promises/:id/cause',
  may: 'cases.change',
  params: byId,
  body: z.object({ cause: z.enum(CAUSES) }),
  reply: done,
});

const row = promise.extend({ reference: z.string(), subject: z.string(), customerName: z.string().nullable() });

/** Open promises of this officer or of a team, the next due first. */
export const due = question({
  path: '/api/promises',
  may: 'cases.read',
  query: z.object({
    whose: z.enum(['mine', 'teams']).default('mine'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.object({ promises: z.array(row), late: z.number(), today: z.number() }),
});

const figure = z.object({
  teamId: id,
  team: z.string(),
  kept: z.number(),
  renewed: z.number(),
  broken: z.number(),
  released: z.number(),
  doneLate: z.number(),
  causes: z.array(z.object({ cause: z.string(), count: z.number() })),
});

/** What became of the promises that were due in a stretch of time, by team. */
export const figures = question({
  path: '/api/promises/figures',
  may: 'cases.see-all',
  query: z.object({ days: z.coerce.number().int().min(1).max(366).default(28) }),
  reply: z.object({ teams: z.array(figure), from: instant, to: instant }),
});
