import { later } from '#ui/parts/later.tsx';
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

/** The dialogs come apart from the rest of the desk, before they are asked for: a case is on the screen sooner. */
const dialogs = later<ActProps & { readonly act: ActName }>(
  () => import('./act-dialogs.tsx').then(({ ActDialog }) => ActDialog),
  () => say('The form'),
);

/** The act that is being done to the case, in its dialog. */
export const Acts = dialogs.View;
export const fetchActs = dialogs.fetch;
