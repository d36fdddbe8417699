import { z } from 'zod';
import { id, instant } from '#kernel/fields.ts';

const skill = z.string();
const count = z.number();
const asked = z.array(z.object({ skill, level: count }).readonly()).readonly();

/** Why work came to an officer. The kinds are those of the rules. */
export const reason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('sole'), insteadOf: id.nullable() }),
    z.object({ kind: z.literal('promised') }),
    z.object({ kind: z.literal('has'), skill, asked: count, level: count, hard: z.boolean() }),
    z.object({ kind: z.literal('relaxed'), skill, from: count, to: count, after: count }),
    z.object({ kind: z.literal('turn'), waited: count, priority: count, step: count }),
    z.object({ kind: z.literal('only') }),
    z.object({ kind: z.literal('fits best'), of: count }),
    z.object({ kind: z.literal('free longest'), minutes: count, of: count }),
    z.object({ kind: z.literal('first of equals'), of: count }),
    z.object({ kind: z.literal('asked for the next') }),
    z.object({ kind: z.literal('came back'), times: count }),
  ])
  .readonly();

/** What work waits for. */
export const waitReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('nobody on') }),
    z.object({ kind: z.literal('nobody has'), needs: asked }),
    z.object({ kind: z.literal('all taken'), needs: asked, have: count, full: count, away: count, off: count }),
    z.object({ kind: z.literal('excluded'), count }),
    z.object({ kind: z.literal('sole'), officerId: id, where: z.enum(['full', 'away', 'off', 'not able']) }),
    z.object({ kind: z.literal('held'), officerId: id, until: instant }),
    z.object({ kind: z.literal('relaxes'), skill, to: count, at: instant }),
    z.object({ kind: z.literal('turn'), could: count }),
    z.object({ kind: z.literal('to be taken'), could: count }),
  ])
  .readonly();

/** Why an officer who asked for the next got nothing. */
export const nothingReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('not on') }),
    z.object({ kind: z.literal('not ready') }),
    z.object({ kind: z.literal('nothing waits') }),
    z.object({ kind: z.literal('full'), channel: z.string(), count }),
    z.object({ kind: z.literal('lacks'), skill, level: count, count }),
    z.object({ kind: z.literal('kept'), count }),
    z.object({ kind: z.literal('not theirs'), count }),
  ])
  .readonly();
