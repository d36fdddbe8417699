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

type Told = 'letter' | 'by telephone' | 'in person';
type Props = { readonly it: CaseView; readonly contactId: string | null; readonly onClose: () => void };

const firstLetter = (): string =>
  [
    say('Hello,'),
    say('We have read your message as a request, and are dealing with it as one. The reason is: '),
    say('If you want it to be dealt with as a complaint, answer this message and say so. We will do that.'),
  ].join('\n\n');

/** It is no complaint: why, and how the customer was told so. Whoever is told can still say that it is one. */
export function AsRequest({ it, contactId, onClose }: Props) {
  const caseId = it.case.id;
  const reasons = useKeptWords({ caseId, field: 'as request: why' });
  const [told, setTold] = useState<Told>('letter');
  const letter = useKeptWords({ caseId, field: 'as request: letter' }, useState(firstLetter)[0]);
  const decide = useTell(contract.treatAsRequest, { onDone: inTurn(reasons.end, letter.end, onClose) });
  const ways: { value: Told; label: string }[] = [
    { value: 'letter', label: say('By this letter') },
    { value: 'by telephone', label: say('By telephone') },
    { value: 'in person', label: say('In person') },
  ];
  return (
    <Dialog
      title={say('Not a complaint')}
      open
      wide
      onClose={onClose}
      onSubmit={() =>
        decide.mutate({
          params: { id: caseId },
          body: { contactId, reasons: reasons.words, told, letter: told === 'letter' ? letter.words : '' },
        })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={decide.isPending}>
            {say('Treat it as a request')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('Why, for the record')}
        required
        rows={2}
        maxLength={4000}
        value={reasons.words}
        onChange={reasons.set}
      />
      <SelectField
        label={say('How they are told')}
        value={told}
        options={ways}
        onChange={(value) => setTold(ways.find((way) => way.value === value)?.value ?? 'letter')}
      />
      {told === 'letter' && (
        <TextArea
          label={say('The letter')}
          required
          rows={8}
          maxLength={20_000}
          value={letter.words}
          onChange={letter.set}
        />
      )}
      <Trouble fault={decide.error} />
    </Dialog>
  );
}
