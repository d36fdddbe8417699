import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { after, byId, done, id, instant, words } from '#kernel/fields.ts';
import { CAMPAIGN_STATES, CHANNELS, POINT_KINDS, RECIPIENT_STATES } from './rules/index.ts';

const state = z.enum(RECIPIENT_STATES);
const topic = words(80);

/** Somebody said that they want to hear about a topic. */
export const recordConsent = command({
  path: '/api/outreach/consents',
  may: 'customers.change',
  body: z.object({
    customerId: id,
    kind: z.enum(POINT_KINDS).default('email'),
    address: words(500),
    topic,
    evidence: words(300),
  }),
  reply: z.object({ id }),
});

/** An address that told an officer it wants no outreach. It is never written to again, except about its cases. */
export const optOut = command({
  path: '/api/outreach/opted-out',
  may: 'customers.change',
  body: z.object({ address: words(500) }),
  reply: done,
});

/** What this customer consented to, and which of their addresses want none of it. */
export const ofCustomer = question({
  path: '/api/customers/:id/outreach',
  may: 'customers.read',
  params: byId,
  reply: z.object({
    consents: z.array(
      z.object({
        id,
        kind: z.enum(POINT_KINDS),
        address: z.string(),
        topic: z.string(),
        evidence: z.string(),
        givenAt: instant,
      }),
    ),
    optedOut: z.array(z.object({ address: z.string(), at: instant, how: z.string() })),
  }),
});

/** Topics somebody consented to, with how many can be written to now. */
export const topics = question({
  path: '/api/outreach/topics',
  may: 'outreach.manage',
  reply: z.object({ topics: z.array(z.object({ topic: z.string(), reached: z.number() })) }),
});

const campaign = z.object({
  id,
  title: z.string(),
  topic: z.string(),
  subject: z.string(),
  body: z.string(),
  /** The few words for a telephone. */
  textBody: z.string().nullable(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  state: z.enum(CAMPAIGN_STATES),
  madeBy: id,
  madeAt: instant,
  approvedBy: id.nullable(),
  counts: z.array(z.object({ state, count: z.number() })),
  /** Empty where this officer may approve it; else why not. */
  notYet: z.string(),
  /** Of words, days and everybody it goes to: whoever approves names it. */
  sha256: z.string(),
});

/** The campaigns, the latest first. */
export const campaigns = question({
  path: '/api/outreach/campaigns',
  may: 'outreach.manage',
  query: z.object({ after }),
  reply: z.object({ campaigns: z.array(campaign), next: z.string().nullable() }),
});

/** Everybody one goes to, in one standing or all. */
export const recipients = question({
  path: '/api/outreach/campaigns/:id/recipients',
  may: 'outreach.manage',
  params: byId,
  query: z.object({ state: state.optional(), after }),
  reply: z.object({
    recipients: z.array(
      z.object({
        id,
        customerId: id,
        name: z.string(),
        address: z.string(),
        channel: z.enum(CHANNELS),
        state,
        sentAt: instant.nullable(),
        response: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

/** Fixes what is said, to whom and when. Nothing is sent. */
export const makeCampaign = command({
  path: '/api/outreach/campaigns',
  may: 'outreach.manage',
  once: true,
  body: z.object({
    title: words(120),
    topic,
    subject: words(200),
    body: words(20_000),
    /** Empty: nobody gets a text message. */
    textBody: z.string().trim().max(600).default(''),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
  }),
  reply: z.object({ id }),
});

export const approveCampaign = command({
  path: '/api/outreach/campaigns/:id/approve',
  may: 'outreach.manage',
  params: byId,
  body: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is the fingerprint of the campaign that was read') }),
  reply: done,
});

/** Nobody else is written to. */
export const stopCampaign = command({
  path: '/api/outreach/campaigns/:id/stop',
  may: 'outreach.manage',
  params: byId,
  reply: done,
});

/** Its letters were posted on this day. What was stopped or is not wanted any more meanwhile is not, and is counted. */
export const postedLetters = command({
  path: '/api/outreach/campaigns/:id/posted',
  may: 'outreach.manage',
  params: byId,
  body: z.object({ ids: z.array(id).min(1).max(200), on: z.iso.date() }),
  reply: z.object({ posted: z.number() }),
});
