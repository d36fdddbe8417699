import { useState } from 'react';
import { CustomerFinder } from '#areas/customers/web/index.ts';
import { Choice, TextField } from '#ui/parts/field.tsx';

/** A customer who is known, or what is known of one who is not. */
export type WhomChoice = {
  readonly id?: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
};

type Way = 'known' | 'new' | 'nobody';
const WAYS = [
  { value: 'known', label: 'Has been here before' },
  { value: 'new', label: 'Is new' },
  { value: 'nobody', label: 'Did not say' },
] as const;

const NOBODY: WhomChoice = { name: '', email: '', phone: '' };

/** What the service is told about the person: a known record, a new one, or nobody. */
export function personOf({ id, name, email, phone }: WhomChoice) {
  if (id !== undefined) return { id };
  if (name.trim() === '') return null;
  return { name, ...(email.trim() === '' ? {} : { email }), ...(phone.trim() === '' ? {} : { phone }) };
}

type WhomProps = {
  readonly value: WhomChoice;
  readonly onChange: (whom: WhomChoice) => void;
  readonly fault?: string | undefined;
};

export function Whom({ value, onChange, fault }: WhomProps) {
  const [way, setWay] = useState<Way>('known');
  const turn = (next: Way) => {
    setWay(next);
    onChange(NOBODY);
  };
  return (
    <fieldset className="field whom">
      <legend>Who is it?</legend>
      <Choice label="Who is it?" value={way} options={WAYS} onChange={turn} />
      {way === 'known' && (
        <CustomerFinder
          label="Name, e-mail or telephone"
          chosen={value.id}
          onChoose={(id) => onChange({ ...NOBODY, id })}
        />
      )}
      {way === 'new' && (
        <div className="columns">
          <TextField
            label="Name"
            required
            value={value.name}
            onChange={(name) => onChange({ ...value, name })}
            fault={fault}
          />
          <TextField
            label="E-mail"
            type="email"
            value={value.email}
            onChange={(email) => onChange({ ...value, email })}
          />
          <TextField
            label="Telephone"
            type="tel"
            value={value.phone}
            onChange={(phone) => onChange({ ...value, phone })}
          />
        </div>
      )}
    </fieldset>
  );
}
