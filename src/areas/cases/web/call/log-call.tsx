import { laterDialog } from '#ui/parts/later.tsx';
import { say } from '#ui/words/say.ts';
import { closeCall, useCallAbout, type CallAbout } from './open-call.ts';

const CallDialog = laterDialog<{ about: CallAbout; onClose: () => void }>(
  async () => (await import('./call-dialog.tsx')).CallDialog,
  () => say('The form for a call'),
);

/** A call can be logged from any screen. */
export function LogCall() {
  const about = useCallAbout();
  return about === undefined ? null : <CallDialog about={about} onClose={closeCall} />;
}
