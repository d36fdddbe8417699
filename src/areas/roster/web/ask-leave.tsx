import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { LEAVE_KINDS, type LeaveKind } from '../rules/index.ts';
import { daysName, leaveKind } from './words.ts';

export function AskLeave({ today, onClose }: { today: string; onClose: () => void }) {
  const [kind, setKind] = useState<LeaveKind>('holiday');
  const [firstDay, setFirstDay] = useState(today);
  const [lastDay, setLastDay] = useState('');
  const { words, set: setWords, end } = useKeptWords({ caseId: null, field: 'leave' });
  const last = lastDay === '' ? firstDay : lastDay;
  const ask = useTell(contract.askLeave, {
    onDone: () => {
      end();
      toast({ words: say('Asked for {{days}}. Your leader decides.', { days: daysName(firstDay, last) }) });
      onClose();
    },
  });
  return (
    <Dialog
      title={say('Ask for leave')}
      open
      onClose={onClose}
      onSubmit={() => ask.mutate({ body: { kind, firstDay, lastDay: last, words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={ask.isPending}>
            {say('Ask for it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('What kind')}
        value={kind}
        onChange={(value) => setKind(LEAVE_KINDS.find((one) => one === value) ?? 'other')}
        options={LEAVE_KINDS.map((value) => ({ value, label: leaveKind(value) }))}
      />
      <div className="columns">
        <TextField label={say('First day')} type="date" required min={today} value={firstDay} onChange={setFirstDay} />
        <TextField
          label={say('Last day, if more than one')}
          type="date"
          min={firstDay}
          value={lastDay}
          onChange={setLastDay}
        />
      </div>
      <TextArea
        label={say('For your leader')}
        hint={say('Only your leader reads this. Leave it empty if you like.')}
        maxLength={500}
        rows={3}
        value={words}
        onChange={setWords}
      />
      <Trouble fault={ask.error} />
    </Dialog>
  );
}
