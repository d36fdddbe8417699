import { useEffect, useEffectEvent } from 'react';

/** What one part of the case screen may ask of another that it does not know: a template by its name, a service by a need. */
type Wish = 'template' | 'service';

const waiting = new Map<Wish, string>();
const listeners = new Set<() => void>();

/** Asks for it. Whoever can grant it does so, now or when they come onto the screen. */
export function wishFor(what: Wish, words: string): void {
  waiting.set(what, words);
  for (const listener of listeners) listener();
}

/** Grants what is asked for, once it can be granted. */
export function useWishes(what: Wish, able: boolean, grant: (words: string) => void): void {
  const look = useEffectEvent(() => {
    const words = waiting.get(what);
    if (!able || words === undefined) return;
    waiting.delete(what);
    grant(words);
  });
  useEffect(() => {
    look();
    listeners.add(look);
    return () => void listeners.delete(look);
  }, [able]);
}
