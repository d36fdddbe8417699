import { useState } from 'react';
import { useMe, useOfficers, useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { say } from '#ui/parts/toast.tsx';
import { tell } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import type { ActProps } from './acts.tsx';

const NOBODY = '';

/** Gives the case to a colleague or back to a queue, with a word about where it stands. */
export function HandOver({ it, onClose }: ActProps) {
  const me = useMe();
  const officers = useOfficers();
  const teams = useTeams();
  const [teamId, setTeam] = useState(it.case.teamId);
  const [ownerId, setOwner] = useState(it.case.ownerId ?? NOBODY);
  const [word, setWord] = useState('');
  const here = { teamId: it.case.teamId, ownerId: it.case.ownerId };
  const assign = useTell(contract.assign, {
    onDone: ({ version }) => {
      onClose();
      say({
        words: 'Handed over.',
        act: {
          label: 'Undo',
          run: () => void tell(contract.assign, { params: { id: it.case.id }, body: { version, ...here } }),
        },
      });
    },
  });
  const note = useTell(contract.note);
  const colleagues = officers.filter((one) => !one.disabled && (one.teamIds.includes(teamId) || one.id === ownerId));
  const hand = async () => {
    const params = { id: it.case.id };
    if (word.trim() !== '') await note.mutateAsync({ params, body: { body: word } });
    setWord('');
    assign.mutate({ params, body: { version: it.case.version, teamId, ownerId: ownerId === NOBODY ? null : ownerId } });
  };
  return (
    <Dialog
      title="Hand over"
      open
      onClose={onClose}
      onSubmit={() => void hand().catch(() => undefined)}
      acts={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" weight="main" busy={assign.isPending || note.isPending}>
            Hand over
          </Button>
        </>
      }
    >
      <SelectField
        label="Queue"
        value={teamId}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next) => {
          setTeam(next);
          setOwner(NOBODY);
        }}
      />
      <SelectField
        label="Officer"
        value={ownerId}
        options={[
          { value: NOBODY, label: 'No one yet: whoever is free' },
          ...colleagues.map(({ id, name }) => ({ value: id, label: id === me.officer.id ? `${name} (you)` : name })),
        ]}
        onChange={setOwner}
      />
      <TextArea
        label="Where it stands, for whoever takes it"
        hint="Becomes an internal note. May be left empty."
        value={word}
        onChange={setWord}
      />
      <Trouble fault={note.error ?? assign.error} />
    </Dialog>
  );
}
