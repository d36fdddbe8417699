import { useState } from 'react';
import { useMe, useOfficers, useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { tell } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import type { ActProps } from './acts.tsx';

const NOBODY = '';

type Whose = { readonly teamId: string; readonly ownerId: string | null };

/** Gives the case to a colleague or back to a queue, with a word about where it stands. */
export function HandOver({ it, onClose }: ActProps) {
  const here: Whose = { teamId: it.case.teamId, ownerId: it.case.ownerId };
  const [whose, setWhose] = useState(here);
  const [word, setWord] = useState('');
  const params = { id: it.case.id };
  const note = useTell(contract.note);
  const assign = useTell(contract.assign, {
    onDone: ({ version }) => {
      onClose();
      const run = () => void tell(contract.assign, { params, body: { version, ...here } }).catch(tooLate);
      toast({ words: 'Handed over.', act: { label: 'Undo', run } });
    },
  });
  const hand = async () => {
    if (word.trim() !== '') await note.mutateAsync({ params, body: { body: word } });
    // The word is said once, also when the handing over has to be tried again.
    setWord('');
    assign.mutate({ params, body: { version: it.case.version, ...whose } });
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
      <WhoseFields whose={whose} onChange={setWhose} />
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

const tooLate = () => toast({ words: 'The case has moved on since. Hand it over again instead.' });

function WhoseFields({ whose, onChange }: { whose: Whose; onChange: (whose: Whose) => void }) {
  const me = useMe();
  const officers = useOfficers();
  const teams = useTeams();
  const colleagues = officers.filter(
    ({ id, disabled, teamIds }) => !disabled && (teamIds.includes(whose.teamId) || id === whose.ownerId),
  );
  return (
    <>
      <SelectField
        label="Queue"
        value={whose.teamId}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(teamId) => onChange({ teamId, ownerId: null })}
      />
      <SelectField
        label="Officer"
        value={whose.ownerId ?? NOBODY}
        options={[
          { value: NOBODY, label: 'No one yet: whoever is free' },
          ...colleagues.map(({ id, name }) => ({ value: id, label: id === me.officer.id ? `${name} (you)` : name })),
        ]}
        onChange={(id) => onChange({ ...whose, ownerId: id === NOBODY ? null : id })}
      />
    </>
  );
}
