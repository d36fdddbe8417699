import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { ActForm, type Asks, type Given } from './act-form.tsx';
import type { Doing, Programme } from './types.ts';
import { useDo } from './use-do.ts';

type Props = {
  readonly programme: Programme;
  /** Which act it is. Whoever may not do it sees no button. */
  readonly act: string;
  readonly label: string;
  readonly main?: boolean;
  readonly title?: string;
  readonly asks?: readonly Asks[];
  readonly doing: (given: Given) => Doing;
};

/** A button for an act that asks for something first. */
export function ActButton({ programme, act, label, main = false, title = label, asks = [], doing }: Props) {
  const [open, setOpen] = useState(false);
  if (!programme.acts.includes(act)) return null;
  return (
    <>
      <Button weight={main ? 'main' : 'plain'} onClick={() => setOpen(true)}>
        {asks.length > 0 ? `${label}…` : label}
      </Button>
      {open && <ActForm {...{ programme, title, asks, doing }} does={label} onClose={() => setOpen(false)} />}
    </>
  );
}

type NowProps = Pick<Props, 'programme' | 'act' | 'label' | 'main'> & { readonly doing: Doing };

/** A button for an act that asks for nothing more. Why it could not be done stands beside it. */
export function NowButton({ programme, act, label, main = false, doing }: NowProps) {
  const { run, busy, fault } = useDo(programme);
  if (!programme.acts.includes(act)) return null;
  return (
    <>
      <Button weight={main ? 'main' : 'plain'} busy={busy} onClick={() => run(doing)}>
        {label}
      </Button>
      <Trouble fault={fault} />
    </>
  );
}
