import { useState } from 'react';
import type { Instant } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { At } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** By which doors the address is made and ended: whoever has no roster has a calendar all the same. */
type Doors = {
  readonly make: typeof contract.makeFeed;
  readonly end: typeof contract.endFeed;
};
const OWN: Doors = { make: contract.makeFeed, end: contract.endFeed };

type Props = { readonly madeAt: Instant | null; readonly doors?: Doors; readonly shows?: string };

/** The address for a calendar program. It is shown once, because only its hash is kept. */
export function CalendarAddress({ madeAt, doors = OWN, shows }: Props) {
  const [address, setAddress] = useState('');
  const make = useTell(doors.make, { onDone: (reply) => setAddress(reply.address) });
  const end = useTell(doors.end, { onDone: () => setAddress('') });
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    toast({ words: say('The address is copied.') });
  };
  return (
    <section className="side-part" aria-labelledby="my-calendar">
      <h2 id="my-calendar">{say('In your own calendar')}</h2>
      <p className="small quiet">
        {shows ??
          say('A secret address that a calendar program reads. It shows your shifts, and nothing of any customer.')}
      </p>
      {address !== '' && (
        <>
          <TextField
            label={say('Your address, shown this once')}
            readOnly
            className="input address"
            value={address}
            onChange={() => undefined}
          />
          <Button weight="main" onClick={() => void copy()}>
            {say('Copy it')}
          </Button>
        </>
      )}
      {address === '' && madeAt !== null && (
        <p className="small">{sayWith('There is one, made {{when}}.', { when: <At at={madeAt} /> })}</p>
      )}
      <div className="row-of">
        <Button busy={make.isPending} onClick={() => make.mutate({ body: {} })}>
          {madeAt === null ? say('Make an address') : say('Make another one')}
        </Button>
        {madeAt !== null && (
          <Button weight="bare" busy={end.isPending} onClick={() => end.mutate({ body: {} })}>
            {say('End it')}
          </Button>
        )}
      </div>
      {madeAt !== null && <p className="hint small">{say('A new one ends the old one everywhere.')}</p>}
      <Trouble fault={make.error ?? end.error} />
    </section>
  );
}
