import { z } from 'zod';
import { question } from '#kernel/ask.ts';
import { id, instant } from '#kernel/fields.ts';
import { MODES } from './giving.ts';

const many = z.number().int().min(0);

const queue = z.object({
  teamId: id,
  name: z.string(),
  mode: z.enum(MODES),
  waiting: many,
  /** Since when the one that waits longest waits. */
  longestSince: instant.nullable(),
  withinMinutes: z.number(),
  /** Of those that came today: how many left the queue in time, of all that left it or have waited longer. */
  level: z.object({ inTime: many, of: many }).nullable(),
  on: many,
  away: many,
  /** Open promises of which four fifths are used, and those of today that were broken. */
  promisesClose: many,
  promisesBroken: many,
  /** Clocks that ran out today. */
  missed: many,
});

const RING = ['kept', 'late', 'broken', 'due', 'open'] as const;

/**
 * How the queues stand at this moment. It hangs where everybody walks past, so it counts and names no customer and no case,
 * counts nothing restricted, whoever is signed in, and names officers of those teams alone that decided it.
 */
export const board = question({
  path: '/api/board',
  may: 'cases.count',
  query: z.object({ team: id.optional() }),
  reply: z.object({
    at: instant,
    queues: z.array(queue),
    people: z.object({
      on: many,
      /** Of those who are on: taking work, with somebody, writing up. */
      available: many,
      busy: many,
      wrapUp: many,
      away: many,
      /** Since when the one who is away longest is away. */
      awaySince: instant.nullable(),
      /** On the roster for this moment and not here. */
      expected: many,
    }),
    /** Only of teams that want it. */
    names: z.array(
      z.object({
        teamId: id,
        officers: z.array(z.object({ name: z.string(), state: z.enum(['available', 'busy', 'away', 'wrap-up']) })),
      }),
    ),
    /** What was promised for today. The rings are there one each, up to a hundred. */
    promises: z.object({
      due: many,
      kept: many,
      toCome: many,
      close: many,
      late: many,
      rings: z.array(z.object({ standing: z.enum(RING), run: z.number() })),
    }),
    /** What is asked for and who could do it: of what waits now. */
    skills: z.array(z.object({ id, name: z.string(), waiting: many, on: many })),
    arrivals: z.object({
      weeks: z.number(),
      intervals: z.array(
        z.object({
          at: instant,
          /** Null for what is still to come. */
          came: many.nullable(),
          expected: z.number(),
          low: z.number(),
          high: z.number(),
        }),
      ),
    }),
  }),
});
