import { z } from 'zod';
import { BECAUSE, FINDINGS, WENT_WRONG } from '#areas/complaints/rules/index.ts';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';

const KINDS = ['finding', 'cause', 'decision'] as const;
const OUTCOMES = ['approved', 'declined'] as const;
const day = z.iso.date('is a day such as 2026-07-01');
const days = z.object({ from: day, to: day });
const kind = z.enum(KINDS);

const row = z.object({ id, kind, reference: z.string(), drawnAt: instant });

/** What was drawn and waits for a second look by this officer. What they had to do with themselves is counted and not shown. */
export const looks = question({
  path: '/api/quality/looks',
  may: 'quality.look-again',
  reply: z.object({ looks: z.array(row), others: z.number(), sharePercent: z.number() }),
});

/** What the reader is given: the words of the customer and of whoever asked, and nothing of what came out. */
export const look = question({
  path: '/api/quality/looks/:id',
  may: 'quality.look-again',
  params: byId,
  reply: row.extend({
    /** In the customer's words. */
    said: z.array(z.object({ at: instant, channel: z.string(), text: z.string() })),
    point: z
      .object({
        number: z.number(),
        said: z.string(),
        agency: z.string(),
        wanted: z.string(),
        evidence: z.array(z.string()),
      })
      .nullable(),
    asked: z
      .object({ power: z.string(), amountCents: z.number().nullable(), what: z.string(), reasons: z.string() })
      .nullable(),
    /** Both results, once the second is given. */
    given: z
      .object({ first: z.array(z.string()), second: z.array(z.string()), reasons: z.string(), blind: z.boolean() })
      .nullable(),
  }),
});

const cause = z.object({ wentWrong: z.enum(WENT_WRONG), because: z.enum(BECAUSE) });

/** What the reader would have found, said before they see what was. */
export const giveLook = command({
  path: '/api/quality/looks/:id/give',
  may: 'quality.look-again',
  params: byId,
  body: z.object({
    finding: z.enum(FINDINGS).optional(),
    causes: z.array(cause).min(1).max(6).optional(),
    outcome: z.enum(OUTCOMES).optional(),
    reasons: words(4000),
  }),
  reply: z.object({ first: z.array(z.string()), second: z.array(z.string()), blind: z.boolean() }),
});

/** How large a share of what is decided is drawn from now on. */
export const setShare = command({
  path: '/api/quality/share',
  may: 'quality.look-again',
  body: z.object({ sharePercent: z.int().min(0).max(100) }),
  reply: done,
});

/** How far second looks agreed with the first. Only blind ones count; causes are compared on both of their axes. */
export const agreement = question({
  path: '/api/quality/agreement',
  may: 'quality.look-again',
  query: days,
  reply: z.object({
    axes: z.array(
      z.object({
        axis: z.enum(['finding', 'what went wrong', 'why it did', 'decision']),
        pairs: z.number(),
        same: z.number(),
        kappa: z.number().nullable(),
      }),
    ),
    drawn: z.number(),
    given: z.number(),
    notBlind: z.number(),
  }),
});

const rate = z.object({
  group: z.string(),
  told: z.object({ all: z.number(), yes: z.number(), from: z.number(), to: z.number() }).nullable(),
});

/**
 * How often points were upheld and decisions given, for groups of customers: by language, by what they need, by channel.
 * Groups under ten are not told of, and ranges are of 95 in 100 (Wilson).
 */
export const outcomes = question({
  path: '/api/quality/outcomes',
  may: 'quality.look-again',
  query: days,
  reply: z.object({
    figures: z.array(
      z.object({
        figure: z.enum(['points upheld', 'decisions given']),
        by: z.enum(['language', 'need', 'channel']),
        rates: z.array(rate),
        apart: z.array(z.array(z.string())),
      }),
    ),
  }),
});
