import { z, type ZodType } from 'zod';
import { Refusal } from './refusal.ts';

/** Where a page ended, as text that means nothing to the reader. */
export const cursorOf = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor that we gave. One that somebody made up is refused, never guessed at. */
export function placeOf<T>(cursor: string | undefined, shape: ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const read = z.string().transform(fromJson).pipe(shape).safeParse(Buffer.from(cursor, 'base64url').toString());
  if (!read.success)
    throw new Refusal(400, 'after: this is not a place in the list', [
      { field: 'after', problem: 'is not a place in the list' },
    ]);
  return read.data;
}

function fromJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}
