import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type CorrectProps = {
  readonly caseId: string | null;
  readonly found: readonly { readonly id: string; readonly title: string }[];
  readonly onClose: () => void;
};

/** Opens a correction: what is wrong or missing, of which article if of one, with the case that showed it. */
export function Correct({ caseId, found, onClose }: CorrectProps) {
  const [articleId, setArticle] = useState('');
  const { words, set, end } = useKeptWords({ caseId, field: 'knowledge correction' });
  const done = () => toast({ words: say('Whoever looks after the articles has it.') });
  const open = useTell(contract.openCorrection, { onDone: inTurn(end, done, onClose) });
  return (
    <Dialog
      title={say('Something is wrong or missing')}
      open
      onClose={onClose}
      onSubmit={() => open.mutate({ body: { articleId: articleId === '' ? null : articleId, what: words, caseId } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={open.isPending}>
            {say('Have it put right')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('In which article')}
        value={articleId}
        options={[
          { value: '', label: say('There is none about it yet') },
          ...found.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={setArticle}
      />
      <TextArea
        label={say('What is wrong or missing')}
        hint={
          caseId === null ? undefined : say('This case is kept with it, so that whoever writes it sees what was asked.')
        }
        required
        maxLength={2000}
        value={words}
        onChange={set}
      />
      <Trouble fault={open.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}
