import { z } from 'zod';
import { command } from '#kernel/ask.ts';
import { byId, id, instant, words } from '#kernel/fields.ts';
import { MOST_AT_ONCE, PHASES, REFUSALS } from '../rules/index.ts';
import { priority, version } from './row.ts';
import { draftRest } from './writing.ts';

const tag = words(40).transform((text) => text.toLowerCase());

const act = z.discriminatedUnion('do', [
  /** To anybody but oneself it is a handing over with a note on top, as of one case. */
  z.object({ do: z.literal('hand over'), ownerId: id.nullable(), why: words(2000).optional() }),
  z.object({ do: z.literal('queue'), teamId: id, why: words(2000).optional() }),
  z.object({
    do: z.literal('tag'),
    add: z.array(tag).max(20).default([]),
    remove: z.array(tag).max(20).default([]),
  }),
  z.object({ do: z.literal('priority'), priority }),
  z.object({ do: z.literal('next'), nextStep: words(280), nextDueAt: instant }),
  z.object({ do: z.literal('close'), state: words(40), why: z.string().max(1000).optional() }),
  /**
   * The same words to each customer, with each one's own name, reference, subject and queue where {{customer.name}} and the
   * like stand. A text that still has a gap is not sent. Needs correspondence.send.
   */
  z.object({
    do: z.literal('answer'),
    body: words(200000),
    /** The templates it was made from, in the versions that were used. */
    templates: draftRest.shape.templates,
    then: z.union([
      z.object({ state: words(40) }),
      z.object({ state: words(40).optional(), nextStep: words(280), nextDueAt: instant }),
    ]),
  }),
]);

const body = z.object({ act, cases: z.array(z.object({ id, version })).min(1).max(MOST_AT_ONCE) });

const standing = z.object({
  state: z.string(),
  phase: z.enum(PHASES),
  nextStep: z.string().nullable(),
  nextDueAt: instant.nullable(),
  teamId: id,
  ownerId: id.nullable(),
  priority,
  tags: z.array(z.string()).readonly(),
});

const refusal = z.enum([...REFUSALS, 'not there', 'no address', 'a gap', 'sent already']);

/** What would become of one case, or why it would stay as it is. */
const outcome = z.object({
  id,
  reference: z.string().nullable(),
  subject: z.string().nullable(),
  because: refusal.nullable(),
  before: standing.nullable(),
  after: standing.nullable(),
  /** What the customer would read. */
  says: z.string().nullable(),
  /** What is still to be filled in. */
  gap: z.string().nullable(),
});

/** Says for each case what an act would do, and changes nothing. */
export const previewBulk = command({
  path: '/api/bulk/preview',
  may: 'cases.change',
  body,
  reply: z.object({ outcomes: z.array(outcome) }),
});

/** Does it: each case by itself on the record, and all of it undone by one command. */
export const doBulk = command({
  path: '/api/bulk',
  may: 'cases.change',
  once: true,
  body,
  reply: z.object({
    bulkId: id.nullable(),
    done: z.number(),
    /** Until when answers can be taken back; null where nothing was sent. */
    recallUntil: instant.nullable(),
    outcomes: z.array(outcome),
  }),
});

/** Puts back exactly what was there. A case that has changed since is left alone, and named. */
export const undoBulk = command({
  path: '/api/bulk/:id/undo',
  may: 'cases.change',
  params: byId,
  reply: z.object({
    done: z.number(),
    refused: z.array(z.object({ id, reference: z.string(), because: refusal })),
  }),
});
