import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant } from '#kernel/fields.ts';
import { LEAVE_KINDS, PRESENCES } from '../rules/index.ts';
import { date, leave, shift, skill, swap, warning } from './fields.ts';

const said = z.string().trim().max(500).default('');

/** My shifts, my leave, what is offered to me, what I can do. */
export const mine = question({
  path: '/api/roster/mine',
  may: 'roster.own',
  query: z.object({ from: date.optional(), weeks: z.coerce.number().int().min(1).max(13).default(4) }),
  reply: z.object({
    /** The Monday it begins with, and the last Sunday. */
    from: z.string(),
    to: z.string(),
    zone: z.string(),
    shifts: z.array(shift.extend({ needs: z.array(z.string()), swapId: id.nullable() })),
    leave: z.array(leave),
    /** What I offered, and what others offer that I may take. */
    swaps: z.array(swap),
    /** Swaps of mine that a leader declined lately, with the reason. */
    declined: z.array(z.object({ id, startsAt: instant, endsAt: instant, reason: z.string() })),
    skills: z.array(skill.extend({ level: z.number(), validUntil: instant.nullable() })),
    /** When the address of my calendar was made, where there is one. */
    feedMadeAt: instant.nullable(),
    warnings: z.array(warning),
    colleagues: z.array(z.object({ id, name: z.string(), teamIds: z.array(id) })),
  }),
});

const capacity = z.object({ phone: z.number(), chat: z.number(), counter: z.number(), email: z.number() });

/** How I am. */
export const presence = question({
  path: '/api/roster/presence',
  may: 'roster.own',
  reply: z.object({
    state: z.enum(PRESENCES),
    since: instant.nullable(),
    /** When wrapping up ends. */
    until: instant.nullable(),
    shiftEndsAt: instant.nullable(),
    nextShiftAt: instant.nullable(),
    /** How much of each channel I take, and the most that my leader set. */
    takes: capacity,
    most: capacity,
  }),
});

/** How the colleagues of my teams are. Since when somebody is so is nobody else's business. */
export const here = question({
  path: '/api/roster/here',
  may: 'roster.own',
  reply: z.object({ colleagues: z.array(z.object({ id, name: z.string(), state: z.enum(PRESENCES) })) }),
});

export const become = command({
  path: '/api/roster/presence',
  may: 'roster.own',
  body: z.object({ state: z.enum(['available', 'away', 'wrap-up', 'off']) }),
  reply: done,
});

const takes = z.object({
  phone: z.number().int().min(0).max(20).nullable(),
  chat: z.number().int().min(0).max(20).nullable(),
  counter: z.number().int().min(0).max(20).nullable(),
  email: z.number().int().min(0).max(200).nullable(),
});

/** Less than the leader set, for today or for good. Null: as the leader set it. */
export const takeLess = command({ path: '/api/roster/presence/takes', may: 'roster.own', body: takes, reply: done });

export const askLeave = command({
  path: '/api/roster/leave',
  may: 'roster.own',
  body: z.object({ kind: z.enum(LEAVE_KINDS), firstDay: date, lastDay: date, words: said }),
  reply: z.object({ id }),
});

export const withdrawLeave = command({
  path: '/api/roster/leave/:id/withdraw',
  may: 'roster.own',
  params: byId,
  reply: done,
});

/** Offers a shift of mine to one colleague, or to the team. */
export const offerShift = command({
  path: '/api/roster/shifts/:id/offer',
  may: 'roster.own',
  params: byId,
  body: z.object({ toOfficerId: id.nullable(), words: said }),
  reply: z.object({ id }),
});

export const takeSwap = command({
  path: '/api/roster/swaps/:id/take',
  may: 'roster.own',
  params: byId,
  body: z.object({ returnShiftId: id.nullable().default(null) }),
  reply: done,
});

/** Whoever offered takes it back; whoever took it gives it back to be taken by another. */
export const withdrawSwap = command({
  path: '/api/roster/swaps/:id/withdraw',
  may: 'roster.own',
  params: byId,
  reply: done,
});

/** What was decided about my roster is on my screen. */
export const seen = command({ path: '/api/roster/seen', may: 'roster.own', reply: done });

/** Makes the address under which a calendar program reads my shifts. An older one stops working. It is shown this once. */
export const makeFeed = command({
  path: '/api/roster/feed',
  may: 'roster.own',
  reply: z.object({ address: z.string() }),
});

export const endFeed = command({ path: '/api/roster/feed/end', may: 'roster.own', reply: done });
