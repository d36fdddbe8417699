import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Empty, Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { roleName } from '../roles.ts';
import { useMe, useOfficers, useTeams, type OfficerCard } from '../me.tsx';
import { OfficerForm } from './officer-form.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { Teams } from './teams.tsx';

type Open = { readonly form: OfficerCard | 'new' } | { readonly link: string; readonly name: string };

/** Who works here, in which queues and with which roles. */
export function OfficersAndTeams() {
  const officers = useOfficers();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Teams />
      <h2 className="part">
        {say('Officers')}
        <Button icon="plus" onClick={() => setOpen({ form: 'new' })}>
          {say('Add an officer')}
        </Button>
      </h2>
      {officers.length === 0 && (
        <Empty title={say('You are alone')}>
          <p>{say('Add a colleague, and give them the link with which they choose a password.')}</p>
        </Empty>
      )}
      <ul className="found">
        {officers.map((one) => (
          <OfficerLine
            key={one.id}
            one={one}
            onChange={() => setOpen({ form: one })}
            onLink={(link) => setOpen({ link, name: one.name })}
          />
        ))}
      </ul>
      {open && 'form' in open && (
        <OfficerForm
          officer={open.form === 'new' ? undefined : open.form}
          onClose={close}
          onLink={(link, name) => setOpen({ link, name })}
        />
      )}
      {open && 'link' in open && <OneTimeLink {...open} onClose={close} />}
    </>
  );
}

type OfficerLineProps = {
  readonly one: OfficerCard;
  readonly onChange: () => void;
  readonly onLink: (link: string) => void;
};

function OfficerLine({ one, onChange, onLink }: OfficerLineProps) {
  const me = useMe();
  const teams = useTeams();
  const reset = useTell(contract.resetOfficer, { onDone: ({ link }) => onLink(link) });
  const disable = useTell(contract.disableOfficer);
  const enable = useTell(contract.enableOfficer);
  const params = { id: one.id };
  const queues = teams.filter(({ id }) => one.teamIds.includes(id)).map(({ name }) => name);
  const acts = [
    { does: say('Change'), icon: 'pen' as const, run: onChange },
    { does: say('Link for a new password'), icon: 'link' as const, run: () => reset.mutate({ params }) },
    one.disabled
      ? { does: say('Let in again'), icon: 'tick' as const, run: () => enable.mutate({ params }) }
      : { does: say('Shut out'), icon: 'lock' as const, run: () => disable.mutate({ params }) },
  ];
  return (
    <li>
      <Icon name="person" />
      <div>
        <span className="what">
          {one.name}
          {one.id === me.officer.id && say(' (you)')}
        </span>{' '}
        {one.disabled && <Tag meaning="late">{say('Shut out')}</Tag>}
        <p className="why">
          {one.email} · {one.roles.map(roleName).join(', ')}
        </p>
        <Trouble fault={reset.error ?? disable.error ?? enable.error} />
      </div>
      <p className="whom">
        {queues.length === 0 ? <span className="faint">{say('No queue')}</span> : queues.join(', ')}
      </p>
      <Menu label={say('Acts for {{name}}', { name: one.name })} look="button is-bare is-icon" acts={acts}>
        <Icon name="dots" />
      </Menu>
    </li>
  );
}
