import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';
import type { CustomerView } from './customer-screen.tsx';

export function ChangeCustomer({ it, onClose }: { it: CustomerView; onClose: () => void }) {
  const [name, setName] = useState(it.customer.name);
  const [language, setLanguage] = useState(it.customer.language ?? '');
  const [needs, setNeeds] = useState(it.customer.needs);
  const change = useTell(contract.change, { onDone: onClose });
  const send = () =>
    change.mutate({
      params: { id: it.customer.id },
      body: { version: it.customer.version, name, language: language.trim() === '' ? null : language.trim(), needs },
    });
  return (
    <Dialog
      title={`Change ${it.customer.name}`}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button type="submit" weight="main" busy={change.isPending}>
            Change it
          </Button>
        </>
      }
    >
      <TextField label="Name" required maxLength={200} value={name} onChange={setName} />
      <TextField
        label="Language"
        hint="The code of the language they would rather speak, such as vi or ar. Empty for English."
        maxLength={35}
        value={language}
        onChange={setLanguage}
      />
      <TextArea
        label="What they need from us"
        hint="Interpreter, relay, large print, the hours at which they can be reached."
        maxLength={2000}
        value={needs}
        onChange={setNeeds}
      />
      <Trouble fault={change.error} />
    </Dialog>
  );
}
