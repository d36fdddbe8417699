import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { receivedLine } from './contract/desks.ts';
import { ACTS, GROUNDS, MANNERS, OUTCOMES, PARTICULARS, STATES } from './rules/index.ts';

const state = z.enum(STATES);
const manner = z.enum(MANNERS);
const way = z.enum(['email', 'api', 'kept', 'phone']);
const asks = z.enum(['declined', 'returned', 'question', 'outcome', 'undelivered']);

const line = z.object({
  id,
  number: z.number(),
  caseId: id,
  organizationId: id,
  organization: z.string(),
  serviceId: id.nullable(),
  service: z.string().nullable(),
  manner,
  way,
  dueAt: instant,
  state,
  words: z.string(),
  expectedOn: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  /** What of it somebody of the desk has still to look at. */
  asks: asks.nullable(),
  told: z.enum(['message', 'by word']),
  madeAt: instant,
  madeBy: id,
  firstSeenAt: instant.nullable(),
  answeredAt: instant.nullable(),
});

/** Who outside has this matter, and what else its customer was offered. */
export const ofCase = question({
  path: '/api/cases/:id/referrals',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    referrals: z.array(line),
    offered: z.array(z.object({ serviceId: id, organizationId: id, name: z.string(), at: instant, by: id })),
    /** What of it another desk gave to us. */
    received: z.array(receivedLine),
  }),
});

/** Services that may help with this case, by what was said in it, or by what is typed. */
export const suggest = question({
  path: '/api/cases/:id/services',
  may: 'cases.read',
  params: byId,
  query: z.object({ q: z.string().max(300).default('') }),
  reply: z.object({
    services: z.array(
      z.object({
        id,
        name: z.string(),
        summary: z.string(),
        organizationId: id,
        organization: z.string(),
        status: z.string(),
        alert: z.string(),
        places: z.string(),
        assuredOn: z.string().nullable(),
        freshness: z.enum(['fresh', 'stale', 'never assured']),
        because: z.array(z.string()),
        besides: z.number(),
      }),
    ),
  }),
});

/** What would go to them, what would be held back, and what the customer would be told. */
export const preview = question({
  path: '/api/cases/:id/referrals/preview',
  may: 'cases.change',
  params: byId,
  query: z.object({
    organization: id.optional(),
    service: id.optional(),
    manner: manner.default('cold'),
    dueAt: z.coerce.number().int().min(0).max(253_402_300_799_999).optional(),
  }),
  reply: z.object({
    organization: z.string(),
    way,
    sentTo: z.string().nullable(),
    contactRules: z.string(),
    answersWithin: z.number(),
    service: z.string().nullable(),
    given: z.array(z.object({ name: z.string(), value: z.string() })),
    heldBack: z.array(z.string()),
    lacking: z.array(z.string()),
    letter: z.string(),
  }),
});

/** Gives the matter to somebody outside, and tells the customer. */
export const make = command({
  path: '/api/cases/:id/referrals',
  may: 'correspondence.send',
  once: true,
  params: byId,
  body: z.object({
    organizationId: id,
    serviceId: id.nullable().default(null),
    manner,
    ground: z.enum(GROUNDS),
    groundWords: words(1000),
    summary: words(4000),
    /** Held back besides what the service does not need. */
    withheld: z.array(z.enum(PARTICULARS)).max(PARTICULARS.length).default([]),
    attachmentIds: z.array(id).max(20).default([]),
    dueAt: instant,
    call: z.string().trim().max(4000).default(''),
    accepted: z.boolean().default(false),
    /** What the customer is told; empty where they are told by word of mouth. */
    letter: z.string().trim().max(20_000).default(''),
  }),
  reply: z.object({ id, told: z.enum(['message', 'by word']) }),
});

/** All of one referral, with what was said with them beside the case. */
export const read = question({
  path: '/api/referrals/:id',
  may: 'cases.read',
  params: byId,
  reply: line.extend({
    ground: z.enum(GROUNDS),
    groundWords: z.string(),
    summary: z.string(),
    given: z.array(z.object({ name: z.string(), value: z.string() })),
    heldBack: z.array(z.string()),
    sentTo: z.string().nullable(),
    documents: z.array(z.object({ id, name: z.string() })),
    steps: z.array(
      z.object({
        id,
        at: instant,
        is: z.string(),
        byKind: z.enum(['officer', 'partner']),
        by: id.nullable(),
        words: z.string(),
      }),
    ),
    letters: z.array(
      z.object({ id, at: instant, recipient: z.string(), state: z.string(), response: z.string().nullable() }),
    ),
    said: z.array(
      z.object({
        id,
        at: instant,
        direction: z.enum(['in', 'out']),
        channel: z.enum(['page', 'email', 'api', 'desk']),
        officerId: id.nullable(),
        who: z.string(),
        body: z.string(),
        mailId: id.nullable(),
      }),
    ),
    acts: z.array(z.enum(ACTS)),
  }),
});

/** What they said on the telephone, or that we take it back. */
export const act = command({
  path: '/api/referrals/:id/act',
  may: 'cases.change',
  params: byId,
  body: z.object({
    act: z.enum(ACTS),
    words: z.string().trim().max(4000).default(''),
    outcome: z.enum(OUTCOMES).nullable().default(null),
    expectedOn: z.iso.date().nullable().default(null),
  }),
  reply: z.object({ state }),
});

/** Writes to them beside the case. The customer never sees it. */
export const say = command({
  path: '/api/referrals/:id/say',
  may: 'correspondence.send',
  once: true,
  params: byId,
  body: z.object({ body: words(20_000) }),
  reply: z.object({ id }),
});

/** What came from them was looked at. */
export const seen = command({ path: '/api/referrals/:id/seen', may: 'cases.change', params: byId, reply: done });

/** Sends them a new link to their page. False when one went a moment ago. */
export const sendPage = command({
  path: '/api/referrals/:id/page',
  may: 'correspondence.send',
  params: byId,
  reply: z.object({ sent: z.boolean() }),
});

/** Puts on record that a service was offered besides, and gives the words for the answer. */
export const offer = command({
  path: '/api/cases/:id/offers',
  may: 'cases.change',
  params: byId,
  body: z.object({ serviceId: id }),
  reply: z.object({ id, words: z.string() }),
});

const figure = z.object({ count: z.number(), of: z.number(), ids: z.array(id) });

/** How somebody outside has worked with us. Every figure names its referrals. */
export const ofOrganization = question({
  path: '/api/directory/organizations/:id/referrals',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    figures: z.object({
      made: figure,
      open: figure,
      inTime: figure,
      accepted: figure,
      returned: figure,
      helped: figure,
    }),
    medianDays: z.number().nullable(),
    referrals: z.array(line.extend({ reference: z.string() })),
  }),
});

/** The keys with which their system speaks to ours. */
export const keys = question({
  path: '/api/directory/organizations/:id/keys',
  may: 'directory.change',
  params: byId,
  reply: z.object({ keys: z.array(z.object({ id, madeAt: instant, lastUsedAt: instant.nullable() })) }),
});

/** A new key. It is shown this once. */
export const makeKey = command({
  path: '/api/directory/organizations/:id/keys',
  may: 'directory.change',
  params: byId,
  reply: z.object({ id, key: z.string() }),
});

export const endKey = command({
  path: '/api/referral-keys/:id/end',
  may: 'directory.change',
  params: byId,
  reply: done,
});

export {
  answerReceived,
  deskOf,
  endDesk,
  inviteDesk,
  joinDesk,
  readReceived,
  renewDeskKey,
  sayReceived,
  seenOfReceived,
} from './contract/desks.ts';
