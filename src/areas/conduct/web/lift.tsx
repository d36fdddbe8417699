import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** Ends a restriction before its time. */
export function Lift({ id, onClose }: { id: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const lift = useTell(contract.lift, { onDone: onClose });
  return (
    <Dialog
      title={say('Lift the restriction')}
      open
      onClose={onClose}
      onSubmit={() => lift.mutate({ params: { id }, body: { reason } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={lift.isPending}>
            {say('Lift it')}
          </Button>
        </>
      }
    >
      <TextArea label={say('Why')} required maxLength={2000} value={reason} onChange={setReason} />
      <Trouble fault={lift.error} />
    </Dialog>
  );
}
