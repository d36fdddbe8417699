import { z } from 'zod';
import { command } from '#kernel/ask.ts';
import { byId, done, id, words } from '#kernel/fields.ts';

/** A file as its officer gave it, before it is evidence: its words without what names anybody, where they could be read. */
export const uploadedFile = z.object({
  id,
  mediaType: z.string(),
  size: z.number(),
  /** The file itself is kept. Otherwise its words are all there is of it. */
  kept: z.boolean(),
  text: z.string().nullable(),
  replaced: z.number(),
  doubtful: z.array(z.string()),
});

/** A file of an item, as others see it. */
export const fileOfItem = z.object({
  id,
  mediaType: z.string(),
  size: z.number(),
  kept: z.boolean(),
  /** Of the file as it arrived, so that whoever has it can show that it is the one. */
  hash: z.string(),
  scanned: z.boolean(),
  consent: z.string().nullable(),
  takenOut: z.string().nullable(),
});

/** What is said of a file with which something is claimed. */
export const broughtFile = z.object({
  id,
  looked: z.boolean().default(false),
  consent: z.string().trim().max(1000).default(''),
});

/** Somebody is named in it after all: it goes, and the item says so. */
export const takeOutFile = command({
  path: '/api/capability/files/:id/take-out',
  may: 'capability.own',
  params: byId,
  body: z.object({ why: words(1000) }),
  reply: done,
});
