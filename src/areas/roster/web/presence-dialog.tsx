import { useState } from 'react';
import { MINUTE } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { CHANNELS, type Channel } from '../rules/index.ts';
import type { OwnPresence } from './presence.tsx';
import { presenceName, presenceTold } from './words.ts';
import './roster.css';

type DialogProps = { readonly own: OwnPresence; readonly onClose: () => void };
const STATES = ['available', 'away', 'wrap-up', 'off'] as const;

/** How I am, how much I take, and who else of my teams is here. */
export function PresenceDialog({ own, onClose }: DialogProps) {
  const become = useTell(contract.become, { onDone: onClose });
  return (
    <Dialog
      title={say('Are you here?')}
      open
      onClose={onClose}
      onSubmit={onClose}
      acts={<Button onClick={onClose}>{say('Leave it')}</Button>}
    >
      <ul className="states">
        {STATES.map((state) => (
          <li key={state}>
            <button
              type="button"
              className="state-choice"
              // From how it is now, the next is one Tab away.
              autoFocus={own.state === state}
              aria-pressed={own.state === state}
              onClick={() => become.mutate({ body: { state } })}
            >
              <b>{presenceName(state)}</b>
              <span>{presenceTold(state)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Trouble fault={become.error} />
      <Takes own={own} />
      <Colleagues />
      <p className="small quiet">{say('Only the colleagues of your teams see this, and nothing of it is kept.')}</p>
    </Dialog>
  );
}

export function channelName(channel: Channel): string {
  switch (channel) {
    case 'phone':
      return say('Calls');
    case 'chat':
      return say('Chats');
    case 'counter':
      return say('At the counter');
    case 'email':
      return say('Written work');
  }
}

/** Less than the leader set, as on a day on which one is training somebody. */
function Takes({ own: { takes, most } }: Pick<DialogProps, 'own'>) {
  const less = useTell(contract.takeLess);
  const [typed, setTyped] = useState<Partial<Record<Channel, string>>>({});
  const valueOf = (channel: Channel) => typed[channel] ?? String(takes[channel]);
  const read = (channel: Channel): number | null => {
    const value = Number(valueOf(channel));
    return value === most[channel] ? null : value;
  };
  const wrong = (channel: Channel) => !/^\d+$/.test(valueOf(channel)) || Number(valueOf(channel)) > most[channel];
  return (
    <details className="takes">
      <summary>{say('How much you take at a time')}</summary>
      <div className="columns">
        {CHANNELS.map((channel) => (
          <TextField
            key={channel}
            label={channelName(channel)}
            inputMode="numeric"
            value={valueOf(channel)}
            onChange={(text) => setTyped({ ...typed, [channel]: text })}
            fault={wrong(channel) ? say('Give a number from 0 to {{most}}.', { most: most[channel] }) : undefined}
          />
        ))}
      </div>
      <p className="hint">{say('Your leader set the most. You can take less.')}</p>
      <Trouble fault={less.error} />
      <Button
        busy={less.isPending}
        onClick={() => {
          if (CHANNELS.some(wrong)) return;
          less.mutate({
            body: { phone: read('phone'), chat: read('chat'), counter: read('counter'), email: read('email') },
          });
        }}
      >
        {say('Keep this')}
      </Button>
    </details>
  );
}

function Colleagues() {
  const { colleagues = [] } = useAsk(contract.here, {}, { watch: ['presence'], every: MINUTE / 4 }).data ?? {};
  const here = colleagues.filter(({ state }) => state !== 'off');
  return (
    <section className="who-is-here">
      <h3>
        {sayCount(here.length, 'One colleague of your teams is here', '{{count}} colleagues of your teams are here')}
      </h3>
      <ul>
        {here.map(({ id, name, state }) => (
          <li key={id}>
            {name} <span className="quiet">{presenceName(state)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
