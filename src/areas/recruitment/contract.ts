import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { MOST_MARK } from './rules/index.ts';

export { part } from './contract/part.ts';

/** The rounds whose panel the reader is on, the newest first, and what can be opened. */
export const rounds = question({
  path: '/api/recruitment/rounds',
  may: 'recruitment.judge',
  reply: z.object({
    rounds: z.array(
      z.object({
        id,
        title: z.string(),
        role: z.string(),
        openedAt: instant,
        closedAt: instant.nullable(),
        candidates: z.number(),
        /** Sheets the reader has still to give. */
        waiting: z.number(),
      }),
    ),
    /** Roles for which a round can be opened, where the reader may. */
    roles: z.array(z.object({ id, name: z.string() })),
  }),
});

/** Opens a round for a role, with the guide as it is today. Whoever opens it is on the panel. */
export const openRound = command({
  path: '/api/recruitment/rounds',
  may: 'recruitment.run',
  once: true,
  body: z.object({
    title: words(200),
    profileId: id,
    panel: z.array(id).min(1).max(12),
    keepMonths: z.number().int().min(1).max(24).default(6),
  }),
  reply: z.object({ id }),
});

const mark = z.number().int().min(0).max(MOST_MARK);
const sheet = z.object({
  raterId: id,
  state: z.enum(['draft', 'given', 'aside']),
  marks: z.record(z.string(), z.number()),
  notes: z.record(z.string(), z.string()),
  why: z.string(),
});

/** A round as somebody of its panel may see it: the sheets of others only of candidates for whom theirs is given. */
export const round = question({
  path: '/api/recruitment/rounds/:id',
  may: 'recruitment.judge',
  params: byId,
  reply: z.object({
    id,
    title: z.string(),
    role: z.string(),
    openedAt: instant,
    keepUntil: instant,
    closedAt: instant.nullable(),
    outcome: z.string().nullable(),
    forgottenAt: instant.nullable(),
    panel: z.array(id),
    questions: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        level: z.string(),
        ask: z.string(),
        listenFor: z.array(z.string()),
        marks: z.array(z.string()),
      }),
    ),
    candidates: z.array(
      z.object({
        id,
        letter: z.string(),
        name: z.string().nullable(),
        about: z.string(),
        withdrawn: z.boolean(),
        /** The reader has nothing to do with this candidate. */
        aside: z.boolean(),
        sheets: z.array(sheet),
        waitingFor: z.array(id),
        agreed: z.array(z.object({ code: z.string(), mark: z.number(), why: z.string(), by: id, at: instant })),
        place: z.object({ place: z.number(), tied: z.boolean(), met: z.number(), sum: z.number() }).nullable(),
      }),
    ),
    /** Over what the reader sees. */
    agreement: z.object({ pairs: z.number(), same: z.number(), near: z.number(), kappa: z.number().nullable() }),
  }),
});

export const joinPanel = command({
  path: '/api/recruitment/rounds/:id/panel',
  may: 'recruitment.run',
  params: byId,
  body: z.object({ officerId: id }),
  reply: done,
});

export const addCandidate = command({
  path: '/api/recruitment/rounds/:id/candidates',
  may: 'recruitment.run',
  once: true,
  params: byId,
  body: z.object({ name: words(200), about: z.string().trim().max(4000).default('') }),
  reply: z.object({ id }),
});

export const withdrawCandidate = command({
  path: '/api/recruitment/candidates/:id/withdraw',
  may: 'recruitment.run',
  params: byId,
  reply: done,
});

const text = z.string().max(4000);

/** Keeps a sheet, or gives it. What is given never changes. */
export const judge = command({
  path: '/api/recruitment/candidates/:id/sheet',
  may: 'recruitment.judge',
  params: byId,
  body: z.object({
    marks: z.record(z.string().max(60), mark),
    notes: z.record(z.string().max(60), text),
    give: z.boolean(),
  }),
  reply: done,
});

/** The reader knows the candidate, or cannot judge them for another reason. */
export const standAside = command({
  path: '/api/recruitment/candidates/:id/aside',
  may: 'recruitment.judge',
  params: byId,
  body: z.object({ why: words(1000) }),
  reply: done,
});

/** What the panel agreed on for one capability, with the reason where they differed. */
export const agree = command({
  path: '/api/recruitment/candidates/:id/agreed',
  may: 'recruitment.judge',
  params: byId,
  body: z.object({ code: z.string().min(1).max(60), mark, why: z.string().trim().max(2000).default('') }),
  reply: done,
});

/** It is decided. Names and notes are forgotten when their months are over. */
export const closeRound = command({
  path: '/api/recruitment/rounds/:id/close',
  may: 'recruitment.run',
  params: byId,
  body: z.object({ outcome: words(4000) }),
  reply: done,
});
