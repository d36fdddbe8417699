import { Suspense, useState } from 'react';
import { later } from './floating.ts';
import type { UnfoldProps } from './unfold-box.tsx';

const Box = later(async () => ({ default: (await import('./unfold-box.tsx')).UnfoldBox }));

/** A few fields that open above or below their button and keep the rest of the screen in sight. */
export function Unfold(props: UnfoldProps) {
  const [pressed, setPressed] = useState(false);
  const { face, look = 'button' } = props;
  const standIn = (
    <button
      type="button"
      className={look}
      aria-haspopup="dialog"
      aria-expanded={pressed}
      onClick={() => setPressed(true)}
    >
      {face}
    </button>
  );
  if (!pressed) return standIn;
  return (
    <Suspense fallback={standIn}>
      <Box {...props} />
    </Suspense>
  );
}
