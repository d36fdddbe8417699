import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';

const pointKind = z.enum(['email', 'phone', 'post', 'other']);
const point = z.object({ id, kind: pointKind, value: z.string(), sole: z.boolean(), customerId: id });

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
    organisations: z.array(z.object({ id, name: z.string(), role: z.string() })),
    people: z.array(z.object({ id, name: z.string(), role: z.string() })),
    merged: z.array(z.object({ mergeId: id, id, name: z.string(), at: instant })),
  }),
});

export const search = question({
  path: '/api/customers',
  may: 'customers.read',
  query: z.object({ q: z.string().max(200) }),
  reply: z.object({
    customers: z.array(z.object({ id, name: z.string(), kind: z.string(), contact: z.string() })),
  }),
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
