import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { ASKABLE, STATUSES, type Askable } from '../rules/index.ts';
import type { ServiceReply } from './service-screen.tsx';
import { askWords, statusWords } from './words.ts';

const NOTHING = {
  name: '',
  alternateName: '',
  description: '',
  url: '',
  email: '',
  alert: '',
  eligibility: '',
  application: '',
  fees: '',
  waitTime: '',
  interpretation: '',
} as const;

/** What stands in the form: what is known of the service, or nothing yet. */
function formOf(it: ServiceReply | undefined) {
  const view = it?.view;
  const texts = Object.entries(NOTHING).map(([name, none]) => [
    name,
    Object.entries(view ?? {}).find(([one]) => one === name)?.[1] ?? none,
  ]);
  return {
    ...(Object.fromEntries(texts) as Record<keyof typeof NOTHING, string>),
    status: STATUSES.find((one) => one === view?.status) ?? ('active' as const),
    documents: (view?.documents ?? []).join('\n'),
    needs: it?.needs ?? '',
    rights: it?.rights ?? '',
    responsibilities: it?.responsibilities ?? '',
    asks: ASKABLE.filter((one) => it?.asks.includes(one)) as readonly Askable[],
  };
}
type Form = ReturnType<typeof formOf>;
type Parts = { readonly form: Form; readonly put: (more: Partial<Form>) => void };

type Props = { readonly it?: ServiceReply; readonly organizationId: string; readonly onClose: () => void };

/** A new service of an organisation, or what is known of one put right. */
export function EditService({ it, organizationId, onClose }: Props) {
  const navigate = useNavigate();
  const [form, setForm] = useState<Form>(() => formOf(it));
  const put = (more: Partial<Form>) => setForm((was) => ({ ...was, ...more }));
  const add = useTell(contract.addService, {
    onDone: ({ id }) => void navigate({ to: '/directory/service/$id', params: { id } }),
  });
  const change = useTell(contract.changeService, { onDone: onClose });
  const send = () => {
    const body = { ...form, asks: [...form.asks], documents: linesIn(form.documents) };
    if (it === undefined) add.mutate({ params: { id: organizationId }, body });
    else change.mutate({ params: { id: it.id }, body: { ...body, version: it.version } });
  };
  return (
    <Dialog
      title={it === undefined ? say('Add a service') : say('Change this service')}
      open
      wide
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={add.isPending || change.isPending}>
            {say('Keep it')}
          </Button>
        </>
      }
    >
      <What form={form} put={put} />
      <Getting form={form} put={put} />
      <Referring form={form} put={put} />
      <Trouble fault={add.error ?? change.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function What({ form, put }: Parts) {
  return (
    <>
      <div className="columns">
        <TextField label={say('Name')} required maxLength={300} value={form.name} onChange={(name) => put({ name })} />
        <SelectField
          label={say('Whether it is open')}
          value={form.status}
          options={STATUSES.map((one) => ({ value: one, label: statusWords(one) }))}
          onChange={(value) => put({ status: STATUSES.find((one) => one === value) ?? form.status })}
        />
      </div>
      <TextArea
        label={say('What it does')}
        rows={3}
        maxLength={8000}
        value={form.description}
        onChange={(description) => put({ description })}
      />
      <TextField
        label={say('The words people use who need it')}
        hint={say('It is found by these, too.')}
        maxLength={2000}
        value={form.needs}
        onChange={(needs) => put({ needs })}
      />
      <TextField
        label={say('What everybody has to know now')}
        hint={say('Such as “closed until Monday”. It stands out wherever the service is shown.')}
        maxLength={1000}
        value={form.alert}
        onChange={(alert) => put({ alert })}
      />
    </>
  );
}

function Getting({ form, put }: Parts) {
  return (
    <>
      <TextArea
        label={say('Who it is for')}
        rows={2}
        maxLength={4000}
        value={form.eligibility}
        onChange={(eligibility) => put({ eligibility })}
      />
      <TextArea
        label={say('How to apply')}
        rows={2}
        maxLength={4000}
        value={form.application}
        onChange={(application) => put({ application })}
      />
      <div className="columns">
        <TextField label={say('What it costs')} maxLength={2000} value={form.fees} onChange={(fees) => put({ fees })} />
        <TextField
          label={say('How long it takes')}
          maxLength={300}
          value={form.waitTime}
          onChange={(waitTime) => put({ waitTime })}
        />
      </div>
      <TextArea
        label={say('What to bring, one on each line')}
        rows={3}
        value={form.documents}
        onChange={(documents) => put({ documents })}
      />
      <div className="columns">
        <TextField label={say('E-mail')} type="email" value={form.email} onChange={(email) => put({ email })} />
        <TextField label={say('Web address')} type="url" value={form.url} onChange={(url) => put({ url })} />
      </div>
      <TextField
        label={say('Interpreting')}
        maxLength={1000}
        value={form.interpretation}
        onChange={(interpretation) => put({ interpretation })}
      />
    </>
  );
}

function Referring({ form, put }: Parts) {
  const { asks } = form;
  return (
    <>
      <TextArea
        label={say('The customer’s rights')}
        hint={say('They go into the answer when this service is offered.')}
        rows={2}
        maxLength={4000}
        value={form.rights}
        onChange={(rights) => put({ rights })}
      />
      <TextArea
        label={say('What is asked of them')}
        rows={2}
        maxLength={4000}
        value={form.responsibilities}
        onChange={(responsibilities) => put({ responsibilities })}
      />
      <fieldset className="field">
        <legend>{say('What it has to be told of a customer who is referred to it')}</legend>
        {ASKABLE.map((one) => (
          <Pick
            key={one}
            label={askWords(one)}
            checked={asks.includes(one)}
            onChange={(on) => put({ asks: on ? [...asks, one] : asks.filter((was) => was !== one) })}
          />
        ))}
        <span className="hint">{say('What is not chosen here never leaves with a referral.')}</span>
      </fieldset>
    </>
  );
}
