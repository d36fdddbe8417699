import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { CustomerView } from './customer-screen.tsx';
import { languageOf, languageOptions } from './languages.ts';

export function ChangeCustomer({ it, onClose }: { it: CustomerView; onClose: () => void }) {
  const [name, setName] = useState(it.customer.name);
  const [language, setLanguage] = useState(it.customer.language ?? '');
  const {
    words: needs,
    set: setNeeds,
    end,
  } = useKeptWords({ caseId: null, field: `needs of ${it.customer.id}` }, it.customer.needs);
  const change = useTell(contract.change, { onDone: inTurn(end, onClose) });
  const send = () =>
    change.mutate({
      params: { id: it.customer.id },
      body: { version: it.customer.version, name, language: language === '' ? null : language, needs },
    });
  const known = languageOptions();
  const own =
    language === '' || known.some(({ value }) => value === language)
      ? []
      : [{ value: language, label: languageOf(language) }];
  return (
    <Dialog
      title={say('Change {{name}}', { name: it.customer.name })}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={change.isPending}>
            {say('Change it')}
          </Button>
        </>
      }
    >
      <TextField label={say('Name')} required autoFocus maxLength={200} value={name} onChange={setName} />
      <SelectField
        label={say('Language they would rather speak')}
        value={language}
        options={[{ value: '', label: say('Ours') }, ...own, ...known]}
        onChange={setLanguage}
      />
      {needs !== '' && (
        <TextArea
          label={say('What was noted of their needs before')}
          maxLength={2000}
          value={needs}
          onChange={setNeeds}
        />
      )}
      <Trouble fault={change.error} />
    </Dialog>
  );
}
