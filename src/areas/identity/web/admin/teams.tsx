import { useState } from 'react';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { useOfficers, useTeams, type OfficerCard, type TeamCard } from '../me.tsx';

/** Teams, each of which is a queue. */
export function Teams() {
  const teams = useTeams();
  const officers = useOfficers();
  const [open, setOpen] = useState<TeamCard | 'new'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <h2 className="part">
        {say('Queues')}
        <Button icon="plus" aria-expanded={open === 'new'} onClick={() => setOpen(open === 'new' ? undefined : 'new')}>
          {say('Add a queue')}
        </Button>
      </h2>
      {open === 'new' && <TeamForm onClose={close} />}
      <ul className="found">
        {teams.map((team) =>
          open !== 'new' && open?.id === team.id ? (
            <li key={team.id}>
              <TeamForm team={team} onClose={close} />
            </li>
          ) : (
            <li key={team.id}>
              <Icon name="queue" />
              <div>
                <span className="what">{team.name}</span>
                <p className="why">{team.purpose}</p>
              </div>
              <p className="whom">
                {sayCount(team.officers, '{{count}} officer', '{{count}} officers')}
                <small>{namesOf(officers, team.id)}</small>
              </p>
              <IconButton
                icon="pen"
                weight="bare"
                label={say('Change {{name}}', { name: team.name })}
                onClick={() => setOpen(team)}
              />
            </li>
          ),
        )}
      </ul>
      {teams.length === 0 && open === undefined && (
        <p className="page-words quiet small">{say('Mail needs a queue to go to. Add the first.')}</p>
      )}
    </>
  );
}

/** As many as a line holds. Everybody is in the list below. */
const namesOf = (officers: readonly OfficerCard[], team: string): string =>
  officers
    .filter(({ teamIds, disabled }) => teamIds.includes(team) && !disabled)
    .slice(0, 4)
    .map(({ name }) => name)
    .join(', ');

function TeamForm({ team, onClose }: { team?: TeamCard; onClose: () => void }) {
  const [name, setName] = useState(team?.name ?? '');
  const [purpose, setPurpose] = useState(team?.purpose ?? '');
  const add = useTell(contract.addTeam, { onDone: onClose });
  const change = useTell(contract.changeTeam, { onDone: onClose });
  return (
    <form
      className="page-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (team === undefined) add.mutate({ body: { name, purpose } });
        else change.mutate({ params: { id: team.id }, body: { name, purpose } });
      }}
    >
      <div className="columns">
        <TextField label={say('Name')} required autoFocus maxLength={80} value={name} onChange={setName} />
        <TextField label={say('What it is for')} maxLength={500} value={purpose} onChange={setPurpose} />
      </div>
      <Trouble fault={add.error ?? change.error} />
      <div className="row-of">
        <Button type="submit" busy={add.isPending || change.isPending}>
          {team === undefined ? say('Add it') : say('Change it')}
        </Button>
        <Button weight="bare" onClick={onClose}>
          {say('Leave it')}
        </Button>
      </div>
    </form>
  );
}
