import { z } from 'zod';
import { question } from '#kernel/ask.ts';
import { id, instant } from '#kernel/fields.ts';

const share = (least: number, most: number) => z.coerce.number().min(least).max(most);
const seconds = (most: number) => z.coerce.number().int().min(1).max(most);

/** What is needed at one moment of the day by both models, and what the officers who are on would give. */
const interval = z.object({
  at: instant,
  /** Arrivals in this half hour: expected, and the band that is to hold eight in ten. */
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  /** Officers at the desk when customers give up as they do, on an ordinary day and at the upper edge of the band. */
  needed: z.number(),
  neededWhenBusy: z.number(),
  /** The same if nobody gave up. */
  neededIfAllWait: z.number(),
  rostered: z.number(),
  /** Officers whose published shift it is; how many of them are at the desk; how many more the roster needs. */
  planned: z.number(),
  atDesk: z.number(),
  short: z.number(),
  /** Seconds that one contact is taken to take. */
  handling: z.number(),
  /** With as many on as was asked; null where nobody asked, or nothing arrives. */
  given: z
    .object({ level: z.number(), wait: z.number(), occupancy: z.number(), givingUp: z.number(), keepsUp: z.boolean() })
    .nullable(),
});

/** How many officers a day needs, from what arrived in the weeks before. */
export const staffing = question({
  path: '/api/staffing',
  may: 'routing.plan',
  query: z.object({
    team: id.optional(),
    /** Days from today. */
    day: z.coerce.number().int().min(0).max(6).default(0),
    /** Only what asks for this skill, and who has it. */
    skill: id.optional(),
    /** Left out: as it was measured. */
    handling: seconds(14_400).optional(),
    patience: seconds(86_400).default(300),
    within: z.coerce.number().int().min(0).max(86_400).default(60),
    share: share(0.01, 0.99).default(0.8),
    mostBusy: share(0.1, 0.99).default(0.85),
    shrinkage: share(0, 0.9).default(0.3),
    on: z.coerce.number().int().min(1).max(5000).optional(),
  }),
  reply: z.object({
    dayAt: instant,
    handling: z.object({
      usual: z.number(),
      /** Seconds, as officers really took in the last six weeks; null where too little was handled. */
      measured: z
        .object({
          count: z.number(),
          mean: z.number(),
          spread: z.number(),
          low: z.number(),
          high: z.number(),
          leftOut: z.number(),
          halfHours: z.number(),
        })
        .nullable(),
    }),
    intervals: z.array(interval),
    forecast: z.object({
      weeks: z.number(),
      measured: z
        .object({ weeks: z.number(), error: z.number(), errorOfLastWeek: z.number(), inside: z.number() })
        .nullable(),
    }),
  }),
});

export {
  addConflict,
  endConflict,
  endSoleContact,
  next,
  ofCase,
  opened,
  ownNeeds,
  queueRules,
  setOwnNeed,
  setQueueRule,
  setSoleContact,
  waiting,
  whoCould,
} from './contract/giving.ts';
export { board } from './contract/board.ts';
