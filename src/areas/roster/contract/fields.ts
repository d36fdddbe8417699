import { z } from 'zod';
import { dayOfText } from '#kernel/civil.ts';
import { id, instant } from '#kernel/fields.ts';
import { LEAVE_KINDS, LEAVE_STATES, SKILL_KINDS } from '../rules/index.ts';

/** 2026-04-02 */
export const date = z
  .string()
  .max(10)
  .refine((text) => dayOfText(text) !== undefined, 'is no day: write 2026-04-02');
/** Minutes from midnight on the wall. A night goes on beyond 1440. */
export const hours = z.object({
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(1).max(2880),
  name: z.string().trim().max(60).default(''),
});

export const skill = z.object({ id, kind: z.enum(SKILL_KINDS), name: z.string() });

export const warning = z.object({
  kind: z.enum(['rest', 'long', 'week']),
  officerId: id,
  name: z.string(),
  shiftId: id,
  /** When the shift begins that it is about, or the week. */
  at: instant,
  minutes: z.number(),
  /** The least rest, or the most work. */
  limit: z.number(),
});

export const leave = z.object({
  id,
  kind: z.enum(LEAVE_KINDS),
  firstDay: z.string(),
  lastDay: z.string(),
  words: z.string(),
  state: z.enum(LEAVE_STATES),
  reason: z.string().nullable(),
});

export const shift = z.object({
  id,
  teamId: id,
  team: z.string(),
  name: z.string(),
  startsAt: instant,
  endsAt: instant,
});

export const swap = z.object({
  id,
  state: z.enum(['offered', 'taken']),
  shift,
  offeredBy: z.object({ id, name: z.string() }),
  /** The colleague it was offered to; null where it is open to the team. */
  to: z.object({ id, name: z.string() }).nullable(),
  takenBy: z.object({ id, name: z.string() }).nullable(),
  /** What the taker gives for it. */
  inReturn: shift.nullable(),
  words: z.string(),
});
