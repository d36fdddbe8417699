import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { longDay } from '#ui/time/clock.ts';
import { useNow } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Mine } from './my-roster.tsx';
import { hoursOf } from './words.ts';

type Swap = Mine['swaps'][number];

/** What I offered and what I may take, each with where it stands. */
export function Offers({ mine, me }: { mine: Mine; me: string }) {
  const [taking, setTaking] = useState<Swap>();
  const withdraw = useTell(contract.withdrawSwap);
  const { swaps, declined, zone } = mine;
  if (swaps.length + declined.length === 0) return null;
  return (
    <section className="side-part" aria-labelledby="offered">
      <h2 id="offered">{say('Offered shifts')}</h2>
      <ul className="lines">
        {swaps.map((swap) => {
          const shift = say('{{day}}, {{hours}}', {
            day: longDay(swap.shift.startsAt, zone),
            hours: hoursOf(swap.shift, zone),
          });
          const open = swap.state === 'offered' && swap.offeredBy.id !== me;
          return (
            <li key={swap.id}>
              <span>
                <b>{longDay(swap.shift.startsAt, zone)}</b>, <span className="num">{hoursOf(swap.shift, zone)}</span>
                <span className="told">{standing(swap, me)}</span>
                {swap.words !== '' && <span className="told">{swap.words}</span>}
              </span>
              {open ? (
                <Button aria-label={say('Take this shift: {{shift}}', { shift })} onClick={() => setTaking(swap)}>
                  {say('Take this shift')}
                </Button>
              ) : (
                <Button
                  weight="bare"
                  aria-label={say('Take back: {{shift}}', { shift })}
                  onClick={() => withdraw.mutate({ params: { id: swap.id } })}
                >
                  {say('Take back')}
                </Button>
              )}
            </li>
          );
        })}
        {declined.map((one) => (
          <li key={one.id}>
            <span>
              <b>{longDay(one.startsAt, zone)}</b>, <span className="num">{hoursOf(one, zone)}</span>
              <span className="told">{say('Your leader declined the swap: {{reason}}', { reason: one.reason })}</span>
            </span>
          </li>
        ))}
      </ul>
      <Trouble fault={withdraw.error} />
      {taking !== undefined && <TakeShift swap={taking} mine={mine} onClose={() => setTaking(undefined)} />}
    </section>
  );
}

function standing({ state, offeredBy, to, takenBy }: Swap, me: string): string {
  if (state === 'taken')
    return takenBy?.id === me
      ? say('You took it from {{name}}. Your leader decides.', { name: offeredBy.name })
      : say('{{name}} took it. Your leader decides.', { name: takenBy?.name ?? '' });
  if (offeredBy.id !== me) return say('{{name}} offers it', { name: offeredBy.name });
  return to === null ? say('You offer it to the team') : say('You offer it to {{name}}', { name: to.name });
}

/** With a shift of mine for it, or just so. */
function TakeShift({ swap, mine, onClose }: { swap: Swap; mine: Mine; onClose: () => void }) {
  const now = useNow();
  const [giving, setGiving] = useState('');
  const take = useTell(contract.takeSwap, { onDone: onClose });
  const own = mine.shifts.filter(({ startsAt, swapId }) => startsAt > now && swapId === null);
  const words = (shift: Swap['shift']) =>
    say('{{day}}, {{hours}}', { day: longDay(shift.startsAt, mine.zone), hours: hoursOf(shift, mine.zone) });
  return (
    <Dialog
      title={say('Take {{shift}} from {{name}}', { shift: words(swap.shift), name: swap.offeredBy.name })}
      open
      onClose={onClose}
      onSubmit={() => take.mutate({ params: { id: swap.id }, body: { returnShiftId: giving === '' ? null : giving } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={take.isPending}>
            {say('Take this shift')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('What you give for it')}
        value={giving}
        onChange={setGiving}
        options={[
          { value: '', label: say('Nothing') },
          ...own.map((shift) => ({ value: shift.id, label: words(shift) })),
        ]}
      />
      <p className="small quiet">{say('Your leader decides. Until then nothing changes.')}</p>
      <Trouble fault={take.error} />
    </Dialog>
  );
}
