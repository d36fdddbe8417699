import type { ReactNode } from 'react';
import { Button as Opener } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Popover } from 'react-aria-components/Popover';
import { locale } from '../words/say.ts';

export type UnfoldProps = {
  readonly label: string;
  /** What stands on the button. */
  readonly face: ReactNode;
  readonly look?: string;
  readonly children: ReactNode;
};

/** Stands where its button was when that was pressed: it takes over the focus and is open at once. */
export function UnfoldBox({ label, face, look = 'button', children }: UnfoldProps) {
  return (
    <I18nProvider locale={locale()}>
      <DialogTrigger defaultOpen>
        <Opener className={look} autoFocus>
          {face}
        </Opener>
        <Popover className="floats" placement="top end">
          <Dialog className="unfold stack" aria-label={label}>
            {children}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </I18nProvider>
  );
}
