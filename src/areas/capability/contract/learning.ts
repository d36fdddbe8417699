import { z } from 'zod';
import { command } from '#kernel/ask.ts';
import { byId, done, id, instant } from '#kernel/fields.ts';

/** Gives a case to learn from to officers, or to whole teams, by a day. */
export const assignLearning = command({
  path: '/api/capability/learning-cases/:id/assign',
  may: 'capability.lead',
  params: byId,
  body: z.object({
    officerIds: z.array(id).max(500).default([]),
    teamIds: z.array(id).max(50).default([]),
    dueAt: instant,
  }),
  reply: z.object({ assigned: z.number() }),
});

/** The reader has read it. */
export const readLearning = command({
  path: '/api/capability/learning-cases/:id/read',
  may: 'capability.own',
  params: byId,
  reply: done,
});
