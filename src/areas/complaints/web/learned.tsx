import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Props = { readonly it: CaseView; readonly learnedOn: string | null; readonly onClose: () => void };

/** From this day the time limit is counted. */
export function Learned({ it, learnedOn, onClose }: Props) {
  const [day, setDay] = useState(learnedOn ?? '');
  const set = useTell(contract.setLearned, { onDone: onClose });
  return (
    <Dialog
      title={say('When they learned of it')}
      open
      onClose={onClose}
      onSubmit={() => set.mutate({ params: { id: it.case.id }, body: { learnedOn: day === '' ? null : day } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={set.isPending}>
            {say('Save')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('Day')}
        hint={say('Leave it empty where nobody knows. It is asked for because of the time limit.')}
        type="date"
        value={day}
        onChange={setDay}
      />
      <Trouble fault={set.error} />
    </Dialog>
  );
}
