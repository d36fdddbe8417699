import { Suspense } from 'react';
import { later } from '#ui/parts/floating.ts';
import { say } from '#ui/words/say.ts';
import { begun } from './begun.ts';

const Palette = later(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** Takes what is typed while the palette is still on its way, and hands it over. */
export const FindSoon = ({ onClose }: { onClose: () => void }) => (
  <Suspense fallback={<StandIn />}>
    <Palette open onClose={onClose} />
  </Suspense>
);

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
