import { useState } from 'react';
import { useMe, useOfficers } from '#areas/identity/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useNow } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { HolderField, holderIn } from './holder-field.tsx';

/** Somebody acts in a position, or in place of a person, from one moment to another. It ends by itself. */
export function Appoint({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const now = useNow();
  const officers = useOfficers().filter(({ disabled, id }) => !disabled && id !== me.officer.id);
  const [officerId, setOfficer] = useState('');
  const [as, setAs] = useState('');
  const [instrument, setInstrument] = useState('');
  const [from, setFrom] = useState(now);
  const [until, setUntil] = useState(now + 7 * DAY);
  const appoint = useTell(contract.appoint, { onDone: onClose });
  const holder = holderIn(as);
  return (
    <Dialog
      title={say('Let somebody act')}
      open
      onClose={onClose}
      onSubmit={() =>
        holder !== undefined && appoint.mutate({ body: { officerId, as: holder, instrument, from, until } })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={appoint.isPending}>
            {say('Let them act')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Who acts')}
        required
        value={officerId}
        options={[
          { value: '', label: say('Choose an officer') },
          ...officers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setOfficer}
      />
      <HolderField
        label={say('As whom')}
        hint={say('They decide what that position or person decides, and nothing else changes.')}
        value={as}
        onChange={setAs}
      />
      <TextField
        label={say('By which instrument')}
        required
        maxLength={200}
        value={instrument}
        onChange={setInstrument}
      />
      <MomentField label={say('From')} value={from} onChange={setFrom} />
      <MomentField label={say('Until')} value={until} onChange={setUntil} />
      <Trouble fault={appoint.error} kept={say('What you set is still here.')} />
    </Dialog>
  );
}
