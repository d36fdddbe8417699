import { CustomerFinder } from '#areas/customers/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice, TextField } from '#ui/parts/field.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { say } from '#ui/words/say.ts';
import type { CaseForm } from './case-form.ts';

type WhomProps = {
  readonly form: CaseForm;
  readonly put: (change: Partial<CaseForm>) => void;
  readonly fault?: string | undefined;
};

const NOBODY = { customerId: '', name: '', email: '', phone: '' };

export function Whom({ form, put, fault }: WhomProps) {
  const ways = [
    { value: 'known', label: say('Has been here before') },
    { value: 'new', label: say('Is new') },
    { value: 'nobody', label: say('Did not say') },
  ];
  return (
    <fieldset className="field whom">
      <legend>{say('Who is it?')}</legend>
      <Choice label={say('Who is it?')} value={form.who} options={ways} onChange={(who) => put({ ...NOBODY, who })} />
      {form.who === 'known' && <Known form={form} put={put} />}
      {form.who === 'new' && (
        <div className="columns">
          <TextField label={say('Name')} required value={form.name} onChange={(name) => put({ name })} fault={fault} />
          <TextField label={say('E-mail')} type="email" value={form.email} onChange={(email) => put({ email })} />
          <TextField label={say('Telephone')} type="tel" value={form.phone} onChange={(phone) => put({ phone })} />
        </div>
      )}
    </fieldset>
  );
}

function Known({ form, put }: Omit<WhomProps, 'fault'>) {
  if (form.customerId === '')
    return (
      <CustomerFinder
        label={say('Name, e-mail or telephone')}
        chosen={undefined}
        onChoose={(customerId, name) => put({ customerId, name })}
      />
    );
  return (
    <div className="row-of">
      <Icon name="person" /> <b>{form.name}</b>
      <Button weight="bare" onClick={() => put(NOBODY)}>
        {say('Somebody else')}
      </Button>
    </div>
  );
}
