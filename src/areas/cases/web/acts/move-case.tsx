import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { offsetAt } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { FIRST_STEP, defaultDue } from '../../rules/index.ts';
import { sentence } from '../words.ts';
import type { ActProps } from './acts.tsx';

type MoveProps = ActProps & { readonly toward: 'move' | 'close' | 'reopen' };

const titleOf = (toward: MoveProps['toward']): string =>
  ({ move: say('Move to another state'), close: say('Close this case'), reopen: say('Open this case again') })[toward];

/** Moves the case on. A case that stays alive says what is next and by when; a closed one says why. */
export function MoveCase({ it, onClose, toward }: MoveProps) {
  const zone = useZone();
  const moves = it.case.moves.filter(({ phase }) => toward !== 'close' || phase === 'closed');
  const [state, setState] = useState(
    moves.find(({ state: one }) => one === 'answered')?.state ?? moves[0]?.state ?? '',
  );
  const [nextStep, setNextStep] = useState(it.case.nextStep ?? FIRST_STEP);
  const [nextDueAt, setNextDueAt] = useState(
    () => it.case.nextDueAt ?? defaultDue(Date.now(), offsetAt(Date.now(), zone)),
  );
  const [why, setWhy] = useState('');
  const ends = moves.find((one) => one.state === state)?.phase === 'closed';
  const move = useTell(contract.move, {
    onDone: () => {
      onClose();
      toast({ words: `${sentence(state)}.` });
    },
  });
  const send = () =>
    move.mutate({
      params: { id: it.case.id },
      body: {
        version: it.case.version,
        state,
        ...(ends ? {} : { nextStep, nextDueAt }),
        ...(why.trim() === '' ? {} : { why }),
      },
    });
  return (
    <Dialog
      title={titleOf(toward)}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it as it is')}</Button>
          <Button type="submit" weight="main" busy={move.isPending}>
            {ends ? say('Close it') : say('Move it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('It is then')}
        value={state}
        options={moves.map((one) => ({ value: one.state, label: sentence(one.state) }))}
        onChange={setState}
      />
      {!ends && (
        <>
          <TextField label={say('Next step')} required maxLength={280} value={nextStep} onChange={setNextStep} />
          <MomentField label={say('By')} value={nextDueAt} onChange={setNextDueAt} />
        </>
      )}
      <TextArea
        label={say('Why')}
        hint={say('For the record. May be left empty.')}
        rows={2}
        value={why}
        onChange={setWhy}
      />
      <Trouble fault={move.error} />
    </Dialog>
  );
}
