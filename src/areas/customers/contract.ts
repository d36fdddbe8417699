import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { after, byId, done, id, instant, words } from '#kernel/fields.ts';
import { NEED_KINDS } from './rules/index.ts';

const pointKind = z.enum(['email', 'phone', 'post', 'other']);
const point = z.object({
  id,
  kind: pointKind,
  value: z.string(),
  sole: z.boolean(),
  preferred: z.boolean(),
  customerId: id,
});
/** A day, year first. */
const day = z.iso.date();
const acting = z.object({
  id,
  customerId: id,
  name: z.string(),
  scope: z.string(),
  evidence: z.string(),
  from: day,
  until: day.nullable(),
  endedAt: instant.nullable(),
  endedWhy: z.string().nullable(),
});

export const read = question({
  path: '/api/customers/:id',
  may: 'customers.read',
  params: byId,
  reply: z.object({
    customer: z.object({
      id,
      kind: z.enum(['person', 'organisation']),
      name: z.string(),
      language: z.string().nullable(),
      needs: z.string(),
      madeAt: instant,
      version: z.number(),
      mergedInto: id.nullable(),
    }),
    contactPoints: z.array(point),
    needs: z.array(z.object({ id, kind: z.enum(NEED_KINDS), language: z.string().nullable(), detail: z.string() })),
    /** Who may act for them, and for whom they may act; those whose time is over too. */
    representatives: z.array(acting),
    actsFor: z.array(acting),
    organisations: z.array(z.object({ id, name: z.string(), role: z.string() })),
    people: z.array(z.object({ id, name: z.string(), role: z.string() })),
    merged: z.array(z.object({ mergeId: id, id, name: z.string(), at: instant })),
  }),
});

export const customerHit = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  /** The way to reach them that was searched for, or else their first. */
  contact: z.string(),
  /** Their name only sounds or looks like what was typed. */
  alike: z.boolean(),
  needs: z.array(z.string()),
});

export const search = question({
  path: '/api/customers',
  may: 'customers.read',
  query: z.object({ q: z.string().max(200) }),
  reply: z.object({ customers: z.array(customerHit) }),
});

/** The customers who came to us last. */
export const newest = question({
  path: '/api/newest-customers',
  may: 'customers.read',
  query: z.object({ after }),
  reply: z.object({ customers: z.array(customerHit.extend({ madeAt: instant })), next: z.string().nullable() }),
});

const newPoint = z.object({ kind: pointKind, value: words(500) });

export const add = command({
  path: '/api/customers',
  may: 'customers.change',
  body: z.object({
    kind: z.enum(['person', 'organisation']),
    name: words(200),
    contactPoints: z.array(newPoint).max(20).default([]),
  }),
  reply: z.object({ id }),
});

export const change = command({
  path: '/api/customers/:id',
  may: 'customers.change',
  params: byId,
  body: z.object({
    version: z.int32().positive(),
    name: words(200).optional(),
    language: z.string().max(35).nullable().optional(),
    needs: z.string().max(2000).optional(),
  }),
  reply: z.object({ version: z.number() }),
});

export const addPoint = command({
  path: '/api/customers/:id/contact-points',
  may: 'customers.change',
  params: byId,
  body: newPoint.extend({ shared: z.boolean().default(false) }),
  reply: z.object({ id }),
});

export const endPoint = command({
  path: '/api/contact-points/:id/end',
  may: 'customers.change',
  params: byId,
  reply: done,
});

/** They are reached elsewhere now: the old way ends, the new one begins. */
export const changePoint = command({
  path: '/api/contact-points/:id/change',
  may: 'customers.change',
  params: byId,
  body: z.object({ value: words(500), shared: z.boolean().default(false) }),
  reply: z.object({ id }),
});

export const preferPoint = command({
  path: '/api/contact-points/:id/prefer',
  may: 'customers.change',
  params: byId,
  reply: done,
});

export const addNeed = command({
  path: '/api/customers/:id/needs',
  may: 'customers.change',
  params: byId,
  body: z.object({
    kind: z.enum(NEED_KINDS),
    language: z.string().max(35).optional(),
    detail: z.string().max(500).default(''),
  }),
  reply: z.object({ id }),
});

export const endNeed = command({ path: '/api/needs/:id/end', may: 'customers.change', params: byId, reply: done });

/** Somebody may act for this customer. Without evidence it is not on record. */
export const giveAuthority = command({
  path: '/api/customers/:id/representatives',
  may: 'customers.change',
  params: byId,
  body: z.object({ byId: id, scope: words(300), evidence: words(500), from: day, until: day.nullable().default(null) }),
  reply: z.object({ id }),
});

export const endAuthority = command({
  path: '/api/authorities/:id/end',
  may: 'customers.change',
  params: byId,
  body: z.object({ why: words(500) }),
  reply: done,
});

/** Records that are probably the same customer, with the reasons. */
export const likely = question({
  path: '/api/customers/:id/likely',
  may: 'customers.read',
  params: byId,
  reply: z.object({
    likely: z.array(
      z.object({
        id,
        name: z.string(),
        contact: z.string(),
        because: z.array(z.object({ same: z.enum(['phone', 'email', 'address', 'name']), value: z.string() })),
      }),
    ),
  }),
});

/** They are two customers, and nobody is asked again. */
export const keepApart = command({
  path: '/api/customers/:id/apart',
  may: 'customers.change',
  params: byId,
  body: z.object({ otherId: id }),
  reply: done,
});

export const leave = command({
  path: '/api/customers/:id/organisations/leave',
  may: 'customers.change',
  params: byId,
  body: z.object({ organisationId: id }),
  reply: done,
});

export const belong = command({
  path: '/api/customers/:id/organisations',
  may: 'customers.change',
  params: byId,
  body: z.object({ organisationId: id, role: z.string().max(120).default('') }),
  reply: done,
});

/** Says that two records are one customer. Nothing moves, so undoing it loses nothing. */
export const merge = command({
  path: '/api/customers/:id/merge',
  may: 'customers.change',
  params: byId,
  body: z.object({ intoId: id, why: z.string().max(500).default('') }),
  reply: z.object({ mergeId: id }),
});

export const undoMerge = command({
  path: '/api/customer-merges/:id/undo',
  may: 'customers.change',
  params: byId,
  reply: done,
});
