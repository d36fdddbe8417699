import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { DeskLink } from './desk-link.tsx';
import { outcomeWords, stateMeaning, stateWords } from '../words.ts';

type View = ReplyOf<typeof contract.ofOrganization>;
type Name = keyof View['figures'];

const figureWords = (name: Name): string =>
  ({
    made: say('Referred to them'),
    open: say('Still open'),
    inTime: say('Answered in time'),
    accepted: say('Accepted'),
    returned: say('Given back'),
    helped: say('Helped, at least partly'),
  })[name];
const NAMES: readonly Name[] = ['made', 'open', 'inTime', 'accepted', 'returned', 'helped'];

/** How an organisation works with us. Every figure opens the referrals it counts. */
export function Performance({ organizationId }: { organizationId: string }) {
  const me = useMe();
  const asked = useAsk(
    contract.ofOrganization,
    { params: { id: organizationId } },
    { enabled: me.may('cases.read'), watch: ['case'] },
  );
  const [chosen, setChosen] = useState<Name>('open');
  return (
    <>
      {me.may('cases.read') && (
        <section className="slot" aria-label={say('How they work with us')}>
          <h2>{say('How they work with us')}</h2>
          <Loaded asked={asked} what={say('The figures')}>
            {({ figures, referrals, medianDays }) =>
              figures.made.count === 0 ? (
                <p className="small">{say('Nothing was referred to them yet.')}</p>
              ) : (
                <>
                  <ul className="figures-of">
                    {NAMES.map((name) => (
                      <li key={name}>
                        <button type="button" aria-pressed={name === chosen} onClick={() => setChosen(name)}>
                          <b className="num">{number(figures[name].count)}</b>
                          {name !== 'made' && <span className="quiet"> / {number(figures[name].of)}</span>}
                          <span>{figureWords(name)}</span>
                        </button>
                      </li>
                    ))}
                  </ul>
                  <p className="small">
                    {medianDays === null
                      ? say('They have not answered a referral yet.')
                      : sayCount(
                          Math.round(medianDays),
                          'Half of their answers came within one day.',
                          'Half of their answers came within {{count}} days.',
                        )}
                  </p>
                  <Lines referrals={referrals.filter(({ id }) => figures[chosen].ids.includes(id))} />
                </>
              )
            }
          </Loaded>
        </section>
      )}
      {me.may('directory.change') && (
        <>
          <DeskLink organizationId={organizationId} />
          <Keys organizationId={organizationId} />
        </>
      )}
    </>
  );
}

function Lines({ referrals }: { referrals: View['referrals'] }) {
  const now = useNow();
  const zone = useZone();
  return (
    <ul className="found">
      {referrals.map((one) => {
        const meaning = stateMeaning(one.state);
        return (
          <li key={one.id}>
            <div>
              <Link className="what" to="/case/$id" params={{ id: one.caseId }}>
                {one.reference}
              </Link>{' '}
              <Tag {...(meaning === undefined ? {} : { meaning })}>{stateWords(one.state)}</Tag>
              <p className="why">
                {[one.service ?? '', one.outcome === null ? '' : outcomeWords(one.outcome)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
            </div>
            <p className="when num">{shortDay(one.madeAt, now, zone)}</p>
          </li>
        );
      })}
    </ul>
  );
}

/** With what their own system speaks to ours. */
function Keys({ organizationId }: { organizationId: string }) {
  const now = useNow();
  const zone = useZone();
  const asked = useAsk(contract.keys, { params: { id: organizationId } });
  const [made, setMade] = useState<string>();
  const make = useTell(contract.makeKey, { onDone: ({ key }) => setMade(key) });
  const end = useTell(contract.endKey);
  return (
    <section className="slot" aria-label={say('Keys of their system')}>
      <h2>{say('Keys of their system')}</h2>
      <ul className="small">
        {(asked.data?.keys ?? []).map((key) => (
          <li key={key.id} className="line">
            <span>
              {say('Made {{day}}', { day: shortDay(key.madeAt, now, zone) })}{' '}
              <span className="quiet">
                {key.lastUsedAt === null
                  ? say('never used')
                  : say('last used {{day}}', { day: shortDay(key.lastUsedAt, now, zone) })}
              </span>
            </span>
            <Button weight="bare" onClick={() => end.mutate({ params: { id: key.id } })}>
              {say('End it')}
            </Button>
          </li>
        ))}
      </ul>
      {made !== undefined && (
        <Notice icon="lock" role="status">
          {say('Give them this key. It is shown this once:')} <code>{made}</code>
        </Notice>
      )}
      <Button
        weight="bare"
        icon="plus"
        busy={make.isPending}
        onClick={() => make.mutate({ params: { id: organizationId } })}
      >
        {say('Make a key')}
      </Button>
      <Trouble fault={make.error ?? end.error} />
    </section>
  );
}
