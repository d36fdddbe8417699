import type { ReactNode } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../../contract.ts';

export type RegisterAct =
  | { readonly act: 'organisation' | 'standardise' }
  | { readonly act: 'brief' | 'assessor' | 'member'; readonly organisation: string };

export type Props = {
  readonly act: RegisterAct;
  readonly register: ReplyOf<typeof contract.register>;
  readonly onClose: () => void;
};

export type Of = Props & { readonly organisation: string };
type FormProps = {
  readonly title: string;
  readonly does: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

export const Form = ({ title, does, busy, onClose, onSubmit, children }: FormProps) => (
  <Dialog
    title={title}
    open
    onClose={onClose}
    onSubmit={onSubmit}
    acts={
      <>
        <Button onClick={onClose}>{say('Leave it')}</Button>
        <Button type="submit" weight="main" busy={busy}>
          {does}
        </Button>
      </>
    }
  >
    {children}
  </Dialog>
);

export const peopleIn = ({ people }: Props['register']) => [
  { value: '', label: say('Choose who') },
  ...people.map(({ id, name }) => ({ value: id, label: name })),
];
