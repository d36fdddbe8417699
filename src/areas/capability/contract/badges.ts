import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { ANYONE } from '#kernel/endpoint.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';

const json = z.looseObject({});

/** A badge as its issuer signed it: whoever has its address may check it. */
export const badge = question({ path: '/api/badges/:id', may: ANYONE, params: byId, reply: json });

/** Which badges were taken back, as a signed list that says nothing of any other. */
export const badgeStatusList = question({ path: '/api/badge-status', may: ANYONE, reply: json });

/** Who issues, and every key with which badges were signed. */
export const badgeIssuer = question({ path: '/api/badge-issuer', may: ANYONE, reply: json });

/** Checks a badge of anybody’s, without asking anybody. */
export const checkBadge = question({
  path: '/api/badges/:id/check',
  may: ANYONE,
  params: byId,
  reply: z.object({
    verdict: z.enum(['valid', 'warning', 'invalid']),
    checks: z.array(z.object({ check: z.string(), outcome: z.string(), says: z.string() })),
  }),
});

/** Gives a badge for what somebody has shown. */
export const issueBadge = command({
  path: '/api/capability/badges',
  may: 'capability.lead',
  once: true,
  body: z.object({
    officerId: id,
    name: words(300),
    description: words(1000),
    versionId: id,
    itemIds: z.array(id).min(1).max(40),
    months: z.number().int().min(1).max(120).nullable().default(null),
  }),
  reply: z.object({ id }),
});

export const revokeBadge = command({
  path: '/api/capability/badges/:id/take-back',
  may: 'capability.lead',
  params: byId,
  body: z.object({ why: words(1000) }),
  reply: done,
});

/** Signs with another key from now on. What was signed before stays good. */
export const changeBadgeKey = command({ path: '/api/capability/badge-key', may: 'capability.lead', reply: done });

export const badges = question({
  path: '/api/capability/badges',
  may: 'capability.own',
  query: z.object({ officer: id.optional() }),
  reply: z.object({
    badges: z.array(
      z.object({ id, name: z.string(), issuedAt: instant, untilAt: instant.nullable(), revokedAt: instant.nullable() }),
    ),
  }),
});
