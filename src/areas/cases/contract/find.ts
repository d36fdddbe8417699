import { z } from 'zod';
import { customerHit } from '#areas/customers/contract.ts';
import { command, question } from '#kernel/ask.ts';
import { after, byId, done, id, instant, words } from '#kernel/fields.ts';
import { CHANNELS } from '../rules/index.ts';
import { phase, row } from './row.ts';

const channel = z.enum(CHANNELS);

/** A page of every contact with a customer, in any channel and over all their cases, newest first. */
export const history = question({
  path: '/api/customers/:id/history',
  may: 'cases.read',
  params: byId,
  query: z.object({ channel: channel.optional(), after, limit: z.coerce.number().int().min(1).max(100).default(30) }),
  reply: z.object({
    contacts: z.array(
      z.object({
        id,
        at: instant,
        channel: z.string(),
        direction: z.enum(['in', 'out']),
        officerId: id.nullable(),
        tone: z.string().nullable(),
        text: z.string(),
        caseId: id,
        reference: z.string(),
        subject: z.string(),
        phase,
      }),
    ),
    next: z.string().nullable(),
  }),
});

/** Cases that are probably the same matter as this one, the likeliest first, each with the reasons. */
export const likelySame = question({
  path: '/api/cases/:id/likely',
  may: 'cases.read',
  params: byId,
  reply: z.object({ cases: z.array(row.extend({ because: z.array(z.enum(['customer', 'subject', 'days'])) })) }),
});

/** The cases and customers this officer looked at last, the last first. */
export const recent = question({
  path: '/api/recent',
  may: 'cases.read',
  query: z.object({ only: z.enum(['case', 'customer']).optional() }),
  reply: z.object({
    places: z.array(
      z.discriminatedUnion('is', [
        z.object({ is: z.literal('case'), id, reference: z.string(), name: z.string() }),
        z.object({ is: z.literal('customer'), id, name: z.string() }),
      ]),
    ),
  }),
});

const said = z.object({
  /** Of the message, the note or the contact. */
  id,
  caseId: id,
  reference: z.string(),
  subject: z.string(),
  at: instant,
  source: z.enum(['message', 'note']),
  who: z.string(),
  officerId: id.nullable(),
  /** The place where it stands; what was looked for is a hit. */
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })),
});

/** Words, phrases and operators (`rules/search`). No text is refused: what was not understood is told beside what was found. */
export const search = question({
  path: '/api/search',
  may: 'cases.read',
  query: z.object({
    q: z.string().max(300),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    phase: z.enum(['live', 'all']).default('all'),
  }),
  reply: z.object({
    cases: z.array(row.extend({ excerpt: z.string() })),
    messages: z.array(said),
    /** Words that were misspelt, and what was searched instead. */
    corrected: z.array(z.object({ typed: z.string(), used: z.string() })),
    customers: z.array(customerHit),
    /** Names behind an operator that nobody has. */
    unresolved: z.array(z.object({ name: z.string(), value: z.string() })),
    /** Not null: only so many of the newest cases were looked through, and older ones may match as well. */
    lookedThrough: z.number().nullable(),
  }),
});

const keptSearch = z.object({ id, name: z.string(), query: z.string() });

/** What this officer searched for last, and the searches they keep. */
export const searches = question({
  path: '/api/searches',
  may: 'cases.read',
  reply: z.object({ recent: z.array(z.string()), kept: z.array(keptSearch) }),
});

/** Remembers that this was searched for, once something was opened from it. */
export const rememberSearch = command({
  path: '/api/searches/recent',
  may: 'cases.read',
  body: z.object({ query: words(300) }),
  reply: done,
});

export const keepSearch = command({
  path: '/api/searches',
  may: 'cases.read',
  body: z.object({ name: words(80), query: words(300) }),
  reply: z.object({ id }),
});

export const dropSearch = command({ path: '/api/searches/:id/drop', may: 'cases.read', params: byId, reply: done });
