import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { STATEMENTS } from '../rules/index.ts';
import { PickLines } from './pick-lines.tsx';
import { kindWords } from './words.ts';

type Form = {
  readonly kind: (typeof STATEMENTS)[number];
  readonly askedOf: string;
  readonly about: string;
  readonly itemIds: readonly string[];
};
const NOTHING: Form = { kind: 'witness statement', askedOf: '', about: '', itemIds: [] };

/** Makes a link for somebody who was there: one screen, once, on a telephone too, without an account. */
export function AskStatement({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState<Form>(NOTHING);
  const ask = useTell(contract.askStatement);
  const url = ask.data?.url;
  const send = () => ask.mutate({ body: { ...form, itemIds: [...form.itemIds], days: 14 } });
  return (
    <Dialog
      open
      wide
      title={say('Ask somebody for a statement')}
      onClose={onClose}
      onSubmit={url === undefined ? send : onClose}
      acts={
        url === undefined ? (
          <>
            <Button onClick={onClose}>{say('Not now')}</Button>
            <Button weight="main" type="submit" busy={ask.isPending}>
              {say('Make the link')}
            </Button>
          </>
        ) : (
          <Button weight="main" type="submit">
            {say('Done')}
          </Button>
        )
      }
    >
      {url === undefined ? <Asked form={form} onChange={setForm} /> : <TheLink url={url} />}
      <Trouble fault={ask.error} />
    </Dialog>
  );
}

function Asked({ form, onChange }: { form: Form; onChange: (form: Form) => void }) {
  return (
    <>
      <SelectField
        label={say('What they are to your work')}
        value={form.kind}
        onChange={(value) => onChange({ ...form, kind: STATEMENTS.find((one) => one === value) ?? form.kind })}
        options={STATEMENTS.map((value) => ({ value, label: kindWords(value) }))}
      />
      <TextField
        label={say('Whom you ask')}
        required
        value={form.askedOf}
        onChange={(askedOf) => onChange({ ...form, askedOf })}
      />
      <TextArea
        label={say('What it is about')}
        hint={say('Without the names of customers')}
        rows={2}
        required
        value={form.about}
        onChange={(about) => onChange({ ...form, about })}
      />
      <PickLines chosen={form.itemIds} onChange={(itemIds) => onChange({ ...form, itemIds })} />
    </>
  );
}

const TheLink = ({ url }: { url: string }) => (
  <>
    <p>{say('Give them this link. It is good for one statement, for 14 days, and is shown only now.')}</p>
    <Notice icon="link">
      <code className="num">{url}</code>
    </Notice>
    <Button onClick={() => void navigator.clipboard.writeText(url)}>{say('Copy the link')}</Button>
  </>
);
