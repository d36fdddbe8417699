import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant } from '#kernel/fields.ts';
import { MOST_CHOICES, MOST_STEPS, OUTCOMES } from '../rules/index.ts';

const version = z.int32().positive();
const stepId = z.string().regex(/^[a-z0-9-]{1,40}$/, 'is not the name of a step');
/** As it was typed: it is read while it is being written, too. */
const text = (most: number) => z.string().max(most);

const asks = z.object({
  id: stepId,
  kind: z.literal('question'),
  words: text(500),
  hint: text(1000).default(''),
  choices: z
    .array(z.object({ words: text(200), to: z.string().max(40) }))
    .max(MOST_CHOICES)
    .readonly(),
});

const ends = z.object({
  id: stepId,
  kind: z.literal('outcome'),
  words: text(3000),
  into: z.enum(OUTCOMES),
  articleId: id.nullable().default(null),
  template: text(120).default(''),
  refer: text(120).default(''),
});

/** Questions with answers that lead on. What is not finished may be saved; what has a fault is not published. */
export const guide = z.object({
  steps: z
    .array(z.discriminatedUnion('kind', [asks, ends]))
    .max(MOST_STEPS)
    .refine((steps) => new Set(steps.map((step) => step.id)).size === steps.length, 'has two steps of one name')
    .readonly(),
});

const outcome = ends.extend({
  /** The published article it rests on, with the words that can be put into an answer. */
  article: z.object({ id, version, title: z.string(), passage: z.string() }).nullable(),
});

const run = z.object({
  id,
  articleId: id,
  version,
  title: z.string(),
  begunBy: id,
  begunAt: instant,
  endedAt: instant.nullable(),
  leftAt: instant.nullable(),
  usedAt: instant.nullable(),
  usedInto: z.enum(OUTCOMES).nullable(),
  /** Another wording was published since it was begun. */
  outdated: z.boolean(),
  answers: z.array(z.object({ asked: z.string(), said: z.string(), by: id, at: instant })),
  at: z.discriminatedUnion('kind', [asks, outcome]),
});

/** The guides an officer can go through beside a case, those that fit first; and those gone through, the newest first. */
export const guidesOf = question({
  path: '/api/cases/:id/guides',
  may: 'knowledge.read',
  params: byId,
  reply: z.object({
    offered: z.array(z.object({ id, title: z.string(), topic: z.string(), fits: z.boolean() })),
    runs: z.array(run),
  }),
});

/** What a guide can name: the templates in use, and the services the directory finds for some words. */
export const guideMeans = question({
  path: '/api/knowledge/guide-means',
  may: 'knowledge.write',
  query: z.object({ q: text(120).default('') }),
  reply: z.object({ templates: z.array(z.string()), services: z.array(z.string()) }),
});

/** Begins a guide beside a case, or goes on with the one that was interrupted. */
export const beginGuide = command({
  path: '/api/cases/:id/guides',
  may: 'cases.note',
  params: byId,
  body: z.object({ articleId: id }),
  reply: z.object({ id }),
});

/** An answer to the question one is at. */
export const answerGuide = command({
  path: '/api/knowledge/runs/:id/answer',
  may: 'cases.note',
  params: byId,
  body: z.object({
    step: stepId,
    choice: z
      .int()
      .min(0)
      .max(MOST_CHOICES - 1),
  }),
  reply: done,
});

/** Takes the last answer back. `step` is where one is now, so that two windows do not go back twice. */
export const stepBack = command({
  path: '/api/knowledge/runs/:id/back',
  may: 'cases.note',
  params: byId,
  body: z.object({ step: stepId }),
  reply: done,
});

/** Leaves a guide without coming to its end. The answers stay on the case. */
export const leaveGuide = command({
  path: '/api/knowledge/runs/:id/leave',
  may: 'cases.note',
  params: byId,
  reply: done,
});

/** What came of it was put into an answer or a note. */
export const useOutcome = command({
  path: '/api/knowledge/runs/:id/use',
  may: 'cases.note',
  params: byId,
  body: z.object({ into: z.enum(OUTCOMES) }),
  reply: done,
});
