import { laterDialog } from '#ui/parts/later.tsx';
import { say } from '#ui/words/say.ts';
import type { CaseView } from '../types.ts';

export type ActName =
  | 'hand over'
  | 'ask'
  | 'perspective'
  | 'move'
  | 'close'
  | 'reopen'
  | 'change'
  | 'access'
  | 'merge'
  | 'split'
  | 'link';
export type ActProps = { readonly it: CaseView; readonly onClose: () => void };

/** The act that is being done to the case, in its dialog. The dialogs come apart from the rest of the desk, before they are asked for: a case is on the screen sooner. */
export const Acts = laterDialog<ActProps & { readonly act: ActName }>(
  async () => (await import('./act-dialogs.tsx')).ActDialog,
  () => say('The form'),
);
