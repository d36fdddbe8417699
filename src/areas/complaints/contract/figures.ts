import { z } from 'zod';
import { question } from '#kernel/ask.ts';
import { dayOfText } from '#kernel/civil.ts';
import { id, instant } from '#kernel/fields.ts';
import { FIGURES_ASKED } from '../rules/index.ts';

/** 2026-04-02 */
export const day = z.string().refine((text) => dayOfText(text) !== undefined, 'is no day: write 2026-04-02');

const days = z.object({ from: day, to: day });
const standings = z.array(z.object({ standing: z.string(), count: z.number() }));

/** Complaints of a stretch of days in figures. Amounts are seconds, or cents of remedies. */
export const report = question({
  path: '/api/complaint-report',
  may: 'cases.see-all',
  query: days,
  reply: z.object({
    figures: z.array(
      z.object({
        figure: z.enum(FIGURES_ASKED),
        groups: z.array(
          z.object({
            group: z.string(),
            complaints: z.number(),
            things: z.number(),
            median: z.number().nullable(),
            ninth: z.number().nullable(),
            sum: z.number().nullable(),
          }),
        ),
      }),
    ),
    times: z.array(z.object({ rule: z.string(), met: z.number(), missed: z.number(), running: z.number() })),
    queensland: standings,
    open311: standings,
  }),
});

/** The complaints behind one figure. */
export const reportCases = question({
  path: '/api/complaint-report/cases',
  may: 'cases.see-all',
  query: days.extend({
    figure: z.enum([...FIGURES_ASKED, 'times missed']),
    group: z.string().max(200).default(''),
    after: id.optional(),
  }),
  reply: z.object({
    cases: z.array(z.object({ id, reference: z.string(), state: z.string(), openedAt: instant })),
    hidden: z.number(),
    next: id.nullable(),
  }),
});
