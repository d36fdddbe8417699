import { useState } from 'react';
import { useMe, useOfficers } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextField } from '#ui/parts/field.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { ActProps } from './acts.tsx';

/** Who may see the case: everybody of the queue, or its owner, leaders, and those who are let in by name. */
export function AccessCase({ it, onClose }: ActProps) {
  const asked = useAsk(contract.access, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  return (
    <Loaded asked={asked} what={say('Who may see it')}>
      {(told) => <Form it={it} told={told} onClose={onClose} />}
    </Loaded>
  );
}

function Form({ it, told, onClose }: ActProps & { told: ReplyOf<typeof contract.access> }) {
  const me = useMe();
  const { id, version, ownerId } = it.case;
  const [restricted, setRestricted] = useState(told.restricted);
  const [letIn, setLetIn] = useState<readonly string[]>(told.officerIds);
  const change = useTell(contract.change, { onDone: onClose });
  const setAccess = useTell(contract.setAccess);
  // Those who are let in come first, so that nobody, not even whoever does this, is shut out in between.
  const save = () =>
    setAccess.mutate(
      { params: { id }, body: { officerIds: [...letIn] } },
      {
        onSuccess: () =>
          restricted === told.restricted ? onClose() : change.mutate({ params: { id }, body: { version, restricted } }),
      },
    );
  const shutsOut =
    restricted && ownerId !== me.officer.id && !letIn.includes(me.officer.id) && !me.may('cases.see-restricted');
  return (
    <Dialog
      title={say('Who may see it')}
      open
      onClose={onClose}
      onSubmit={save}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={setAccess.isPending || change.isPending}>
            {say('Keep it so')}
          </Button>
        </>
      }
    >
      <Pick
        label={say('Restricted: only the owner, those let in, and leaders who may see restricted cases')}
        checked={restricted}
        onChange={setRestricted}
      />
      {restricted && <LetIn owner={ownerId} chosen={letIn} onChange={setLetIn} />}
      {shutsOut && (
        <Notice meaning="due" icon="lock">
          {say('You will not see this case any more. Let yourself in if you still work on it.')}
        </Notice>
      )}
      <Trouble fault={setAccess.error ?? change.error} />
    </Dialog>
  );
}

type LetInProps = {
  readonly owner: string | null;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

const MOST_SHOWN = 30;

/** Officers by name; those who are let in stand first and stay in sight. */
function LetIn({ owner, chosen, onChange }: LetInProps) {
  const officers = useOfficers();
  const [typed, setTyped] = useState('');
  const sought = typed.trim().toLowerCase();
  const [first] = useState(chosen);
  const shown = officers
    .filter(
      ({ id, name, disabled }) =>
        id !== owner && (!disabled || chosen.includes(id)) && fits(name, sought, chosen.includes(id)),
    )
    .toSorted((a, b) => Number(first.includes(b.id)) - Number(first.includes(a.id)) || a.name.localeCompare(b.name))
    .slice(0, MOST_SHOWN);
  return (
    <fieldset className="field">
      <legend>{say('Let in')}</legend>
      <TextField label={say('Find an officer by name')} type="search" value={typed} onChange={setTyped} />
      {shown.map(({ id, name }) => (
        <Pick
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}

const fits = (name: string, sought: string, chosen: boolean): boolean =>
  sought === '' || chosen || name.toLowerCase().includes(sought);
