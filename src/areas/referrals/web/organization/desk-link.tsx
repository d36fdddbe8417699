import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

type Desk = NonNullable<ReplyOf<typeof contract.deskOf>['desk']>;

/** Whether their Kept desk is joined with ours, for an administrator: one code joins them, another renews the key. */
export function DeskLink({ organizationId }: { organizationId: string }) {
  const params = { id: organizationId };
  const asked = useAsk(contract.deskOf, { params });
  const [code, setCode] = useState<string>();
  const shown = { onDone: (made: { code: string }) => setCode(made.code) };
  const invite = useTell(contract.inviteDesk, shown);
  const renew = useTell(contract.renewDeskKey, shown);
  const end = useTell(contract.endDesk, { onDone: () => setCode(undefined) });
  return (
    <section className="slot" aria-label={say('Their Kept desk')}>
      <h2>{say('Their Kept desk')}</h2>
      <Loaded asked={asked} what={say('Their Kept desk')}>
        {({ desk }) => (
          <>
            {desk === null ? (
              <p className="small quiet">
                {say(
                  'Where they have Kept as well, referrals go from desk to desk. One of you makes a code, the other takes it in.',
                )}
              </p>
            ) : (
              <Standing desk={desk} />
            )}
            {code !== undefined && <Code code={code} />}
            <div className="row-of">
              {desk === null ? (
                <Button icon="plus" busy={invite.isPending} onClick={() => invite.mutate({ params })}>
                  {say('Make a code for them')}
                </Button>
              ) : (
                <>
                  <Button busy={renew.isPending} onClick={() => renew.mutate({ params })}>
                    {say('Make a new key')}
                  </Button>
                  <Button weight="bare" busy={end.isPending} onClick={() => end.mutate({ params })}>
                    {say('End the connection')}
                  </Button>
                </>
              )}
            </div>
            <Join organizationId={organizationId} />
          </>
        )}
      </Loaded>
      <Trouble fault={invite.error ?? renew.error ?? end.error} />
    </section>
  );
}

function Standing({ desk }: { desk: Desk }) {
  const now = useNow();
  const zone = useZone();
  return (
    <ul className="small">
      <li>
        {desk.state === 'joined' ? (
          <Tag meaning="kept">{say('Joined')}</Tag>
        ) : (
          <Tag meaning="due">{say('Waits until they take the code in')}</Tag>
        )}{' '}
        {[desk.agency, desk.address ?? ''].filter((part) => part !== '').join(' · ')}
      </li>
      {desk.heardAt !== null && (
        <li>{say('They greeted us on {{day}}.', { day: shortDay(desk.heardAt, now, zone) })}</li>
      )}
      {desk.newKeyWaits && <li>{say('A new key waits to be taken in by them. The old one goes on until then.')}</li>}
      {desk.waiting > 0 && (
        <li>
          {sayCount(desk.waiting, 'One thing is on its way to them.', '{{count}} things are on their way to them.')}
        </li>
      )}
      {desk.setAside > 0 && (
        <li className="late">
          {sayCount(
            desk.setAside,
            'One thing they told us could not be carried out: ring them.',
            '{{count}} things they told us could not be carried out: ring them.',
          )}
        </li>
      )}
    </ul>
  );
}

const Code = ({ code }: { code: string }) => (
  <Notice icon="lock" role="status">
    {say('Give this code to their administrator, by a way that others do not read. It is shown this once:')}{' '}
    <code className="wrap-anywhere">{code}</code>
  </Notice>
);

function Join({ organizationId }: { organizationId: string }) {
  const [typed, setTyped] = useState('');
  const join = useTell(contract.joinDesk, { onDone: () => setTyped('') });
  return (
    <details>
      <summary>{say('They gave us a code')}</summary>
      <TextArea
        label={say('Their code')}
        hint={say('All of it, as they gave it to you. It works once.')}
        rows={3}
        maxLength={1000}
        value={typed}
        onChange={setTyped}
      />
      <Button
        busy={join.isPending}
        aria-disabled={typed.trim() === ''}
        onClick={() => typed.trim() !== '' && join.mutate({ params: { id: organizationId }, body: { code: typed } })}
      >
        {say('Take it in')}
      </Button>
      <Trouble fault={join.error} kept={say('What you wrote is still here.')} />
    </details>
  );
}
