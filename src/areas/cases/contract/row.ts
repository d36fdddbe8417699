import { z } from 'zod';
import { id, instant } from '#kernel/fields.ts';
import { PHASES } from '../rules/index.ts';

export const phase = z.enum(PHASES);
/** 1 urgent, 2 high, 3 normal, 4 low. */
export const priority = z.number().int().min(1).max(4);
/** The version the officer was looking at. A change made to an older version is refused, and says who changed it. */
export const version = z.int32().positive();

/** A case as every list, search and screen tells it. */
export const row = z.object({
  id,
  reference: z.string(),
  kind: z.string(),
  state: z.string(),
  phase,
  subject: z.string(),
  gist: z.string(),
  priority,
  channel: z.string(),
  teamId: id,
  ownerId: id.nullable(),
  customerId: id.nullable(),
  customerName: z.string().nullable(),
  nextStep: z.string().nullable(),
  nextDueAt: instant.nullable(),
  openedAt: instant,
  touchedAt: instant,
  restricted: z.boolean(),
});
