import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { isZone } from '#kernel/zone.ts';
import { MOST_DAYS, PRESENCES } from '../rules/index.ts';
import { date, hours, leave, skill, swap, warning } from './fields.ts';

const named = z.object({ id, name: z.string() });

/** A week of one team: who works when. Drafts, warnings and the reasons of absence are for leaders. */
export const team = question({
  path: '/api/roster/team',
  may: 'roster.own',
  query: z.object({ team: id.optional(), from: date.optional() }),
  reply: z.object({
    team: named.nullable(),
    teams: z.array(named),
    manages: z.boolean(),
    from: z.string(),
    zone: z.string(),
    /** The seven days, with what closes the office on them. */
    days: z.array(z.object({ day: z.string(), closed: z.string().nullable() })),
    officers: z.array(
      named.extend({
        presence: z.enum(PRESENCES),
        shifts: z.array(
          z.object({
            id,
            day: z.string(),
            name: z.string(),
            startsAt: instant,
            endsAt: instant,
            draft: z.boolean(),
            offered: z.boolean(),
            /** The other team it is for, where it is not for this one. */
            elsewhere: z.string().nullable(),
          }),
        ),
        away: z.array(z.string()),
      }),
    ),
    drafts: z.number(),
    warnings: z.array(warning),
    limits: z.object({ restMinutes: z.number(), weekMinutes: z.number(), namesOnBoard: z.boolean() }),
  }),
});

/** What waits for a leader of this team to decide. */
export const toDecide = question({
  path: '/api/roster/to-decide',
  may: 'roster.manage',
  reply: z.object({
    leave: z.array(
      leave.omit({ state: true, reason: true }).extend({
        officer: named,
        askedAt: instant,
        /** Published shifts that would be cancelled. */
        shifts: z.number(),
        clashes: z.array(z.object({ day: z.string(), team: z.string(), away: z.number(), of: z.number() })),
      }),
    ),
    swaps: z.array(swap.extend({ refused: z.string().nullable() })),
  }),
});

export const approveLeave = command({
  path: '/api/roster/leave/:id/approve',
  may: 'roster.manage',
  params: byId,
  reply: z.object({ cancelled: z.number() }),
});

export const declineLeave = command({
  path: '/api/roster/leave/:id/decline',
  may: 'roster.manage',
  params: byId,
  body: z.object({ reason: words(500) }),
  reply: done,
});

export const approveSwap = command({
  path: '/api/roster/swaps/:id/approve',
  may: 'roster.manage',
  params: byId,
  reply: done,
});

export const declineSwap = command({
  path: '/api/roster/swaps/:id/decline',
  may: 'roster.manage',
  params: byId,
  body: z.object({ reason: words(500) }),
  reply: done,
});

const pattern = z.object({
  name: words(80),
  days: z.array(z.array(hours).max(4)).min(1).max(MOST_DAYS),
  /** The zone of the office, where none is given. */
  zone: z.string().max(60).refine(isZone, 'is no time zone: write Australia/Sydney').optional(),
  onHolidays: z.boolean().default(false),
  needs: z.array(id).max(10).default([]),
});

/** The patterns of the teams one leads, and who works them. */
export const patterns = question({
  path: '/api/roster/patterns',
  may: 'roster.manage',
  query: z.object({ team: id.optional() }),
  reply: z.object({
    patterns: z.array(
      z.object({
        id,
        team: named,
        name: z.string(),
        days: z.array(z.array(z.object({ from: z.number(), to: z.number(), name: z.string() }))),
        zone: z.string(),
        onHolidays: z.boolean(),
        needs: z.array(id),
        officers: z.array(
          z.object({
            assignmentId: id,
            officer: named,
            fromDay: z.string(),
            untilDay: z.string().nullable(),
            turn: z.number(),
          }),
        ),
      }),
    ),
    teams: z.array(named.extend({ officers: z.array(named) })),
    skills: z.array(skill),
    zone: z.string(),
  }),
});

export const makePattern = command({
  path: '/api/roster/patterns',
  may: 'roster.manage',
  body: pattern.extend({ teamId: id }),
  reply: z.object({ id }),
});

/** What is published stays as it is; what is not is planned anew. */
export const changePattern = command({
  path: '/api/roster/patterns/:id',
  may: 'roster.manage',
  params: byId,
  body: pattern,
  reply: done,
});

/** Nobody can be given it any more. It ends for those who work it, today. */
export const closePattern = command({
  path: '/api/roster/patterns/:id/close',
  may: 'roster.manage',
  params: byId,
  reply: done,
});

/** From a day on somebody works a pattern. What they worked until then ends on the day before. */
export const assign = command({
  path: '/api/roster/patterns/:id/assign',
  may: 'roster.manage',
  params: byId,
  body: z.object({
    officerId: id,
    fromDay: date,
    turn: z
      .number()
      .int()
      .min(0)
      .max(MOST_DAYS - 1),
  }),
  reply: z.object({ id }),
});

export const endAssignment = command({
  path: '/api/roster/assignments/:id/end',
  may: 'roster.manage',
  params: byId,
  body: z.object({ lastDay: date }),
  reply: done,
});

const stretch = z.object({ teamId: id, from: date, to: date });

/** Writes drafts for the days of a stretch, by the patterns. What is published or was changed by hand stays as it is. */
export const plan = command({
  path: '/api/roster/plan',
  may: 'roster.manage',
  body: stretch,
  reply: z.object({ made: z.number(), removed: z.number(), inTheWay: z.number() }),
});

/** From now on officers see them. */
export const publish = command({
  path: '/api/roster/publish',
  may: 'roster.manage',
  body: stretch,
  reply: z.object({ published: z.number() }),
});

const oneOff = z.object({ day: date, hours });

/** A shift besides the pattern. It is published at once. */
export const addShift = command({
  path: '/api/roster/shifts',
  may: 'roster.manage',
  body: oneOff.extend({ teamId: id, officerId: id }),
  reply: z.object({ id }),
});

export const changeShift = command({
  path: '/api/roster/shifts/:id',
  may: 'roster.manage',
  params: byId,
  body: oneOff,
  reply: done,
});

export const cancelShift = command({
  path: '/api/roster/shifts/:id/cancel',
  may: 'roster.manage',
  params: byId,
  reply: done,
});

/** What the team is warned of from now on. */
export const setLimits = command({
  path: '/api/roster/limits',
  may: 'roster.manage',
  body: z.object({
    teamId: id,
    restMinutes: z.number().int().min(0).max(1200),
    weekMinutes: z.number().int().min(60).max(10_080),
    /** Whether the board on the wall may say who of the team is here. */
    namesOnBoard: z.boolean().default(false),
  }),
  reply: done,
});
