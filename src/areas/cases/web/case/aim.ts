import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { entryIdOf } from './timeline-lines.ts';

const PREFIX = entryIdOf('');

type Aim = {
  /** The entry that the address points at. */
  readonly at: string | undefined;
  readonly go: (id: string) => void;
};

/** An entry has an address of its own, so that it can be sent to a colleague, and be reached from what was quoted of it. */
export function useAim(onAim: () => void): Aim {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const at = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : undefined;
  const showAll = useEffectEvent(onAim);
  useEffect(() => {
    if (at !== undefined) showAll();
  }, [at]);
  return {
    at,
    go: (id) => {
      // Pointed at already: it is shown again, wherever the officer has scrolled to.
      if (id === at) pointAt(id);
      else
        void navigate({ to: '.', hash: entryIdOf(id), replace: true, resetScroll: false, hashScrollIntoView: false });
    },
  };
}

/** Brings an entry into sight and gives it the focus, so that reading goes on from there. */
export function pointAt(id: string): boolean {
  const entry = document.getElementById(entryIdOf(id));
  if (entry === null) return false;
  entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: 'center' });
  return true;
}
