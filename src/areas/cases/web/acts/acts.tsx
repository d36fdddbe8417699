import type { CaseView } from '../types.ts';
import { ChangeCase } from './change-case.tsx';
import { HandOver } from './hand-over.tsx';
import { LinkCase, MergeCase } from './join-case.tsx';
import { MoveCase } from './move-case.tsx';
import { SplitCase } from './split-case.tsx';

export type ActName = 'hand over' | 'move' | 'close' | 'reopen' | 'change' | 'merge' | 'split' | 'link';
export type ActProps = { readonly it: CaseView; readonly onClose: () => void };

/** The act that is being done to the case, in its dialog. */
export function Acts({ it, act, onClose }: ActProps & { readonly act: ActName }) {
  switch (act) {
    case 'hand over':
      return <HandOver {...{ it, onClose }} />;
    case 'move':
    case 'close':
    case 'reopen':
      return <MoveCase {...{ it, onClose }} toward={act} />;
    case 'change':
      return <ChangeCase {...{ it, onClose }} />;
    case 'merge':
      return <MergeCase {...{ it, onClose }} />;
    case 'split':
      return <SplitCase {...{ it, onClose }} />;
    case 'link':
      return <LinkCase {...{ it, onClose }} />;
  }
}
