import { Suspense } from 'react';
import { later } from '#ui/parts/floating.ts';
import { closeCall, useCallAbout, type CallAbout } from './open-call.ts';

/** The form is brought near once the first screen stands, so that nobody on the line waits for it. */
const CallDialog = later<{ about: CallAbout; onClose: () => void }>(() => import('./call-dialog.tsx'));

/** A call can be logged from any screen. */
export function LogCall() {
  const about = useCallAbout();
  if (about === undefined) return null;
  return (
    <Suspense>
      <CallDialog about={about} onClose={closeCall} />
    </Suspense>
  );
}
