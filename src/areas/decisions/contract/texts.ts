import { z } from 'zod';
import { VARIANTS, WAYS } from '#areas/correspondence/rules/index.ts';
import { command, question } from '#kernel/ask.ts';
import { SIGNED_IN } from '#kernel/endpoint.ts';
import { byId, done, id, words } from '#kernel/fields.ts';
import { OCCASIONS } from '../rules/index.ts';

/** A text that waits, exactly as it would go. The id is that of the message. */
export const text = question({
  path: '/api/texts/:id',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    caseId: id,
    subject: z.string(),
    body: z.string(),
    html: z.string().nullable(),
    recipients: z.array(z.string()),
    /** By which way it goes, and how a letter looks: that is agreed to as well. */
    channel: z.enum(WAYS),
    form: z.object({ addressee: z.string(), variant: z.enum(VARIANTS), language: z.string() }).nullable(),
    files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), size: z.number() })),
    /** Whoever agrees names it, so that they agree to what they read. */
    sha256: z.string(),
  }),
});

/** Agrees to a text, and names the fingerprint of what was read. `goes`: it was the last signature, and it goes. */
export const approveText = command({
  path: '/api/texts/:id/approve',
  may: 'cases.read',
  params: byId,
  body: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is the fingerprint of the text that was read') }),
  reply: z.object({ goes: z.boolean() }),
});

/** Back to its author, with what should be different. */
export const returnText = command({
  path: '/api/texts/:id/return',
  may: 'cases.read',
  params: byId,
  body: z.object({ reasons: words(4000) }),
  reply: done,
});

const approver = z.union([z.object({ role: words(80) }), z.object({ officerId: id })]);
const rule = z.object({
  title: words(120),
  occasion: z.enum(OCCASIONS),
  /** Of an amount: from how many cents on; of a new officer: for how many days. */
  from: z.number().int().min(1).max(100_000_000_000).nullable().default(null),
  /** Of a tag: which; of a kind: which kinds of case. */
  among: z.array(words(60)).max(20).default([]),
  approvers: z.array(approver).min(1).max(4),
  order: z.enum(['serial', 'parallel']).default('parallel'),
  substituteId: id.nullable().default(null),
  withinHours: z.number().int().min(1).max(240).default(24),
});

/** When a text is read by somebody else before it goes, and by whom. */
export const vettingRules = question({
  path: '/api/vetting-rules',
  may: SIGNED_IN,
  reply: z.object({ rules: z.array(rule.extend({ id })), sign: z.string() }),
});

export const addVettingRule = command({
  path: '/api/vetting-rules',
  may: 'delegations.administer',
  once: true,
  body: rule,
  reply: z.object({ id }),
});

export const endVettingRule = command({
  path: '/api/vetting-rules/:id/end',
  may: 'delegations.administer',
  params: byId,
  reply: done,
});
