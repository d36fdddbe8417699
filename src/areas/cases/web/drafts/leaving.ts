import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Refused } from '#ui/wire/call.ts';
import { onFound } from '#ui/wire/connection.ts';
import { allLocally, dropLocally, forgetLocally, foundLocally, keyOf, type LocalCopy } from './local.ts';
import { forgetAll, isHeld, saveAll, send } from './store.ts';
import type { Place } from './types.ts';

/** Says to the other windows of this browser that the officer has left. */
const LEFT = 'kept.left';

/**
 * Texts that a window left behind in this browser go to the service as soon as it can be reached, wherever they were being
 * written; and nothing of an officer who is not here any more stays.
 */
export function useTextsLeftBehind(officerId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    forgetLocally(officerId);
    const bring = () => void bringAll(officerId).then((some) => (some ? client.invalidateQueries() : undefined));
    const left = ({ key, newValue }: StorageEvent) => {
      if (key !== LEFT || newValue === null) return;
      forgetAll();
      forgetLocally();
      window.location.reload();
    };
    bring();
    const deaf = onFound(bring);
    window.addEventListener('storage', left);
    return () => {
      deaf();
      window.removeEventListener('storage', left);
    };
  }, [officerId, client]);
}

/** Brings each of them as the window that wrote it would have. True where there was one. */
async function bringAll(officerId: string): Promise<boolean> {
  const brought = await Promise.all(
    allLocally(officerId).map(async ({ place, copy }) => !isHeld(keyOf(place)) && (await bring(place, copy)) === true),
  );
  return brought.includes(true);
}

/** True when the service has it; a reason when it will not take it. */
async function bring(place: Place, copy: LocalCopy): Promise<true | 'line' | { readonly reason: string }> {
  try {
    await send(place, { ...copy, over: copy.over }, false);
    // What was typed there meanwhile is newer, and stays.
    const now = foundLocally(keyOf(place)).find(({ writer }) => writer === copy.writer);
    if (now?.at === copy.at) dropLocally(keyOf(place), copy.writer);
    return true;
  } catch (fault) {
    return fault instanceof Refused && fault.status < 500 && fault.status !== 401 ? { reason: fault.message } : 'line';
  }
}

/** What stands in the way of leaving: no line to bring the texts over, or a text that the service does not take. */
export type Unsaved = 'line' | { readonly reason: string } | undefined;

/** Before an officer signs out: everything they typed is on the service, or they are told what is not. */
export async function bringEverything(officerId: string): Promise<Unsaved> {
  const open = await saveAll();
  const rest = await Promise.all(allLocally(officerId).map(({ place, copy }) => bring(place, copy)));
  const faults = [...open, ...rest.filter((one) => one !== true)];
  return faults.includes('line') ? 'line' : faults.find((one) => one !== 'line');
}

/** Nothing that was typed outlives the sign-out, in this window or another of this browser. */
export function leaveNothing(): void {
  forgetAll();
  forgetLocally();
  try {
    localStorage.setItem(LEFT, String(Date.now()));
    localStorage.removeItem(LEFT);
  } catch {
    // A store that is closed holds nothing, and has no other windows to tell.
  }
}
