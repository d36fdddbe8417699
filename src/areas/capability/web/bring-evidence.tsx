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
import { BROUGHT, isRecording } from '../rules/index.ts';
import { BringFiles, type Brought } from './bring-files.tsx';
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
  readonly files: readonly Brought[];
};
const NOTHING: Form = {
  kind: 'document',
  title: '',
  day: '',
  until: '',
  words: '',
  reflection: '',
  itemIds: [],
  files: [],
};

type OnFiles = (of: (files: readonly Brought[]) => readonly Brought[], read?: string) => void;

/** Evidence that is no event of the desk: a file, a recording, a certificate, an observation, something thought through. */
export function BringEvidence({ onClose }: { onClose: () => void }) {
  const zone = useZone();
  const now = useNow();
  const [form, setForm] = useState<Form>({ ...NOTHING, day: toFields(now, zone).date });
  const bring = useTell(contract.bring, { onDone: onClose });
  const takeFiles: OnFiles = (of, read = '') =>
    setForm((now) => {
      const files = of(now.files);
      const words = [now.words, read].filter((one) => one !== '').join('\n\n');
      return { ...now, files, words, kind: kindFor(files, now.kind) };
    });
  const send = () => {
    const { day, until, itemIds, files: brought, ...rest } = form;
    const files = brought.map(({ id, looked, consent }) => ({ id, looked, consent }));
    const occurredAt = Math.min(now, fromFields(day, '12:00', zone) ?? now);
    const expiresAt = until === '' ? null : (fromFields(until, '23:59', zone) ?? null);
    bring.mutate({ body: { ...rest, itemIds: [...itemIds], occurredAt, expiresAt, files } });
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
      <Fields form={form} onChange={(more) => setForm((now) => ({ ...now, ...more }))} onFiles={takeFiles} />
      <Trouble fault={bring.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

/** A recording is one, whatever stood there before. */
const kindFor = (files: readonly Brought[], kind: Form['kind']): Form['kind'] =>
  kind === 'document' && files.some(({ mediaType }) => isRecording(mediaType)) ? 'recording' : kind;

type FieldsProps = {
  readonly form: Form;
  readonly onChange: (more: Partial<Form>) => void;
  readonly onFiles: OnFiles;
};

function Fields({ form, onChange, onFiles }: FieldsProps) {
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
      <BringFiles files={form.files} onChange={onFiles} />
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
