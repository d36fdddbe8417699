import { useState } from 'react';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { fromFields, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAnswer } from './find-date.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/**
 * What, and by when. Words such as "ring you by Thursday" fill in the date; whoever sets it by hand has the last word. Enter
 * makes the promise.
 */
export function MakePromise({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const now = useNow();
  const zone = useZone();
  const [what, setWhat] = useState('');
  const [chosen, setChosen] = useState<number>();
  const found = useAnswer(what);
  const tomorrow = fromFields(toFields(now + DAY, zone).date, '17:00', zone) ?? now + DAY;
  const dueAt = chosen ?? found?.dueAt ?? tomorrow;
  const make = useTell(contract.make, { onDone: onClose });
  const send = () =>
    make.mutate({
      params: { id: caseId },
      body: { what: (chosen === undefined && found?.what) || what, dueAt, contactId: null, quote: null },
    });
  return (
    <Dialog
      title={say('Promise something')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={make.isPending}>
            {say('Promise it')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('I will')}
        placeholder={say('ring you by Thursday')}
        hint={
          found === undefined
            ? say('The customer reads this on their page.')
            : say('“{{when}}” gives the date below.', { when: found.when })
        }
        required
        autoFocus
        maxLength={280}
        value={what}
        onChange={setWhat}
      />
      <MomentField label={say('By')} value={dueAt} onChange={setChosen} />
      <Trouble fault={make.error} />
    </Dialog>
  );
}
