import { z } from 'zod';
import { STANDINGS } from '#areas/promises/rules/index.ts';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { BECAUSE, CLOSURES, OUTCOMES, REMEDIES, WENT_WRONG } from '../rules/index.ts';

const remedyKind = z.enum(REMEDIES);
const remedy = z.object({
  id,
  issueId: id.nullable(),
  kind: remedyKind,
  what: z.string(),
  madeAt: instant,
  dueAt: instant,
  ownerId: id.nullable(),
  /** Of the promise it is. */
  standing: z.enum(STANDINGS),
  outstanding: z.boolean(),
  costCents: z.number().nullable(),
  evidence: z.string().nullable(),
  told: z.string().nullable(),
  toldAt: instant.nullable(),
  doneAt: instant.nullable(),
});

const closure = z.enum(CLOSURES);
const outcome = z.enum(OUTCOMES);

const cause = z.object({ wentWrong: z.enum(WENT_WRONG), because: z.enum(BECAUSE) });
const learning = z.enum(['action', 'none']);
const learned = z.object({
  issueId: id,
  causes: z.array(cause),
  decision: learning.nullable(),
  reason: z.string(),
  actions: z.array(
    z.object({
      id,
      what: z.string(),
      ownerId: id,
      dueAt: instant,
      measure: z.string(),
      before: z.string(),
      after: z.string().nullable(),
      worked: z.boolean().nullable(),
      doneAt: instant.nullable(),
    }),
  ),
});

/** What of a complaint belongs to how it ends: what is put right, why it happened, why it is closed, and who outside had it. */
export const ending = {
  remedies: z.array(remedy),
  /** Of each point: why it happened and what is learned from it. */
  learned: z.array(learned),
  closure: z.object({ reason: closure, words: z.string(), by: id.nullable(), at: instant }).nullable(),
  /** Each time the body outside had it. */
  outside: z.array(
    z.object({
      id,
      reference: z.string(),
      asked: z.string(),
      dueAt: instant.nullable(),
      begunAt: instant,
      outcome: outcome.nullable(),
      words: z.string().nullable(),
      endedAt: instant.nullable(),
    }),
  ),
};

/** What puts it right: a promise to the customer, with whoever keeps it and its day. */
export const addRemedy = command({
  path: '/api/cases/:id/complaint/remedies',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({
    issueId: id.nullable().default(null),
    kind: remedyKind,
    what: words(280),
    dueAt: instant,
    ownerId: id.nullable().default(null),
    costCents: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  }),
  reply: z.object({ id }),
});

/** It is done: how we know, and how and when the customer was told. */
export const finishRemedy = command({
  path: '/api/complaint-remedies/:id/done',
  may: 'cases.change',
  params: byId,
  body: z.object({ evidence: words(2000), told: words(1000), toldAt: instant.nullable().default(null) }),
  reply: done,
});

/** The answer as the record would give it, and the addresses it would go to. */
export const draftAnswer = question({
  path: '/api/cases/:id/complaint/answer',
  may: 'cases.read',
  params: byId,
  reply: z.object({ letter: z.string(), to: z.array(z.string()) }),
});

/** Answers this stage. What was promised to put things right goes on. */
export const answer = command({
  path: '/api/cases/:id/complaint/answer',
  may: 'correspondence.send',
  once: true,
  params: byId,
  body: z.object({ letter: words(40_000), posted: z.boolean().default(false), draftId: id.optional() }),
  reply: z.object({ messageId: id.nullable(), recallUntil: instant.nullable() }),
});

/** It ends, with the reason. */
export const close = command({
  path: '/api/cases/:id/complaint/close',
  may: 'cases.change',
  params: byId,
  body: z.object({ reason: closure, words: z.string().trim().max(2000).default('') }),
  reply: done,
});

/** It is not settled: the stage is open again, and what was answered stays on the record. */
export const lookAgain = command({
  path: '/api/cases/:id/complaint/again',
  may: 'cases.change',
  params: byId,
  body: z.object({ why: words(2000) }),
  reply: done,
});

/** The body outside looks at it, and asks something of us. */
export const goOutside = command({
  path: '/api/cases/:id/complaint/outside',
  may: 'cases.change',
  params: byId,
  body: z.object({
    reference: z.string().trim().max(200).default(''),
    asked: words(4000),
    dueAt: instant.nullable().default(null),
  }),
  reply: z.object({ id }),
});

/** What the body outside made of it. */
export const comeBack = command({
  path: '/api/complaint-outside/:id/outcome',
  may: 'cases.change',
  params: byId,
  body: z.object({ outcome, words: words(4000) }),
  reply: done,
});

/** Why a point happened, and what is changed so that it does not happen again; or why nothing is. */
export const learn = command({
  path: '/api/complaint-issues/:id/learn',
  may: 'cases.change',
  params: byId,
  body: z.object({
    causes: z.array(cause).min(1).max(12),
    decision: learning,
    reason: z.string().trim().max(2000).default(''),
    action: z
      .object({ what: words(500), ownerId: id, dueAt: instant, measure: words(500), before: words(500) })
      .nullable()
      .default(null),
  }),
  reply: done,
});

/** What was measured after the change, and whether it worked. */
export const finishAction = command({
  path: '/api/complaint-actions/:id/done',
  may: 'cases.change',
  params: byId,
  body: z.object({ after: words(500), worked: z.boolean() }),
  reply: done,
});
