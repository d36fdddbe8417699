import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { SKILL_KINDS } from '../rules/index.ts';
import { skill } from './fields.ts';

const most = (at: number) => z.number().int().min(0).max(at);

/** Who can do what: the officers of the teams one leads; for administrators, everybody. */
export const skills = question({
  path: '/api/roster/skills',
  may: 'roster.skills',
  query: z.object({ team: id.optional() }),
  reply: z.object({
    skills: z.array(skill),
    teams: z.array(z.object({ id, name: z.string() })),
    officers: z.array(
      z.object({
        id,
        name: z.string(),
        teams: z.array(z.string()),
        has: z.array(
          z.object({ skillId: id, level: z.number(), validUntil: instant.nullable(), evidence: z.string() }),
        ),
        most: z.object({ phone: z.number(), chat: z.number(), counter: z.number(), email: z.number() }),
      }),
    ),
  }),
});

export const makeSkill = command({
  path: '/api/roster/skills',
  may: 'roster.skills',
  body: z.object({ kind: z.enum(SKILL_KINDS), name: words(80) }),
  reply: z.object({ id }),
});

/** Nobody has it any more from now on, and nothing can need it. */
export const closeSkill = command({
  path: '/api/roster/skills/:id/close',
  may: 'roster.skills',
  params: byId,
  reply: done,
});

export const giveSkill = command({
  path: '/api/roster/skills/:id/give',
  may: 'roster.skills',
  params: byId,
  body: z.object({
    officerId: id,
    level: z.number().int().min(1).max(5),
    validUntil: instant.nullable(),
    evidence: z.string().trim().max(500).default(''),
  }),
  reply: done,
});

export const takeSkill = command({
  path: '/api/roster/skills/:id/take',
  may: 'roster.skills',
  params: byId,
  body: z.object({ officerId: id }),
  reply: done,
});

/** How much of each channel an officer may be given at a time. What they set lower for themselves stays, up to this. */
export const setCapacity = command({
  path: '/api/roster/capacity',
  may: 'roster.manage',
  body: z.object({ officerId: id, phone: most(20), chat: most(20), counter: most(20), email: most(200) }),
  reply: done,
});
