import { useState } from 'react';
import { roleName, useOfficers } from '#areas/identity/web/index.ts';
import { ROLES } from '#areas/identity/rules/index.ts';
import { centsIn } from '#areas/delegations/rules/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { OCCASIONS, type Approver, type Occasion } from '../../rules/index.ts';
import { occasionWords } from '../words.ts';

const NOTHING = { title: '', value: '', among: '', first: 'role:team leader', second: '', substitute: '', hours: '24' };
type Form = typeof NOTHING;

const approverIn = (value: string): Approver[] => {
  const what = value.slice(value.indexOf(':') + 1);
  if (value === '') return [];
  return [value.startsWith('role:') ? { role: what } : { officerId: what }];
};

type Order = 'serial' | 'parallel';

/** What is sent of a form. What does not belong to the occasion is left out. */
function ruleOf(form: Form, occasion: Occasion, order: Order) {
  const listed = occasion === 'tag' || occasion === 'kind';
  const valued = occasion === 'amount' || occasion === 'new officer';
  const value = occasion === 'amount' ? centsIn(form.value) : Number(form.value);
  return {
    title: form.title,
    occasion,
    from: valued ? (value ?? null) : null,
    among: listed ? listIn(form.among) : [],
    approvers: [...approverIn(form.first), ...approverIn(form.second)],
    order,
    substituteId: form.substitute === '' ? null : form.substitute,
    withinHours: Number(form.hours),
  };
}

const listIn = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** One more occasion on which somebody else reads an answer first. */
export function AddRule({ sign, onClose }: { sign: string; onClose: () => void }) {
  const [occasion, setOccasion] = useState<Occasion>('amount');
  const [order, setOrder] = useState<Order>('parallel');
  const [form, setForm] = useState<Form>(NOTHING);
  const put = (more: Partial<Form>) => setForm((was) => ({ ...was, ...more }));
  const add = useTell(contract.addVettingRule, { onDone: onClose });
  return (
    <Dialog
      title={say('Add a rule')}
      open
      wide
      onClose={onClose}
      onSubmit={() => add.mutate({ body: ruleOf(form, occasion, order) })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={add.isPending}>
            {say('Add it')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('What it is called')}
        hint={say('Officers read this when an answer of theirs waits.')}
        required
        maxLength={120}
        value={form.title}
        onChange={(title) => put({ title })}
      />
      <SelectField
        label={say('When')}
        value={occasion}
        options={OCCASIONS.map((one) => ({ value: one, label: occasionWords(one) }))}
        onChange={(value) => setOccasion(OCCASIONS.find((one) => one === value) ?? occasion)}
      />
      <OccasionFields {...{ occasion, sign, form, put }} />
      <Readers {...{ form, put, order, setOrder }} />
      <TextField
        label={say('Within how many hours')}
        type="number"
        min={1}
        max={240}
        required
        value={form.hours}
        onChange={(hours) => put({ hours })}
      />
      <Trouble fault={add.error} kept={say('What you set is still here.')} />
    </Dialog>
  );
}

type OccasionProps = {
  readonly occasion: Occasion;
  readonly sign: string;
  readonly form: Form;
  readonly put: (more: Partial<Form>) => void;
};

/** From how much on, for how many days, or which. */
function OccasionFields({ occasion, sign, form, put }: OccasionProps) {
  switch (occasion) {
    case 'amount':
      return (
        <TextField
          label={say('From how much on ({{sign}})', { sign })}
          inputMode="decimal"
          required
          value={form.value}
          onChange={(value) => put({ value })}
        />
      );
    case 'new officer':
      return (
        <TextField
          label={say('Days')}
          type="number"
          min={1}
          required
          value={form.value}
          onChange={(value) => put({ value })}
        />
      );
    case 'tag':
    case 'kind':
      return (
        <TextField
          label={say('Which, with commas between them')}
          required
          value={form.among}
          onChange={(among) => put({ among })}
        />
      );
    case 'sensitive':
    case 'everything':
      return null;
  }
}

type ReadersProps = {
  readonly form: Form;
  readonly put: (more: Partial<Form>) => void;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
};

function Readers({ form, put, order, setOrder }: ReadersProps) {
  const officers = useOfficers().filter(({ disabled }) => !disabled);
  const people = officers.map(({ id, name }) => ({ value: `officer:${id}`, label: name }));
  const positions = ROLES.filter((role) => role !== 'administrator').map((role) => ({
    value: `role:${role}`,
    label: say('Any {{position}}', { position: roleName(role) }),
  }));
  return (
    <>
      <div className="columns">
        <SelectField
          label={say('Who reads it')}
          required
          value={form.first}
          options={[...positions, ...people]}
          onChange={(first) => put({ first })}
        />
        <SelectField
          label={say('And who else')}
          value={form.second}
          options={[{ value: '', label: say('Nobody else') }, ...positions, ...people]}
          onChange={(second) => put({ second })}
        />
        <SelectField
          label={say('Who stands in')}
          hint={say('For somebody named, when they are away or late.')}
          value={form.substitute}
          options={[
            { value: '', label: say('Nobody') },
            ...officers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(substitute) => put({ substitute })}
        />
      </div>
      {form.second !== '' && (
        <Choice<Order>
          label={say('In which order')}
          value={order}
          onChange={setOrder}
          options={[
            { value: 'parallel', label: say('At the same time') },
            { value: 'serial', label: say('One after the other') },
          ]}
        />
      )}
    </>
  );
}
