import { useState } from 'react';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { PromiseView } from './promise-strip.tsx';

type SettleProps = { readonly promise: PromiseView; readonly onClose: () => void };

/** Another time, and what the customer was told. The customer reads the reason on their page. */
export function RenewPromise({ promise, onClose }: SettleProps) {
  const [dueAt, setDueAt] = useState(promise.dueAt + DAY);
  const { words: reason, set: setReason, end } = useKeptWords({ caseId: promise.caseId, field: `renew ${promise.id}` });
  const renew = useTell(contract.renew, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Renew: {{what}}', { what: promise.what })}
      open
      onClose={onClose}
      onSubmit={() => renew.mutate({ params: { id: promise.id }, body: { dueAt, reason } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={renew.isPending}>
            {say('Renew it')}
          </Button>
        </>
      }
    >
      <MomentField label={say('New time')} value={dueAt} onChange={setDueAt} />
      <TextArea
        label={say('What you told the customer')}
        hint={say('They read this on their page.')}
        required
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
      <Trouble fault={renew.error} />
    </Dialog>
  );
}

/** The customer no longer needs it. */
export function ReleasePromise({ promise, onClose }: SettleProps) {
  const { words, set: setWords, end } = useKeptWords({ caseId: promise.caseId, field: `release ${promise.id}` });
  const release = useTell(contract.release, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Release: {{what}}', { what: promise.what })}
      open
      onClose={onClose}
      onSubmit={() => release.mutate({ params: { id: promise.id }, body: { words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={release.isPending}>
            {say('Release it')}
          </Button>
        </>
      }
    >
      <TextArea label={say('What the customer said')} required maxLength={1000} value={words} onChange={setWords} />
      <Trouble fault={release.error} />
    </Dialog>
  );
}
