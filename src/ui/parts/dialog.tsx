import { Suspense } from 'react';
import type { DialogProps } from './dialog-box.tsx';
import { later } from './floating.ts';

const Box = later(async () => ({ default: (await import('./dialog-box.tsx')).DialogBox }));

/** Floats over the work until it is answered. Escape and a press beside it close it; the focus goes back where it was. */
export const Dialog = (props: DialogProps) =>
  props.open ? (
    <Suspense fallback={null}>
      <Box {...props} />
    </Suspense>
  ) : null;
