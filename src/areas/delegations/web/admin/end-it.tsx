import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

export type Ending = { readonly kind: 'line' | 'acting'; readonly id: string; readonly what: string };

/** Ends a delegation or an appointment, with the reason. What was decided under it stays decided. */
export function EndIt({ kind, id, what, onClose }: Ending & { readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const endLine = useTell(contract.endLine, { onDone: onClose });
  const endActing = useTell(contract.endActing, { onDone: onClose });
  const end = kind === 'line' ? endLine : endActing;
  return (
    <Dialog
      title={say('End it: {{what}}', { what })}
      open
      onClose={onClose}
      onSubmit={() => end.mutate({ params: { id }, body: { reason } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="grave" busy={end.isPending}>
            {say('End it now')}
          </Button>
        </>
      }
    >
      <p className="small quiet">{say('What was decided under it stays decided. What waits goes to somebody else.')}</p>
      <TextArea label={say('Why')} required maxLength={500} value={reason} onChange={setReason} />
      <Trouble fault={end.error} />
    </Dialog>
  );
}
