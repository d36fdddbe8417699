import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import '../letters.css';
import { ENVELOPES, PAPERS, POSITIONS } from '../../rules/index.ts';

type Head = ReplyOf<typeof contract.readLetterhead>;

/** How letters look: what stands at their head and foot, and where the address shows in the window. */
export function LetterheadPage() {
  const asked = useAsk(contract.readLetterhead, {});
  return (
    <Loaded asked={asked} what={say('The letterhead')}>
      {(head) => <Form key={head.madeAt ?? 0} head={head} />}
    </Loaded>
  );
}

function Form({ head: { agency, madeAt: _at, madeBy: _by, ...known } }: { head: Head }) {
  const may = useMe().may('letters.administer');
  const [form, setForm] = useState(known);
  const save = useTell(contract.saveLetterhead, {
    onDone: () => toast({ words: say('Letters look like this from now on.') }),
  });
  return (
    <form
      className="letterhead"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ body: form });
      }}
    >
      <Fields agency={agency} form={form} put={(change) => setForm({ ...form, ...change })} />
      <Trouble fault={save.error} kept={say('What you wrote is still here.')} />
      {may && (
        <Button type="submit" weight="main" busy={save.isPending}>
          {say('Save it')}
        </Button>
      )}
    </form>
  );
}

type Known = Omit<Head, 'agency' | 'madeAt' | 'madeBy'>;
type FieldsProps = {
  readonly agency: string;
  readonly form: Known;
  readonly put: (change: Partial<Known>) => void;
};

function Fields({ agency, form, put }: FieldsProps) {
  return (
    <>
      <TextArea
        label={say('Below the name of {{agency}}', { agency })}
        hint={say('Our address, one line under the other.')}
        rows={3}
        maxLength={500}
        value={form.address}
        onChange={(address) => put({ address })}
      />
      <TextArea
        label={say('How to reach us')}
        hint={say('Telephone, e-mail, hours: it stands beside the address of the customer.')}
        rows={4}
        maxLength={500}
        value={form.contact}
        onChange={(contact) => put({ contact })}
      />
      <TextArea
        label={say('At the foot of each page')}
        rows={2}
        maxLength={500}
        value={form.footer}
        onChange={(footer) => put({ footer })}
      />
      <div className="columns">
        <SelectField
          label={say('Envelope')}
          value={form.envelope}
          options={ENVELOPES.map((value) => ({ value, label: POSITIONS[value].name }))}
          onChange={(value) => put({ envelope: ENVELOPES.find((one) => one === value) ?? 'dl' })}
        />
        <SelectField
          label={say('Paper')}
          value={form.paper}
          options={PAPERS.map((value) => ({ value, label: value === 'a4' ? say('A4') : say('US Letter') }))}
          onChange={(value) => put({ paper: PAPERS.find((one) => one === value) ?? 'a4' })}
        />
      </div>
      <TextField
        label={say('Where it comes back to')}
        hint={say('One small line above the address of the customer, where the envelope has room for it.')}
        maxLength={200}
        value={form.returnLine}
        onChange={(returnLine) => put({ returnLine })}
      />
    </>
  );
}
