import { z } from 'zod';
import * as contract from '../../contract.ts';
import { DRAFT_KINDS, type Content, type Place } from './types.ts';

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
export const keyOf = ({ officerId, caseId, kind }: Place): string => `${officerId} ${caseId ?? '-'} ${kind}`;
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

/** Every text of an officer in this browser, and where it was being written. */
export function allLocally(officerId: string): readonly { readonly place: Place; readonly copy: LocalCopy }[] {
  return namesHere().flatMap((name) => {
    const place = placeIn(name);
    if (place?.officerId !== officerId) return [];
    return copyIn(localStorage.getItem(name) ?? '').map((copy) => ({ place, copy }));
  });
}

/** Takes what officers wrote out of this browser: everybody's, or everybody's but one's. */
export function forgetLocally(but?: string): void {
  for (const name of namesHere())
    if (but === undefined || placeIn(name)?.officerId !== but) localStorage.removeItem(name);
}

function namesHere(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX} `));
  } catch {
    return [];
  }
}

function placeIn(name: string): Place | undefined {
  const [officerId, caseId, word] = name.slice(PREFIX.length + 1).split(' ');
  const kind = DRAFT_KINDS.find((one) => one === word);
  if (officerId === undefined || caseId === undefined || kind === undefined) return undefined;
  return { officerId, caseId: caseId === '-' ? null : caseId, kind };
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
