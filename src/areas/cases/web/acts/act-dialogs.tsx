import { PerspectiveForm } from '../side/perspective-form.tsx';
import type { ActName, ActProps } from './acts.tsx';
import { AccessCase } from './access-case.tsx';
import { AskAdvice } from './ask-advice.tsx';
import { ChangeCase } from './change-case.tsx';
import { HandOver } from './hand-over.tsx';
import { LinkCase, MergeCase } from './join-case.tsx';
import { MoveCase } from './move-case.tsx';
import { SplitCase } from './split-case.tsx';

export function ActDialog({ it, act, onClose }: ActProps & { readonly act: ActName }) {
  switch (act) {
    case 'hand over':
      return <HandOver {...{ it, onClose }} />;
    case 'ask':
      return <AskAdvice {...{ it, onClose }} />;
    case 'perspective':
      return <PerspectiveForm {...{ it, onClose }} />;
    case 'move':
    case 'close':
    case 'reopen':
      return <MoveCase {...{ it, onClose }} toward={act} />;
    case 'change':
      return <ChangeCase {...{ it, onClose }} />;
    case 'access':
      return <AccessCase {...{ it, onClose }} />;
    case 'merge':
      return <MergeCase {...{ it, onClose }} />;
    case 'split':
      return <SplitCase {...{ it, onClose }} />;
    case 'link':
      return <LinkCase {...{ it, onClose }} />;
  }
}
