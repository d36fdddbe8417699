import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toFields } from '#ui/time/clock.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Week } from './team-roster.tsx';
import { dayName } from './words.ts';

export type Editing = {
  readonly officerId: string;
  readonly name: string;
  readonly day: string;
  readonly shift?: Week['officers'][number]['shifts'][number];
};

type DialogProps = { readonly week: Week; readonly editing: Editing; readonly onClose: () => void };

const minutesOf = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
};

/** What is in the fields at first: the shift as it is, or an ordinary day. */
const hoursBefore = (shift: Editing['shift'], zone: string) =>
  shift === undefined
    ? { from: '09:00', to: '17:00', name: '' }
    : { from: toFields(shift.startsAt, zone).time, to: toFields(shift.endsAt, zone).time, name: shift.name };

/** A shift besides the pattern, or another hour for one that is there. It is told at once. */
export function ShiftDialog({ week, editing, onClose }: DialogProps) {
  const { shift, name, officerId } = editing;
  const before = hoursBefore(shift, week.zone);
  const [day, setDay] = useState(editing.day);
  const [from, setFrom] = useState(before.from);
  const [to, setTo] = useState(before.to);
  const [called, setCalled] = useState(before.name);
  const add = useTell(contract.addShift, { onDone: onClose });
  const change = useTell(contract.changeShift, { onDone: onClose });
  const cancel = useTell(contract.cancelShift, { onDone: onClose });
  const begins = minutesOf(from);
  // A shift that ends at an earlier hour ends on the day after.
  const ends = minutesOf(to) <= begins ? minutesOf(to) + 1440 : minutesOf(to);
  const hours = { from: begins, to: ends, name: called };
  const keep = () =>
    shift === undefined
      ? add.mutate({ body: { teamId: week.team?.id ?? '', officerId, day, hours } })
      : change.mutate({ params: { id: shift.id }, body: { day, hours } });
  return (
    <Dialog
      title={
        shift === undefined
          ? say('A shift for {{name}}', { name })
          : say('{{name}}, {{day}}', { name, day: dayName(editing.day, true) })
      }
      open
      onClose={onClose}
      onSubmit={keep}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          {shift !== undefined && (
            <Button weight="grave" busy={cancel.isPending} onClick={() => cancel.mutate({ params: { id: shift.id } })}>
              {say('Cancel this shift')}
            </Button>
          )}
          <Button type="submit" weight="main" busy={add.isPending || change.isPending}>
            {shift === undefined ? say('Add it') : say('Change it')}
          </Button>
        </>
      }
    >
      <TextField label={say('Day')} type="date" required value={day} onChange={setDay} />
      <div className="columns">
        <TextField label={say('From')} type="time" required value={from} onChange={setFrom} />
        <TextField
          label={say('To')}
          type="time"
          required
          value={to}
          onChange={setTo}
          hint={ends > 1440 ? say('on the day after') : undefined}
        />
      </div>
      <TextField label={say('What it is called')} maxLength={60} value={called} onChange={setCalled} />
      <p className="small quiet">{say('They see it at once, here and in their calendar.')}</p>
      <Trouble fault={add.error ?? change.error ?? cancel.error} />
    </Dialog>
  );
}
