import type { ReactNode } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { say } from '#ui/words/say.ts';

type AskProps = {
  readonly title: string;
  readonly save?: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A few fields that are asked for before something is kept. */
export const Ask = ({ title, save, busy, onClose, onSubmit, children }: AskProps) => (
  <Dialog
    open
    title={title}
    onClose={onClose}
    onSubmit={onSubmit}
    acts={
      <>
        <Button onClick={onClose}>{say('Not now')}</Button>
        <Button weight="main" type="submit" busy={busy}>
          {save ?? say('Save')}
        </Button>
      </>
    }
  >
    {children}
  </Dialog>
);
