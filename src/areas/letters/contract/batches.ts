import { z } from 'zod';
import { VARIANTS, WAYS } from '#areas/correspondence/rules/index.ts';
import { command, question } from '#kernel/ask.ts';
import { after, byId, done, id, instant, words } from '#kernel/fields.ts';
import { BATCH_STATES, BATCH_WAYS } from '../rules/index.ts';

/** Where a letter of a batch stands: before it is written by the batch, afterwards by what became of the message. */
const STANDINGS = [
  'waiting',
  'left out',
  'to approve',
  'held',
  'to post',
  'sending',
  'sent',
  'unsure',
  'failed',
  'taken back',
] as const;
const standing = z.enum(STANDINGS);

const batch = z.object({
  id,
  title: z.string(),
  template: z.string(),
  way: z.enum(BATCH_WAYS),
  state: z.enum(BATCH_STATES),
  madeBy: id,
  madeAt: instant,
  releasedBy: id.nullable(),
  releasedAt: instant.nullable(),
  stoppedAt: instant.nullable(),
  letters: z.number(),
});

/** The batches, the latest first. */
export const batches = question({
  path: '/api/letter-batches',
  may: 'letters.batch',
  query: z.object({ after }),
  reply: z.object({ batches: z.array(batch), next: z.string().nullable() }),
});

/** One batch: how many of its letters stand where, its sample, and whether this officer may release it. */
export const readBatch = question({
  path: '/api/letter-batches/:id',
  may: 'letters.batch',
  params: byId,
  reply: batch.extend({
    seed: z.number(),
    counts: z.array(z.object({ standing, count: z.number() })),
    sampled: z.number(),
    checked: z.number(),
    wrong: z.number(),
    /** Empty where it may go; else why it may not. */
    notYet: z.string(),
    /** Of all its letters as they are: whoever releases them names it. */
    sha256: z.string(),
  }),
});

/** Its letters, in their order, as far as this officer may see their cases. */
export const batchLetters = question({
  path: '/api/letter-batches/:id/letters',
  may: 'letters.batch',
  params: byId,
  query: z.object({ standing: standing.optional(), sample: z.literal('only').optional(), after }),
  reply: z.object({
    letters: z.array(
      z.object({
        n: z.number(),
        /** None, as long as nothing was written to somebody who has no case. */
        caseId: id.nullable(),
        reference: z.string(),
        standing,
        because: z.string().nullable(),
        to: z.string(),
        channel: z.enum(WAYS),
        variant: z.enum(VARIANTS).nullable(),
        body: z.string(),
        sampled: z.boolean(),
        fine: z.boolean().nullable(),
        checkedBy: id.nullable(),
        messageId: id.nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

/** Fixes what each case of a list, or each of these people, would be told, and draws the sample. Nothing is sent. */
export const makeBatch = command({
  path: '/api/letter-batches',
  may: 'letters.batch',
  once: true,
  body: z.object({
    title: words(120),
    viewId: id.nullable().default(null),
    /** Where there is no list: an address, a number or a postal address a line. */
    people: z.array(words(500)).max(2000).default([]),
    templateId: id,
    way: z.enum(BATCH_WAYS),
  }),
  reply: z.object({ id }),
});

/** A letter of the sample was looked at. */
export const checkLetter = command({
  path: '/api/letter-batches/:id/check',
  may: 'letters.batch',
  params: byId,
  body: z.object({ n: z.int32().positive(), fine: z.boolean() }),
  reply: done,
});

/** They go. Whoever releases them names the fingerprint of what they looked at. */
export const releaseBatch = command({
  path: '/api/letter-batches/:id/release',
  may: 'letters.batch',
  params: byId,
  body: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is the fingerprint of the batch that was looked at') }),
  reply: done,
});

/** None goes any more, and what has not gone is taken back. */
export const stopBatch = command({
  path: '/api/letter-batches/:id/stop',
  may: 'letters.batch',
  params: byId,
  reply: done,
});
