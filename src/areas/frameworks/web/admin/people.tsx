import { useState } from 'react';
import { useOfficers } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

type Version = ReplyOf<typeof contract.frameworks>['versions'][number];

/** Moves people to this version, many at once, with the reason. Nobody moves by themselves. */
export function MovePeople({ version, onClose }: { version: Version; onClose: () => void }) {
  const officers = useOfficers();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [why, setWhy] = useState('');
  const move = useTell(contract.movePeople, { onDone: onClose });
  const all = officers.map(({ id }) => id);
  const send = () => move.mutate({ params: { id: version.id }, body: { officerIds: [...chosen], why } });
  return (
    <Dialog
      open
      wide
      title={say('Move people to {{title}}, version {{n}}', { title: version.title, n: String(version.n) })}
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button weight="main" type="submit" busy={move.isPending}>
            {sayCount(chosen.length, 'Move one officer', 'Move {{count}} officers')}
          </Button>
        </>
      }
    >
      <TextArea label={say('Why')} required autoFocus rows={2} value={why} onChange={setWhy} />
      <Pick
        label={say('Everybody')}
        checked={chosen.length === all.length}
        onChange={(on) => setChosen(on ? all : [])}
      />
      {officers.map(({ id, name }) => (
        <Pick
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
      <Trouble fault={move.error} />
    </Dialog>
  );
}

/** Says who has a role: what it asks for is what they are held to. Chosen first and then given, so that going along the names gives nothing. */
export function GiveRole({ id }: { id: string }) {
  const officers = useOfficers();
  const [officerId, setOfficer] = useState('');
  const give = useTell(contract.setRole, { onDone: () => setOfficer('') });
  return (
    <>
      <div className="row-of is-below give-role">
        <SelectField
          label={say('Give this role to')}
          value={officerId}
          onChange={setOfficer}
          options={[
            { value: '', label: say('Choose somebody') },
            ...officers.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
        {officerId !== '' && (
          <Button busy={give.isPending} onClick={() => give.mutate({ params: { id }, body: { officerId } })}>
            {say('Give it')}
          </Button>
        )}
      </div>
      {give.isSuccess && <p role="status">{say('They have it.')}</p>}
      <Trouble fault={give.error} />
    </>
  );
}
