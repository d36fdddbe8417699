import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Wanted } from '../../contract/lists.ts';
import type { Column } from '../../rules/index.ts';
import { filtersInWords } from './filter-words.ts';
import { useNames } from './filter-bar.tsx';
import { orderName } from './labels.ts';
import { useQueues, type View } from './use-views.ts';

type SaveProps = {
  readonly view: View | undefined;
  readonly wanted: Wanted;
  readonly columns: readonly Column[];
  readonly onClose: () => void;
};

/** Gives what the list shows now a name, for oneself or for a team. */
export function SaveView({ view, wanted, columns, onClose }: SaveProps) {
  const me = useMe();
  const navigate = useNavigate();
  const isMine = view !== undefined && view.ownerId === me.officer.id;
  const [name, setName] = useState(view?.name ?? '');
  const [teamId, setTeamId] = useState(view?.teamId ?? '');
  const save = useTell(contract.saveView, {
    onDone: ({ id }) => {
      onClose();
      void navigate({ to: '/view/$id', params: { id } });
    },
  });
  const change = useTell(contract.changeView, { onDone: onClose });
  const remove = useTell(contract.removeView, {
    onDone: () => {
      onClose();
      void navigate({ to: '/mine' });
    },
  });
  const send = () => {
    const body = { name, teamId: teamId === '' ? null : teamId, wanted, columns: [...columns] };
    if (isMine) change.mutate({ params: { id: view.id }, body: { ...body, version: view.version } });
    else save.mutate({ body });
  };
  const fault = save.error ?? change.error ?? remove.error;
  return (
    <Dialog
      title={isMine ? say('Change this list') : say('Save as a list')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          {isMine && (
            <Button weight="bare" busy={remove.isPending} onClick={() => remove.mutate({ params: { id: view.id } })}>
              {say('Remove the list')}
            </Button>
          )}
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={save.isPending || change.isPending}>
            {say('Save')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('Name')}
        required
        autoFocus
        maxLength={60}
        value={name}
        onChange={setName}
        fault={fault instanceof Refused ? fault.on('name') : undefined}
      />
      <ForWhom {...{ teamId, setTeamId }} />
      <InWords wanted={wanted} />
      <Trouble fault={fault} />
    </Dialog>
  );
}

/** Only teams of one's own: what a list shows differs with who looks, but its name is read by all of them. */
function ForWhom({ teamId, setTeamId }: { teamId: string; setTeamId: (id: string) => void }) {
  const mine = useQueues().data?.queues ?? [];
  const teams = useTeams().filter(({ id }) => mine.some((queue) => queue.teamId === id));
  return (
    <SelectField
      label={say('For whom')}
      value={teamId}
      options={[
        { value: '', label: say('Only me') },
        ...teams.map(({ id, name }) => ({ value: id, label: say('Everybody in {{team}}', { team: name }) })),
      ]}
      onChange={setTeamId}
    />
  );
}

function InWords({ wanted }: { wanted: Wanted }) {
  const told = filtersInWords(wanted, useNames());
  return (
    <dl className="in-words">
      {told.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{say('Order')}</dt>
        <dd>{orderName(wanted.order)}</dd>
      </div>
    </dl>
  );
}
