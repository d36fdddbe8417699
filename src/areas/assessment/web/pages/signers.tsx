import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Ring } from '#ui/parts/marks.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { today, useNames } from '../parts/names.ts';
import type { Programme } from '../parts/types.ts';
import { dayWords, signerWords } from '../parts/words.ts';
import { Sign } from './sign.tsx';

const MARK = { true: 'kept', false: 'open' } as const;
const ASKS = ['manager', 'provider'];

/** The three, what each has done, and by which mail those who have not are asked. */
export function Signers({ programme }: { programme: Programme }) {
  const nameOf = useNames(programme);
  const { signers, meetingOn, called, hash } = programme.gateway;
  const me = useMe();
  const [now, zone] = [useNow(), useZone()];
  const mine = signers.find(({ person, signed }) => !signed && person === me.officer.id);
  const asks = programme.mine.some((party) => ASKS.includes(party));
  return (
    <>
      <p>
        {meetingOn !== null
          ? say('They met on {{day}}.', { day: dayWords(meetingOn) })
          : called === null
            ? say('The meeting of the three is still to be held.')
            : say('The three meet {{when}}, {{place}}.', {
                when: dayAndHour(called.at, now, zone),
                place: called.place,
              })}
      </p>
      <ul className="assessment-signers">
        {signers.map(({ as, person, signed, link }) => (
          <li key={as}>
            <Ring state={MARK[`${signed}`]} /> <b>{nameOf(person)}</b> {signerWords(as)}{' '}
            <span className="quiet">{signed ? say('has signed') : say('has not signed')}</span>
            {!signed && link !== null && <LinkLine link={link} mayEnd={asks} />}
          </li>
        ))}
      </ul>
      {asks && meetingOn !== null && signers.some(({ signed }) => !signed) && <AskByMail programme={programme} />}
      {mine !== undefined && meetingOn !== null && hash !== null && (
        <Sign programme={programme} as={mine.as} hash={hash} />
      )}
    </>
  );
}

type Link = NonNullable<Programme['gateway']['signers'][number]['link']>;

const linkWords = ({ state, address, signBy }: Link): string => {
  const values = { address, day: dayWords(signBy) };
  if (state === 'open') return say('asked by mail to {{address}}, to sign by {{day}}', values);
  if (state === 'changed') return say('the link sent to {{address}} is void: the statement has changed', values);
  if (state === 'late') return say('the link sent to {{address}} has run out', values);
  return state === 'taken back' ? say('the link sent to {{address}} was taken back', values) : '';
};

function LinkLine({ link, mayEnd }: { link: Link; mayEnd: boolean }) {
  const end = useTell(contract.takeBackLink);
  const words = linkWords(link);
  if (words === '') return null;
  return (
    <span className="assessment-link">
      <span className="quiet">{words}</span>
      {mayEnd && link.state === 'open' && (
        <Button weight="bare" busy={end.isPending} onClick={() => end.mutate({ params: { id: link.id }, body: {} })}>
          {say('Take it back')}
        </Button>
      )}
      <Trouble fault={end.error} />
    </span>
  );
}

const DAYS = 14;
const DAY_MS = 86_400_000;

function AskByMail({ programme }: { programme: Programme }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <span className="row-of">
        <Button onClick={() => setOpen(true)}>{say('Ask for signatures by mail…')}</Button>
      </span>
      {open && <AskDialog programme={programme} onClose={() => setOpen(false)} />}
    </>
  );
}

function AskDialog({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const [now, zone] = [useNow(), useZone()];
  const [signBy, setSignBy] = useState(() => today(now + DAYS * DAY_MS, zone));
  const ask = useTell(contract.askToSign, {
    onDone: ({ sent }) => {
      toast({ words: sayCount(sent, 'One link is on its way.', '{{count}} links are on their way.') });
      onClose();
    },
  });
  return (
    <Dialog
      title={say('Ask for signatures by mail')}
      open
      onClose={onClose}
      onSubmit={() => ask.mutate({ params: { id: programme.id }, body: { signBy } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={ask.isPending}>
            {say('Send the links')}
          </Button>
        </>
      }
    >
      <p>
        {say(
          'Everybody who has not signed gets a link of their own, by mail. It opens one page on any telephone, without an account, is good once, and is void as soon as the statement changes. They are reminded three days and one day before.',
        )}
      </p>
      <TextField label={say('To sign by')} type="date" required value={signBy} onChange={setSignBy} />
      <Trouble fault={ask.error} />
    </Dialog>
  );
}
