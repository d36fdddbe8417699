import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { useTeams } from '../me.tsx';

/** Teams, each of which is a queue. */
export function Teams() {
  const teams = useTeams();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <h2 className="part">
        Queues
        <Button icon="plus" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {say('Add a queue')}
        </Button>
      </h2>
      {adding && <AddTeam onClose={() => setAdding(false)} />}
      <ul className="found">
        {teams.map(({ id, name, purpose, officers }) => (
          <li key={id}>
            <Icon name="queue" />
            <div>
              <span className="what">{name}</span>
              <p className="why">{purpose}</p>
            </div>
            <p className="whom">{officers === 1 ? say('1 officer') : say('{{officers}} officers', { officers })}</p>
          </li>
        ))}
      </ul>
      {teams.length === 0 && !adding && (
        <p className="page-words quiet small">{say('Mail needs a queue to go to. Add the first.')}</p>
      )}
    </>
  );
}

function AddTeam({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const add = useTell(contract.addTeam, { onDone: onClose });
  return (
    <form
      className="page-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ body: { name, purpose } });
      }}
    >
      <div className="columns">
        <TextField label={say('Name')} required autoFocus maxLength={80} value={name} onChange={setName} />
        <TextField label={say('What it is for')} maxLength={500} value={purpose} onChange={setPurpose} />
      </div>
      <Trouble fault={add.error} />
      <div className="row-of">
        <Button type="submit" busy={add.isPending}>
          {say('Add it')}
        </Button>
        <Button weight="bare" onClick={onClose}>
          {say('Leave it')}
        </Button>
      </div>
    </form>
  );
}
