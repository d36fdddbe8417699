import { z } from 'zod';
import * as contract from '../../contract.ts';
import type { Content } from './types.ts';

/** A text that this browser has and the service may not: kept with each letter, and dropped when the service has it. */
const shape = z.object({
  body: z.string(),
  rest: contract.draftRest.catch({}),
  at: z.number(),
  writer: z.string(),
  over: z.object({ id: z.string(), version: z.number() }).optional(),
});
export type LocalCopy = z.infer<typeof shape>;

const PREFIX = 'kept.draft';
const nameOf = (place: string, writer: string) => `${PREFIX} ${place} ${writer}`;

export function keepLocally(
  place: string,
  { body, rest }: Content,
  { at, writer, over }: Omit<LocalCopy, 'body' | 'rest'>,
): void {
  try {
    const copy: LocalCopy = { body, rest, at, writer, ...(over === undefined ? {} : { over }) };
    localStorage.setItem(nameOf(place, writer), JSON.stringify(copy));
  } catch {
    // The browser's store is full or closed. The service still has it, two seconds later.
  }
}

export function dropLocally(place: string, writer: string): void {
  try {
    localStorage.removeItem(nameOf(place, writer));
  } catch {
    // A store that is closed holds nothing to drop.
  }
}

/** What windows that went away before they could save have left at this place, newest first. */
export function foundLocally(place: string): readonly LocalCopy[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(`${PREFIX} ${place} `))
      .flatMap((name) => copyIn(localStorage.getItem(name) ?? ''))
      .toSorted((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

function copyIn(text: string): LocalCopy[] {
  try {
    const found = shape.safeParse(JSON.parse(text)).data;
    return found === undefined ? [] : [found];
  } catch {
    // Half a copy is no copy; the service's is taken instead.
    return [];
  }
}
