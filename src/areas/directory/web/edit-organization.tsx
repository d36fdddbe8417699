import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { KINDS, WAYS } from '../rules/index.ts';
import { kindWords, wayWords } from './words.ts';

export type OrganizationReply = ReplyOf<typeof contract.organization>;

const NOBODY: Omit<OrganizationReply, 'id' | 'version' | 'phones' | 'services'> = {
  name: '',
  alternateName: '',
  description: '',
  email: '',
  website: '',
  kind: 'agency',
  way: 'email',
  referTo: null,
  contactRules: '',
  answersWithin: 5,
};

const formOf = (it: OrganizationReply | undefined) => {
  const { name, alternateName, description, email, website, kind, way, referTo, contactRules, answersWithin } =
    it ?? NOBODY;
  return {
    name,
    alternateName,
    description,
    email,
    website,
    kind,
    way,
    referTo: referTo ?? '',
    contactRules,
    answersWithin,
  };
};
type Form = ReturnType<typeof formOf>;
type Parts = { readonly form: Form; readonly put: (more: Partial<Form>) => void };

/** Somebody outside: who they are to us, and how they want to be turned to. */
export function EditOrganization({ it, onClose }: { it?: OrganizationReply; onClose: () => void }) {
  const navigate = useNavigate();
  const [form, setForm] = useState(() => formOf(it));
  const put = (more: Partial<typeof form>) => setForm((was) => ({ ...was, ...more }));
  const add = useTell(contract.addOrganization, {
    onDone: ({ id }) => void navigate({ to: '/directory/organisation/$id', params: { id } }),
  });
  const change = useTell(contract.changeOrganization, { onDone: onClose });
  const body = { ...form, referTo: form.referTo.trim() === '' ? null : form.referTo.trim() };
  const send = () =>
    it === undefined
      ? add.mutate({ body })
      : change.mutate({ params: { id: it.id }, body: { ...body, version: it.version } });
  return (
    <Dialog
      title={it === undefined ? say('Add an organisation') : say('Change this organisation')}
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
      <Who form={form} put={put} />
      <Reached form={form} put={put} />
      <Trouble fault={add.error ?? change.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

function Who({ form, put }: Parts) {
  return (
    <>
      <div className="columns">
        <TextField label={say('Name')} required maxLength={300} value={form.name} onChange={(name) => put({ name })} />
        <SelectField
          label={say('What they are to us')}
          value={form.kind}
          options={KINDS.map((one) => ({ value: one, label: kindWords(one) }))}
          onChange={(value) => put({ kind: KINDS.find((one) => one === value) ?? form.kind })}
        />
      </div>
      <TextArea
        label={say('What they do')}
        rows={2}
        maxLength={8000}
        value={form.description}
        onChange={(description) => put({ description })}
      />
    </>
  );
}

function Reached({ form, put }: Parts) {
  return (
    <>
      <div className="columns">
        <SelectField
          label={say('How a referral reaches them')}
          value={form.way}
          options={WAYS.map((one) => ({ value: one, label: wayWords(one) }))}
          onChange={(value) => put({ way: WAYS.find((one) => one === value) ?? form.way })}
        />
        <TextField
          label={say('Address for referrals')}
          type="email"
          value={form.referTo}
          onChange={(referTo) => put({ referTo })}
        />
      </div>
      <TextField
        label={say('Days within which they answer')}
        type="number"
        min={1}
        max={90}
        value={String(form.answersWithin)}
        onChange={(days) => put({ answersWithin: Number(days) || 1 })}
      />
      <TextArea
        label={say('How they want to be turned to')}
        hint={say('When, whom to ask for, what not to send.')}
        rows={3}
        maxLength={2000}
        value={form.contactRules}
        onChange={(contactRules) => put({ contactRules })}
      />
      <div className="columns">
        <TextField label={say('E-mail')} type="email" value={form.email} onChange={(email) => put({ email })} />
        <TextField
          label={say('Web address')}
          type="url"
          value={form.website}
          onChange={(website) => put({ website })}
        />
      </div>
    </>
  );
}
