import type { ReactNode } from 'react';
import { Button as Opener } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

type UnfoldProps = {
  readonly label: string;
  /** What stands on the button. */
  readonly face: ReactNode;
  readonly look?: string;
  readonly children: ReactNode;
};

/** A few fields that open above or below their button and keep the rest of the screen in sight. */
export function Unfold({ label, face, look = 'button', children }: UnfoldProps) {
  return (
    <DialogTrigger>
      <Opener className={look}>{face}</Opener>
      <Popover className="floats" placement="top end">
        <Dialog className="unfold stack" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
