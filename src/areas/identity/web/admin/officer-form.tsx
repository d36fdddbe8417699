import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { ROLES, type Role } from '../../rules/index.ts';
import { permissionWords } from '../permissions.ts';
import { roleName, roleTold } from '../roles.ts';
import { useTeams, type OfficerCard } from '../me.tsx';

type Form = {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly teamIds: readonly string[];
};

const NOBODY: Form = { name: '', email: '', roles: ['officer'], teamIds: [] };

type OfficerFormProps = {
  readonly officer: OfficerCard | undefined;
  readonly onClose: () => void;
  readonly onLink: (link: string, name: string) => void;
};

/** Adds an officer, or changes what one may do. */
export function OfficerForm({ officer, onClose, onLink }: OfficerFormProps) {
  const [form, setForm] = useState<Form>(officer ?? NOBODY);
  const put = (change: Partial<Form>) => setForm((old) => ({ ...old, ...change }));
  const add = useTell(contract.addOfficer, { onDone: ({ link }) => onLink(link, form.name) });
  const change = useTell(contract.changeOfficer, { onDone: onClose });
  const fault = add.error ?? change.error;
  const words =
    officer === undefined
      ? { title: say('Add an officer'), act: say('Add, and make a link') }
      : { title: say('Change {{name}}', { name: officer.name }), act: say('Change it') };
  const send = () => {
    const body = { name: form.name, roles: [...form.roles], teamIds: [...form.teamIds] };
    if (officer === undefined) add.mutate({ body: { ...body, email: form.email } });
    else change.mutate({ params: { id: officer.id }, body });
  };
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={add.isPending || change.isPending}>
            {words.act}
          </Button>
        </>
      }
    >
      <WhoFields form={form} put={put} fault={fault} isNew={officer === undefined} />
      <RoleFields form={form} put={put} />
      <QueueFields form={form} put={put} />
      <Trouble fault={fault} />
    </Dialog>
  );
}

type FieldsProps = { readonly form: Form; readonly put: (change: Partial<Form>) => void };

function WhoFields({ form, put, fault, isNew }: FieldsProps & { fault: Error | null; isNew: boolean }) {
  const refused = fault instanceof Refused ? fault : undefined;
  return (
    <>
      <TextField
        label={say('Name')}
        required
        maxLength={120}
        value={form.name}
        onChange={(name) => put({ name })}
        fault={refused?.on('name')}
      />
      {isNew && (
        <TextField
          label={say('Work e-mail')}
          type="email"
          required
          value={form.email}
          onChange={(email) => put({ email })}
          fault={refused?.on('email')}
        />
      )}
    </>
  );
}

const RoleFields = ({ form, put }: FieldsProps) => (
  <fieldset className="field">
    <legend>{say('Roles')}</legend>
    {ROLES.map((role) => (
      <Pick
        key={role}
        checked={form.roles.includes(role)}
        onChange={(on) => put({ roles: toggled(form.roles, role, on) })}
        label={
          <>
            {roleName(role)} <span className="quiet">{roleTold(role)}</span>
          </>
        }
      />
    ))}
    <details className="small">
      <summary>{say('What these roles permit')}</summary>
      <ul className="plain-list">
        {permissionWords(form.roles).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </details>
  </fieldset>
);

function QueueFields({ form, put }: FieldsProps) {
  const teams = useTeams();
  return (
    <fieldset className="field">
      <legend>{say('Queues')}</legend>
      {teams.length === 0 && <p className="small quiet">{say('There is no queue yet.')}</p>}
      {teams.map((team) => (
        <Pick
          key={team.id}
          checked={form.teamIds.includes(team.id)}
          onChange={(on) => put({ teamIds: toggled(form.teamIds, team.id, on) })}
          label={team.name}
        />
      ))}
    </fieldset>
  );
}

const toggled = <One,>(them: readonly One[], one: One, on: boolean): readonly One[] =>
  on ? [...them, one] : them.filter((other) => other !== one);
