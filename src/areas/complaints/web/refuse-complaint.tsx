import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { EXTERNAL } from '../rules/index.ts';
import type { ComplaintView } from './complaint-panel.tsx';

type Props = {
  readonly it: CaseView;
  readonly complaint: NonNullable<ComplaintView['complaint']>;
  readonly onClose: () => void;
};

const firstLetter = (): string =>
  [say('Hello,'), say('We have read your complaint, and cannot look into it. The reason is: '), EXTERNAL].join('\n\n');

/** Not taken, which needs a reason of the pack, one's own words, and who outside can look at it. */
export function RefuseComplaint({ it, complaint, onClose }: Props) {
  const [code, setCode] = useState('');
  const caseId = it.case.id;
  const reasons = useKeptWords({ caseId, field: 'refuse: why' });
  const letter = useKeptWords({ caseId, field: 'refuse: letter' }, useState(firstLetter)[0]);
  const refuse = useTell(contract.refuse, { onDone: inTurn(reasons.end, letter.end, onClose) });
  return (
    <Dialog
      title={say('Refuse the complaint')}
      open
      wide
      onClose={onClose}
      onSubmit={() =>
        refuse.mutate({ params: { id: caseId }, body: { code, reasons: reasons.words, letter: letter.words } })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="grave" busy={refuse.isPending}>
            {say('Refuse and tell them')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('The reason by the rules')}
        required
        value={code}
        options={[
          { value: '', label: say('Choose why') },
          ...complaint.refusals.map((one) => ({ value: one.code, label: one.words })),
        ]}
        onChange={setCode}
      />
      <TextArea
        label={say('Why, in your own words')}
        required
        rows={3}
        maxLength={4000}
        value={reasons.words}
        onChange={reasons.set}
      />
      <TextArea
        label={say('The letter')}
        hint={say('{{mark}} becomes: {{words}}', { mark: EXTERNAL, words: complaint.external.words })}
        required
        rows={8}
        maxLength={20_000}
        value={letter.words}
        onChange={letter.set}
      />
      <Trouble fault={refuse.error} />
    </Dialog>
  );
}
