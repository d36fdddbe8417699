import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { SIGNED_IN } from '#kernel/endpoint.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { POWERS } from './rules/index.ts';

const MOST_CENTS = 100_000_000_000;
const holder = z.union([z.object({ role: words(80) }), z.object({ officerId: id })]);
const cents = z.number().int().min(0).max(MOST_CENTS);

const line = z.object({
  id,
  instrument: z.string(),
  instrumentOn: z.string(),
  source: z.string(),
  holder,
  power: z.enum(POWERS),
  limitCents: cents.nullable(),
  secondAboveCents: cents.nullable(),
  kinds: z.array(z.string()),
  ownTeams: z.boolean(),
  condition: z.string(),
  from: instant,
  until: instant.nullable(),
  addedBy: id.nullable(),
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
});

const acting = z.object({
  id,
  officerId: id,
  as: holder,
  instrument: z.string(),
  from: instant,
  until: instant,
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
});

/** Every delegation and every acting appointment there is or was, what is in force first. Anybody at the desk may look. */
export const table = question({
  path: '/api/delegations',
  may: SIGNED_IN,
  reply: z.object({
    lines: z.array(line),
    acting: z.array(acting),
    /** The sign of the money, such as $. */
    sign: z.string(),
    /** The kinds of case there are. */
    kinds: z.array(z.string()),
  }),
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is a day such as 2026-07-01');

export const addLine = command({
  path: '/api/delegations',
  may: 'delegations.administer',
  once: true,
  body: z.object({
    instrument: words(200),
    instrumentOn: day,
    source: z.string().trim().max(500).default(''),
    holder,
    power: z.enum(POWERS),
    /** Null: without limit, or nothing that is about money. */
    limitCents: cents.min(1).nullable().default(null),
    /** Above this a second person signs; 0 is always, null is never. */
    secondAboveCents: cents.nullable().default(null),
    kinds: z.array(words(40)).max(20).default([]),
    ownTeams: z.boolean().default(false),
    condition: z.string().trim().max(500).default(''),
    from: instant,
    until: instant.nullable().default(null),
  }),
  reply: z.object({ id }),
});

const ending = z.object({ reason: words(500) });

export const endLine = command({
  path: '/api/delegations/:id/end',
  may: 'delegations.administer',
  params: byId,
  body: ending,
  reply: done,
});

/** Somebody acts in a position, or in place of a person, for a time. */
export const appoint = command({
  path: '/api/acting',
  may: 'delegations.administer',
  once: true,
  body: z.object({ officerId: id, as: holder, instrument: words(200), from: instant, until: instant }),
  reply: z.object({ id }),
});

export const endActing = command({
  path: '/api/acting/:id/end',
  may: 'delegations.administer',
  params: byId,
  body: ending,
  reply: done,
});
