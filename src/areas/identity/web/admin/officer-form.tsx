import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { ROLES, type Role } from '../../rules/index.ts';
import { useTeams, type OfficerCard } from '../me.tsx';

const TOLD: Readonly<Record<Role, string>> = {
  officer: 'answers customers in their own queues',
  'team leader': 'sees every queue and what is restricted',
  'complaints manager': 'as a leader, for complaints',
  'records officer': 'as a leader, and reads the record of who did what',
  administrator: 'runs the system; sees no cases without another role',
};

type OfficerFormProps = {
  readonly officer: OfficerCard | undefined;
  readonly onClose: () => void;
  readonly onLink: (link: string, name: string) => void;
};

/** Adds an officer, or changes what one may do. */
export function OfficerForm({ officer, onClose, onLink }: OfficerFormProps) {
  const teams = useTeams();
  const [name, setName] = useState(officer?.name ?? '');
  const [email, setEmail] = useState(officer?.email ?? '');
  const [roles, setRoles] = useState<readonly Role[]>(officer?.roles ?? ['officer']);
  const [teamIds, setTeamIds] = useState<readonly string[]>(officer?.teamIds ?? []);
  const add = useTell(contract.addOfficer, { onDone: ({ link }) => onLink(link, name) });
  const change = useTell(contract.changeOfficer, { onDone: onClose });
  const fault = add.error ?? change.error;
  const refused = fault instanceof Refused ? fault : undefined;
  const body = { name, roles: [...roles], teamIds: [...teamIds] };
  const send = () => {
    if (officer === undefined) add.mutate({ body: { ...body, email } });
    else change.mutate({ params: { id: officer.id }, body });
  };
  return (
    <Dialog
      title={officer === undefined ? 'Add an officer' : `Change ${officer.name}`}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button type="submit" weight="main" busy={add.isPending || change.isPending}>
            {officer === undefined ? 'Add, and make a link' : 'Change it'}
          </Button>
        </>
      }
    >
      <TextField label="Name" required maxLength={120} value={name} onChange={setName} fault={refused?.on('name')} />
      {officer === undefined && (
        <TextField label="Work e-mail" type="email" required value={email} onChange={setEmail} fault={refused?.on('email')} />
      )}
      <fieldset className="field">
        <legend>Roles</legend>
        {ROLES.map((role) => (
          <Pick
            key={role}
            checked={roles.includes(role)}
            onChange={(on) => setRoles(toggled(roles, role, on))}
            label={
              <>
                {role} <span className="quiet">{TOLD[role]}</span>
              </>
            }
          />
        ))}
      </fieldset>
      <fieldset className="field">
        <legend>Queues</legend>
        {teams.length === 0 && <p className="small quiet">There is no queue yet.</p>}
        {teams.map((team) => (
          <Pick
            key={team.id}
            checked={teamIds.includes(team.id)}
            onChange={(on) => setTeamIds(toggled(teamIds, team.id, on))}
            label={team.name}
          />
        ))}
      </fieldset>
      <Trouble fault={fault} />
    </Dialog>
  );
}

const toggled = <One,>(them: readonly One[], one: One, on: boolean): readonly One[] =>
  on ? [...them, one] : them.filter((other) => other !== one);
