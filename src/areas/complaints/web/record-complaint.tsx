import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, TextArea, TextField } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Props = { readonly it: CaseView; readonly contactId: string | null; readonly onClose: () => void };
type How = 'beside' | 'itself';

/** Beside what the customer asked for, which goes on; or this case has been a complaint all along. */
export function RecordComplaint({ it, contactId, onClose }: Props) {
  const navigate = useNavigate();
  const [how, setHow] = useState<How>(it.case.kind === 'service request' ? 'beside' : 'itself');
  const [subject, setSubject] = useState(it.case.subject);
  const { words: wanted, set: setWanted, end } = useKeptWords({ caseId: it.case.id, field: 'wanted' });
  const [learnedOn, setLearnedOn] = useState('');
  const record = useTell(contract.record, {
    onDone: ({ caseId }) => {
      end();
      onClose();
      if (caseId !== it.case.id) void navigate({ to: '/case/$id', params: { id: caseId } });
    },
  });
  const body = { how, subject, contactId, wanted, learnedOn: learnedOn === '' ? null : learnedOn };
  return (
    <Dialog
      title={say('Record a complaint')}
      open
      onClose={onClose}
      onSubmit={() => record.mutate({ params: { id: it.case.id }, body })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={record.isPending}>
            {say('Record it')}
          </Button>
        </>
      }
    >
      <Where how={how} onHow={setHow} />
      {how === 'beside' && (
        <TextField label={say('What it is about')} required maxLength={500} value={subject} onChange={setSubject} />
      )}
      <TextArea
        label={say('What they want from it')}
        hint={say('In their words, where they said it.')}
        rows={3}
        maxLength={2000}
        value={wanted}
        onChange={setWanted}
      />
      <TextField
        label={say('When they learned of it')}
        hint={say('Leave it empty where nobody knows. It is asked for because of the time limit.')}
        type="date"
        value={learnedOn}
        onChange={setLearnedOn}
      />
      <Trouble fault={record.error} />
    </Dialog>
  );
}

const Where = ({ how, onHow }: { how: How; onHow: (how: How) => void }) => (
  <>
    <Choice<How>
      label={say('Where it belongs')}
      value={how}
      onChange={onHow}
      options={[
        { value: 'itself', label: say('This case is the complaint') },
        { value: 'beside', label: say('A case beside this one') },
      ]}
    />
    <p className="small quiet">
      {how === 'beside'
        ? say('What they asked for here goes on as it is. The two are linked.')
        : say('It counts from the day on which it reached us.')}
    </p>
  </>
);
