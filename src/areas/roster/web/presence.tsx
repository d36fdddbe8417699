import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { MINUTE } from '#kernel/time.ts';
import { Icon, type IconName } from '#ui/icons/icon.tsx';
import { useKeys, type KeyAct } from '#ui/keys/keys.ts';
import { laterDialog } from '#ui/parts/later.tsx';
import { Key } from '#ui/parts/marks.tsx';
import { hourOf } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Presence } from '../rules/index.ts';
import { presenceName } from './words.ts';
import './presence.css';

export type OwnPresence = ReplyOf<typeof contract.presence>;

const PresenceDialog = laterDialog<{ own: OwnPresence; onClose: () => void }>(
  async () => (await import('./presence-dialog.tsx')).PresenceDialog,
);

const ICONS: Readonly<Record<Presence, IconName>> = {
  available: 'tick',
  busy: 'speech',
  away: 'pause',
  'wrap-up': 'pen',
  off: 'offline',
};

/** Whether I am here, in the frame of every screen, one key away. */
export function PresenceControl() {
  const mine = useMe().may('roster.own');
  const [open, setOpen] = useState(false);
  useKeys(useActs(mine, () => setOpen(true)));
  return <PresenceButton {...{ open, setOpen }} />;
}

/** The same at the head of my roster, where a telephone has no room for it in its frame. */
export function PresenceHere() {
  const [open, setOpen] = useState(false);
  return <PresenceButton {...{ open, setOpen }} />;
}

type ButtonProps = { readonly open: boolean; readonly setOpen: (open: boolean) => void };

/** Hints that somebody comes or goes are many, and few are about me: it is asked once a minute. */
function PresenceButton({ open, setOpen }: ButtonProps) {
  const mine = useMe().may('roster.own');
  const zone = useZone();
  const own = useAsk(contract.presence, {}, { enabled: mine, watch: ['presence', 'roster'], every: MINUTE }).data;
  if (!mine || own === undefined) return null;
  return (
    <>
      <button type="button" className={`am-here is-${own.state}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name={ICONS[own.state]} />
        <span>
          {presenceName(own.state)}
          <small>{toldOf(own, zone)}</small>
        </span>
        <Key>{say('B')}</Key>
      </button>
      {open && <PresenceDialog own={own} onClose={() => setOpen(false)} />}
    </>
  );
}

/** One line about now: until when I write up, when my shift ends, or when the next begins. */
function toldOf({ state, until, shiftEndsAt }: OwnPresence, zone: string): string {
  if (until !== null) return say('until {{hour}}', { hour: hourOf(until, zone) });
  if (shiftEndsAt === null) return '';
  const hour = hourOf(shiftEndsAt, zone);
  return state === 'off' ? say('your shift goes on until {{hour}}', { hour }) : say('shift until {{hour}}', { hour });
}

function useActs(mine: boolean, open: () => void): readonly KeyAct[] {
  const become = useTell(contract.become);
  if (!mine) return [];
  const be = (state: 'available' | 'away' | 'wrap-up' | 'off') => () => become.mutate({ body: { state } });
  const where = 'Anywhere';
  return [
    { keys: 'b', does: say('Say whether you are here'), where, icon: 'person', also: say('presence break'), run: open },
    { does: say('I am available'), where, icon: 'tick', run: be('available') },
    { does: say('I am away for a moment'), where, icon: 'pause', run: be('away') },
    { does: say('I write up the last contact'), where, icon: 'pen', run: be('wrap-up') },
    { does: say('I go home'), where, icon: 'offline', run: be('off') },
  ];
}
