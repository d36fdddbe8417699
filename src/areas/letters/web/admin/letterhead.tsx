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
import { LogoField } from './logo.tsx';
import '../letters.css';
import { CODES, ENVELOPES, PAPERS, POSITIONS } from '../../rules/index.ts';

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
  const [form, setForm] = useState<Known>(known);
  const save = useTell(contract.saveLetterhead, {
    onDone: () => toast({ words: say('Letters look like this from now on.') }),
  });
  return (
    <form
      className="letterhead"
      onSubmit={(event) => {
        event.preventDefault();
        const { logo, ...rest } = form;
        save.mutate({ body: { ...rest, logo: logo === null ? null : { sha256: logo.sha256, alt: logo.alt } } });
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

type Known = Omit<Head, 'agency' | 'madeAt' | 'madeBy' | 'logo'> & {
  readonly logo: { readonly sha256: string; readonly alt: string } | null;
};
type FieldsProps = {
  readonly agency: string;
  readonly form: Known;
  readonly put: (change: Partial<Known>) => void;
};

function Fields({ agency, form, put }: FieldsProps) {
  return (
    <>
      <LogoField agency={agency} logo={form.logo} onChange={(logo) => put({ logo })} />
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
      <Window form={form} put={put} />
      <TextField
        label={say('Where it comes back to')}
        hint={say('One small line above the address of the customer, where the envelope has room for it.')}
        maxLength={200}
        value={form.returnLine}
        onChange={(returnLine) => put({ returnLine })}
      />
      <SelectField
        label={say('A code that telephones read, at the end of a letter')}
        hint={say('The same address stands beside it in words. Whoever holds the letter can open what it leads to.')}
        value={form.code}
        options={CODES.map((value) => ({ value, label: codeWords(value) }))}
        onChange={(value) => put({ code: CODES.find((one) => one === value) ?? 'none' })}
      />
    </>
  );
}

const codeWords = (code: (typeof CODES)[number]): string =>
  ({
    none: say('None'),
    form: say('Leads to our form'),
    case: say('Leads to the page of their case'),
  })[code];

/** Where the window is in the envelopes of this office, and a page to try it with. */
function Window({ form, put }: Omit<FieldsProps, 'agency'>) {
  const { envelope, paper, shift } = form;
  const query = new URLSearchParams({ envelope, paper, right: String(shift.right), down: String(shift.down) });
  const move = (change: Partial<typeof shift>) => put({ shift: { ...shift, ...change } });
  return (
    <fieldset className="field">
      <legend>{say('If the address does not show in your window')}</legend>
      <div className="columns">
        <Millimetres
          label={say('Move it to the right, in mm')}
          value={shift.right}
          onChange={(right) => move({ right })}
        />
        <Millimetres label={say('Move it down, in mm')} value={shift.down} onChange={(down) => move({ down })} />
      </div>
      <p className="small">
        <a href={`/api/letterhead/test-page?${query.toString()}`} target="_blank" rel="noreferrer">
          {say('Print a page to try it')}
        </a>
      </p>
    </fieldset>
  );
}

type MillimetresProps = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

const Millimetres = ({ label, value, onChange }: MillimetresProps) => (
  <TextField
    label={label}
    type="number"
    min={-20}
    max={20}
    step={0.5}
    value={String(value)}
    onChange={(text) => onChange(Math.round((Number(text) || 0) * 10) / 10)}
  />
);
