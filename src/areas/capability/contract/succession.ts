import { z } from 'zod';
import { question } from '#kernel/ask.ts';
import { id } from '#kernel/fields.ts';
import { READINESS } from '../rules/index.ts';

/** For every role, who of those the reader leads could take it on, and what they lack; and which skills hang on few. */
export const succession = question({
  path: '/api/capability/succession',
  may: 'capability.lead',
  reply: z.object({
    roles: z.array(
      z.object({
        id,
        name: z.string(),
        officers: z.array(
          z.object({
            id,
            name: z.string(),
            /** It is their role now. */
            own: z.boolean(),
            readiness: z.enum(READINESS),
            gaps: z.array(z.object({ code: z.string(), name: z.string(), missing: z.number() })),
          }),
        ),
      }),
    ),
    skills: z.array(
      z.object({
        id,
        name: z.string(),
        holders: z.number(),
        ending: z.number(),
        shifts: z.number(),
        uncovered: z.number(),
      }),
    ),
  }),
});
