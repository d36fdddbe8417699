import { Suspense, useEffect, useState } from 'react';
import { later } from '#ui/parts/floating.ts';
import { say } from '#ui/words/say.ts';
import { begun } from './begun.ts';

const Palette = later(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** Takes what is typed while the palette is still on its way, and hands it over. */
export function FindSoon({ onClose }: { onClose: () => void }) {
  useFocusBack();
  return (
    <Suspense fallback={<StandIn />}>
      <Palette open onClose={onClose} />
    </Suspense>
  );
}

/** The palette gives the focus back to what had it before; if that was the stand-in, which is gone, to what had it before that. */
function useFocusBack(): void {
  const [had] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the palette has had its own try.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement === document.body && had instanceof HTMLElement && had.isConnected) had.focus();
        }),
      );
    },
    [had],
  );
}

const StandIn = () => (
  <div className="scrim">
    <div className="dialog palette">
      <input
        className="input"
        autoFocus
        aria-label={say('Find or do')}
        onChange={(event) => (begun.text = event.target.value)}
      />
    </div>
  </div>
);
