import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { HEEDS, OWN_NEEDS } from '../rules/index.ts';
import { nothingReason, reason, waitReason } from './reasons.ts';

export const MODES = ['list', 'pull', 'push'] as const;
const level = z.number().int().min(1).max(5);
const minutes = (most: number) => z.number().int().min(1).max(most);

const need = z
  .object({
    skill: id,
    level,
    /** Null for what is never let go of; else from how many minutes on which level is enough. */
    relax: z
      .array(z.object({ after: minutes(10_080), level: z.number().int().min(0).max(4) }).readonly())
      .max(6)
      .readonly()
      .nullable(),
  })
  .readonly();

const rule = {
  mode: z.enum(MODES),
  needs: z.array(need).max(12).readonly(),
  boostMinutes: minutes(10_080),
  stickyMinutes: z.number().int().min(0).max(1440),
  leaseMinutes: minutes(480),
  withinMinutes: minutes(10_080),
};

/** The skills that reasons and needs name, by id. */
const skills = z.array(z.object({ id, name: z.string(), kind: z.string() }));

/** Every queue with how its work finds its officer. */
export const queueRules = question({
  path: '/api/routing/queues',
  may: 'routing.plan',
  reply: z.object({
    queues: z.array(z.object({ teamId: id, name: z.string(), waiting: z.number(), ...rule })),
    skills,
  }),
});

export const setQueueRule = command({
  path: '/api/routing/queues/:id',
  may: 'routing.plan',
  params: byId,
  body: z.object(rule),
  reply: done,
});

const heed = { mode: z.enum(HEEDS), level, minutes: minutes(10_080) };

/** How what customers and cases ask for by themselves is heeded. */
export const ownNeeds = question({
  path: '/api/routing/own-needs',
  may: 'routing.plan',
  reply: z.object({ heeds: z.array(z.object({ about: z.enum(OWN_NEEDS), ...heed })) }),
});

export const setOwnNeed = command({
  path: '/api/routing/own-needs',
  may: 'routing.plan',
  body: z.object({ about: z.enum(OWN_NEEDS), ...heed }),
  reply: done,
});

const ASKED = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-5](,|$))*$/;

/** Who could take work with such needs at this moment, and who could once what is preferred has let go. */
export const whoCould = question({
  path: '/api/routing/who-could',
  may: 'routing.plan',
  query: z.object({
    team: id.optional(),
    /** "skill:level,skill:level" */
    hard: z.string().max(1000).regex(ASKED).default(''),
    preferred: z.string().max(1000).regex(ASKED).default(''),
  }),
  reply: z.object({
    /** Officers of the queue who are on. */
    on: z.number(),
    now: z.array(id),
    later: z.array(id),
  }),
});

/** What waits in the queues and what each waits for, in the order of its turn. */
export const waiting = question({
  path: '/api/routing/waiting',
  may: 'routing.plan',
  query: z.object({ team: id.optional() }),
  reply: z.object({
    skills,
    count: z.number(),
    waiting: z.array(
      z.object({
        caseId: id,
        reference: z.string(),
        subject: z.string(),
        teamId: id,
        channel: z.string(),
        priority: z.number(),
        arrivedAt: instant,
        /** After this moment nothing that came later goes before it. */
        steadyAt: instant,
        timesBack: z.number(),
        reasons: z.array(waitReason),
      }),
    ),
  }),
});

/** How a case came to whoever has it, or what it waits for; and who may not have it. */
export const ofCase = question({
  path: '/api/cases/:id/routing',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    skills,
    assignment: z
      .object({
        id,
        officerId: id,
        at: instant,
        how: z.enum(['pushed', 'asked for', 'by hand']),
        state: z.enum(['offered', 'taken', 'done', 'returned']),
        leaseUntil: instant.nullable(),
        reasons: z.array(reason),
      })
      .nullable(),
    waiting: z.object({ arrivedAt: instant, timesBack: z.number(), reasons: z.array(waitReason) }).nullable(),
    conflicts: z.array(
      z.object({ id, officerId: id, about: z.enum(['case', 'customer']), kind: z.string(), reason: z.string() }),
    ),
    sole: z.object({ id, officerId: id, deputyId: id.nullable(), reason: z.string() }).nullable(),
  }),
});

/** "Give me the next": the first in turn that this officer may have, or why there is none. */
export const next = command({
  path: '/api/routing/next',
  may: 'cases.change',
  reply: z.object({
    caseId: id.nullable(),
    reasons: z.array(reason).readonly(),
    nothing: z.array(nothingReason).readonly(),
    skills,
  }),
});

/** What came to this officer is open on their screen: it does not go back. */
export const opened = command({
  path: '/api/routing/assignments/:id/opened',
  may: 'cases.change',
  params: byId,
  reply: done,
});

export const addConflict = command({
  path: '/api/cases/:id/conflicts',
  may: 'cases.assign',
  params: byId,
  body: z.object({
    officerId: id,
    /** This case alone, or everything of its customer. */
    about: z.enum(['case', 'customer']),
    kind: z.enum(['conflict of interest', 'decided it before']),
    reason: words(500),
  }),
  reply: z.object({ id }),
});

export const endConflict = command({ path: '/api/conflicts/:id/end', may: 'routing.plan', params: byId, reply: done });

/** From now on one officer alone deals with a customer, or their deputy while they are absent. */
export const setSoleContact = command({
  path: '/api/customers/:id/sole-contact',
  may: 'routing.plan',
  params: byId,
  body: z.object({ officerId: id, deputyId: id.nullable().default(null), reason: words(500) }),
  reply: z.object({ id }),
});

export const endSoleContact = command({
  path: '/api/sole-contacts/:id/end',
  may: 'routing.plan',
  params: byId,
  reply: done,
});
