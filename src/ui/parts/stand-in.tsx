import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { heldText, holdKeys, holdText, onHeld } from '../keys/held.ts';
import { say } from '../words/say.ts';
import { Waiting } from './states.tsx';

const NOWHERE = () => undefined;

/** Keeps every key for what is on its way. Escape leaves it. */
export function useHeldKeys(onLeave: () => void = NOWHERE): void {
  const leave = useRef(onLeave);
  useLayoutEffect(() => {
    leave.current = onLeave;
  });
  useLayoutEffect(() => holdKeys(() => leave.current()), []);
}

/** Stands where a form will float as soon as it is fetched, and takes what is typed for it. */
export function StandIn({ onClose, what }: { onClose?: (() => void) | undefined; what?: string | undefined }) {
  useHeldKeys(onClose);
  const typed = useSyncExternalStore(onHeld, heldText);
  return (
    <div className="scrim">
      <div className="dialog is-coming">
        <textarea
          className="input"
          rows={2}
          autoFocus
          aria-label={say('What you type goes into the form, which is on its way')}
          value={typed}
          onChange={(event) => holdText(event.target.value.slice(typed.length))}
        />
        <Waiting what={what ?? say('The form')} />
      </div>
    </div>
  );
}
