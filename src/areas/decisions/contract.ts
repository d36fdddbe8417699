import { z } from 'zod';
import { POWERS } from '#areas/delegations/rules/index.ts';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { SIGNING_STATES } from './rules/index.ts';

const cents = z.number().int().min(1).max(100_000_000_000);
const power = z.enum(POWERS);
const longText = (most: number) => z.string().trim().max(most).default('');

const place = z.object({
  n: z.number(),
  officerId: id.nullable(),
  /** Of a text: whoever has this position. */
  role: z.string().nullable(),
  substituteId: id.nullable(),
  verdict: z.enum(['approved', 'declined', 'returned']).nullable(),
  by: id.nullable(),
  at: instant.nullable(),
  reasons: z.string(),
});

const decision = z.object({
  id,
  power,
  amountCents: z.number().nullable(),
  what: z.string(),
  reasons: z.string(),
  recommendation: z.string(),
  /** Entries of the case that whoever decides should read. */
  file: z.array(id),
  alternative: z.string(),
  noAlternative: z.string(),
  reviewRight: z.string(),
  askedBy: id,
  askedAt: instant,
  dueAt: instant,
  state: z.enum(SIGNING_STATES),
  settledAt: instant.nullable(),
  settledBy: id.nullable(),
  followsId: id.nullable(),
  toldAt: instant.nullable(),
  toldHow: z.string().nullable(),
  /** The letter that tells them waits to be approved. */
  toldWaits: z.boolean(),
  /** It says no to the customer, who has to be told what else there is and who can look at it again. */
  says: z.boolean(),
  places: z.array(place),
  /** What whoever asks can do about it, and by which delegation, or why nothing. */
  mine: z.object({
    can: z.enum(['sign', 'take']).nullable(),
    because: z.string(),
    condition: z.string(),
    second: z.boolean(),
  }),
});

const FLAGS = ['sensitive', 'emerging'] as const;

const flag = z.object({
  id,
  kind: z.enum(FLAGS),
  why: z.string(),
  at: instant,
  by: id,
  seenAt: instant.nullable(),
  seenBy: id.nullable(),
});

const waiting = z.object({
  messageId: id,
  /** The rules that it met, in words. */
  because: z.array(z.string()),
  signs: z.enum(['serial', 'parallel']),
  askedBy: id.nullable(),
  askedAt: instant,
  dueAt: instant,
  state: z.enum(SIGNING_STATES),
  settledAt: instant.nullable(),
  places: z.array(place),
  mine: z.object({ can: z.literal('sign').nullable(), because: z.string() }),
});

/** What was or is to be decided on a case, and the texts that somebody else had or has to agree to. */
export const ofCase = question({
  path: '/api/cases/:id/decisions',
  may: 'cases.read',
  params: byId,
  reply: z.object({ decisions: z.array(decision), texts: z.array(waiting), flags: z.array(flag), sign: z.string() }),
});

/** Who decides what somebody is about to ask for: themselves, or who else. */
export const deciders = question({
  path: '/api/cases/:id/deciders',
  may: 'cases.read',
  params: byId,
  query: z.object({
    power: power.default('waiver'),
    amountCents: z.coerce.number().int().min(1).max(100_000_000_000).optional(),
  }),
  reply: z.object({
    me: z.object({ may: z.boolean(), because: z.string(), condition: z.string() }),
    candidates: z.array(
      z.object({
        officerId: id,
        name: z.string(),
        away: z.boolean(),
        limitCents: z.number().nullable(),
        second: z.boolean(),
      }),
    ),
    sign: z.string(),
  }),
});

/** What a customer is told with a "no". */
const no = {
  alternative: longText(2000),
  noAlternative: longText(2000),
  reviewRight: longText(2000),
};

/** Asks for a decision. Within one's own delegation it is made at once; else it goes to whoever is named. */
export const ask = command({
  path: '/api/cases/:id/decisions',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({
    power,
    amountCents: cents.nullable().default(null),
    what: words(500),
    reasons: words(4000),
    recommendation: longText(4000),
    file: z.array(id).max(40).default([]),
    ...no,
    conditionHolds: z.boolean().default(false),
    toId: id.nullable().default(null),
    substituteId: id.nullable().default(null),
    dueAt: instant.nullable().default(null),
    followsId: id.nullable().default(null),
  }),
  reply: z.object({ id }),
});

export const approve = command({
  path: '/api/decisions/:id/approve',
  may: 'cases.change',
  params: byId,
  body: z.object({
    reasons: longText(4000),
    conditionHolds: z.boolean().default(false),
    /** Who signs as well, where the amount needs two. */
    secondId: id.nullable().default(null),
    substituteId: id.nullable().default(null),
  }),
  reply: done,
});

export const decline = command({
  path: '/api/decisions/:id/decline',
  may: 'cases.change',
  params: byId,
  body: z.object({ reasons: words(4000), ...no }),
  reply: done,
});

/** Back to whoever asked, with what is missing. */
export const sendBack = command({
  path: '/api/decisions/:id/return',
  may: 'cases.change',
  params: byId,
  body: z.object({ reasons: words(4000) }),
  reply: done,
});

/** Somebody else who may decide it takes it. */
export const take = command({ path: '/api/decisions/:id/take', may: 'cases.change', params: byId, reply: done });

export const withdraw = command({
  path: '/api/decisions/:id/withdraw',
  may: 'cases.change',
  params: byId,
  reply: done,
});

/** The customer is told. A "no" says what else there is, or why there is nothing, and who can look at it again. */
export const tell = command({
  path: '/api/decisions/:id/tell',
  may: 'correspondence.send',
  params: byId,
  body: z.object({ how: z.enum(['letter', 'by telephone', 'in person']), words: words(20_000) }),
  reply: done,
});

/** Somebody above has to know of this case: it is sensitive, or one of more to come. Its leaders are told. */
export const raiseFlag = command({
  path: '/api/cases/:id/flags',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({ kind: z.enum(FLAGS), why: words(2000) }),
  reply: z.object({ id }),
});

/** A leader has read it. */
export const seeFlag = command({ path: '/api/flags/:id/seen', may: 'cases.see-all', params: byId, reply: done });

/** It is over, and why. */
export const endFlag = command({
  path: '/api/flags/:id/end',
  may: 'cases.change',
  params: byId,
  body: z.object({ reason: words(2000) }),
  reply: done,
});

/** A note for whoever has to speak about a case without having read it, prepared from the record. */
export const briefing = question({
  path: '/api/cases/:id/briefing',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    parts: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
    preparedAt: instant,
  }),
});

/** How the like was decided before, without what names anybody. */
export const precedents = question({
  path: '/api/precedents',
  may: 'cases.read',
  query: z.object({ q: z.string().max(200).default(''), power: power.optional() }),
  reply: z.object({
    precedents: z.array(
      z.object({
        id,
        power,
        amountCents: z.number().nullable(),
        what: z.string(),
        reasons: z.string(),
        state: z.enum(['approved', 'declined']),
        said: z.string(),
        kind: z.string(),
        settledAt: instant,
        /** The way there, for whoever may see it. */
        case: z.object({ id, reference: z.string() }).nullable(),
      }),
    ),
    sign: z.string(),
  }),
});

export { addVettingRule, approveText, endVettingRule, returnText, text, vettingRules } from './contract/texts.ts';
