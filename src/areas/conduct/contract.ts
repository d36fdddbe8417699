import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { CATEGORIES, IMPACTS, RESPONSES, WAYS } from './rules/index.ts';

const category = z.enum(CATEGORIES);
const impact = z.enum(IMPACTS);
const way = z.enum(WAYS);

const incident = z.object({
  id,
  caseId: id,
  contactId: id.nullable(),
  category,
  impacts: z.array(impact),
  what: z.string(),
  response: z.string(),
  at: instant,
  by: id,
  warnedAt: instant.nullable(),
});

const restriction = z.object({
  id,
  caseId: id,
  caseIds: z.array(id),
  decisionId: id,
  standing: z.enum(['asked', 'to be told', 'in force', 'lapsed', 'lifted', 'not made']),
  ways: z.array(way),
  officerId: id.nullable(),
  times: z.string(),
  place: z.string(),
  reasons: z.string(),
  urgent: z.boolean(),
  madeAt: instant,
  madeBy: id,
  endsAt: instant,
  liftedAt: instant.nullable(),
  /** How often we turned to them in a way that was closed. */
  departures: z.number(),
});

/** What happened on this case, and what its customer was asked to do about it. That somebody looked is on record. */
export const ofCase = question({
  path: '/api/cases/:id/conduct',
  may: 'cases.read',
  params: byId,
  reply: z.object({ incidents: z.array(incident), restrictions: z.array(restriction) }),
});

/** Puts on record what was said or done, what it put at risk, and what the officer did. */
export const recordIncident = command({
  path: '/api/cases/:id/incidents',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({
    contactId: id.nullable().default(null),
    category,
    impacts: z.array(impact).min(1).max(4),
    what: words(4000),
    response: z.enum(RESPONSES),
  }),
  /** `asks`: whoever recorded it is asked how they are. */
  reply: z.object({ id, asks: z.boolean() }),
});

/** Warns a customer in writing of what they did, with what follows if it goes on. */
export const warn = command({
  path: '/api/cases/:id/conduct/warn',
  may: 'correspondence.send',
  params: byId,
  body: z.object({ incidentIds: z.array(id).min(1).max(20), letter: words(20_000) }),
  reply: done,
});

/** Asks for a restriction: which ways stay open about which cases, until when, and why nothing less is enough. */
export const propose = command({
  path: '/api/cases/:id/restrictions',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({
    incidentIds: z.array(id).max(20),
    /** Other cases it is about, besides this one. */
    caseIds: z.array(id).max(39).default([]),
    ways: z.array(way).max(5),
    officerId: id.nullable().default(null),
    times: z.string().trim().max(500).default(''),
    place: z.string().trim().max(500).default(''),
    reasons: words(3000),
    considered: z.string().trim().max(4000),
    needsConsidered: z.string().trim().max(4000),
    reviewRight: words(1000),
    endsAt: instant,
    urgent: z.boolean().default(false),
    toId: id,
    dueAt: instant,
  }),
  reply: z.object({ id, decisionId: id }),
});

/** Ends a restriction before its time. */
export const lift = command({
  path: '/api/restrictions/:id/lift',
  may: 'cases.see-all',
  params: byId,
  body: z.object({ reason: words(2000) }),
  reply: done,
});

/** Every restriction that holds or is asked for, the next to end first. */
export const restrictions = question({
  path: '/api/restrictions',
  may: 'cases.see-all',
  reply: z.object({
    restrictions: z.array(
      restriction.extend({
        reference: z.string(),
        customerName: z.string().nullable(),
        categories: z.array(z.string()),
      }),
    ),
  }),
});

/** How somebody is after what was aimed at them. */
export const answerWellbeing = command({
  path: '/api/wellbeing/:id',
  may: 'cases.read',
  params: byId,
  body: z.object({ how: z.enum(['fine', 'a break', 'to talk']) }),
  reply: done,
});

/** A leader has talked with them. */
export const talked = command({ path: '/api/wellbeing/:id/talked', may: 'cases.see-all', params: byId, reply: done });
