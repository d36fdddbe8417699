import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { longDay } from '#ui/time/clock.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Mine, MyShift } from './my-roster.tsx';
import { hoursOf } from './words.ts';

type OfferProps = {
  readonly shift: MyShift;
  readonly zone: string;
  readonly colleagues: Mine['colleagues'];
  readonly onClose: () => void;
};

/** Gives a shift to whoever would take it: one colleague who is asked, or the first of the team. */
export function OfferShift({ shift, zone, colleagues, onClose }: OfferProps) {
  const [to, setTo] = useState('');
  const [words, setWords] = useState('');
  const offer = useTell(contract.offerShift, { onDone: onClose });
  const team = colleagues.filter(({ teamIds }) => teamIds.includes(shift.teamId));
  return (
    <Dialog
      title={say('Offer {{day}}, {{hours}}', { day: longDay(shift.startsAt, zone), hours: hoursOf(shift, zone) })}
      open
      onClose={onClose}
      onSubmit={() => offer.mutate({ params: { id: shift.id }, body: { toOfficerId: to === '' ? null : to, words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={offer.isPending}>
            {say('Offer it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('To whom')}
        value={to}
        onChange={setTo}
        options={[
          { value: '', label: say('Anybody in {{team}}', { team: shift.team }) },
          ...team.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField label={say('A word to go with it')} maxLength={500} value={words} onChange={setWords} />
      <p className="small quiet">
        {say('It stays yours until a colleague has taken it and your leader has approved the swap.')}
      </p>
      <Trouble fault={offer.error} />
    </Dialog>
  );
}
