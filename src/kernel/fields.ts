import { z } from 'zod';

/** The field types that every contract uses, so that the same thing is said the same way everywhere. */
export const id = z.uuid();
/** Milliseconds since the epoch, from the year 1 to the year 9999. */
export const instant = z.number().int().min(-62_135_596_800_000).max(253_402_300_799_999);
/** Text a person typed: at least one character that is not white space. */
export const words = (most: number) => z.string().trim().min(1).max(most);
export const done = z.object({ done: z.literal(true) });
export const byId = z.object({ id });
/** Where a list goes on: given back by the page before. */
export const after = z.string().max(200).optional();
