import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { fromFields, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { BROUGHT } from '../rules/index.ts';
import { PickLines } from './pick-lines.tsx';
import { kindWords } from './words.ts';

type Form = {
  readonly kind: (typeof BROUGHT)[number];
  readonly title: string;
  readonly day: string;
  readonly until: string;
  readonly words: string;
  readonly reflection: string;
  readonly itemIds: readonly string[];
};
const NOTHING: Form = { kind: 'reflection', title: '', day: '', until: '', words: '', reflection: '', itemIds: [] };

/** Evidence that is no event of the desk: a certificate, an observation, something thought through. */
export function BringEvidence({ onClose }: { onClose: () => void }) {
  const zone = useZone();
  const now = useNow();
  const [form, setForm] = useState<Form>({ ...NOTHING, day: toFields(now, zone).date });
  const bring = useTell(contract.bring, { onDone: onClose });
  const send = () => {
    const { day, until, itemIds, ...rest } = form;
    const occurredAt = Math.min(now, fromFields(day, '12:00', zone) ?? now);
    const expiresAt = until === '' ? null : (fromFields(until, '23:59', zone) ?? null);
    bring.mutate({ body: { ...rest, itemIds: [...itemIds], occurredAt, expiresAt } });
  };
  return (
    <Dialog
      open
      wide
      title={say('Add something else')}
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button weight="main" type="submit" busy={bring.isPending}>
            {say('Claim it')}
          </Button>
        </>
      }
    >
      <Fields form={form} onChange={(more) => setForm({ ...form, ...more })} />
      <Trouble fault={bring.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

function Fields({ form, onChange }: { form: Form; onChange: (more: Partial<Form>) => void }) {
  return (
    <>
      <SelectField
        label={say('What it is')}
        value={form.kind}
        onChange={(value) => onChange({ kind: BROUGHT.find((one) => one === value) ?? form.kind })}
        options={BROUGHT.map((value) => ({ value, label: kindWords(value) }))}
      />
      <TextField label={say('Its name')} required value={form.title} onChange={(title) => onChange({ title })} />
      <TextField
        label={say('When it was')}
        type="date"
        required
        value={form.day}
        onChange={(day) => onChange({ day })}
      />
      {form.kind === 'certificate' && (
        <TextField label={say('Good until')} type="date" value={form.until} onChange={(until) => onChange({ until })} />
      )}
      <TextArea
        label={say('What it says')}
        hint={say('Names, numbers and addresses are taken out before it is kept.')}
        value={form.words}
        onChange={(words) => onChange({ words })}
      />
      <TextArea
        label={say('What does it show of what you can do?')}
        required
        rows={2}
        value={form.reflection}
        onChange={(reflection) => onChange({ reflection })}
      />
      <PickLines chosen={form.itemIds} onChange={(itemIds) => onChange({ itemIds })} />
    </>
  );
}
