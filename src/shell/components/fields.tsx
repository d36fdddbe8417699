import { useState } from 'react';
import { DAY } from '#kernel/time.ts';
import { Choice, Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { present } from '#ui/time/present.ts';
import { Part } from './part.tsx';

const KINDS = [
  { value: 'enquiry', label: 'Enquiry' },
  { value: 'complaint', label: 'Complaint' },
];

/** What is filled in. */
export function Fields({ coat }: { coat: string }) {
  const [text, setText] = useState('Peg Doolan');
  const [kind, setKind] = useState('enquiry');
  const [on, setOn] = useState(true);
  const [at, setAt] = useState(() => present() + DAY);
  return (
    <Part title="Fields">
      <TextField label="Name" value={text} onChange={setText} />
      <TextField
        label="With a hint"
        hint="As it stands on the card."
        placeholder="482-130-T"
        value=""
        onChange={setText}
      />
      <TextField
        label="Wrong"
        fault="482-130-X has another check letter. Look at it again."
        value="482-130-X"
        onChange={setText}
      />
      <TextField label="Cannot be changed" readOnly value="desk@agency.example" onChange={setText} />
      <TextField label="Not now" disabled value="" onChange={setText} />
      <TextArea label="Note" rows={2} value="She hears badly on her left side." onChange={setText} />
      <SelectField label="Kind" value={kind} options={KINDS} onChange={setKind} />
      <Pick label="Let her write to this case" checked={on} onChange={setOn} />
      <Pick label="Off" checked={!on} onChange={(next) => setOn(!next)} />
      <Choice
        label={`Density, ${coat}`}
        value={kind}
        options={KINDS.map(({ value, label }) => ({ value, label }))}
        onChange={setKind}
      />
      <MomentField label="By" value={at} onChange={setAt} />
    </Part>
  );
}
