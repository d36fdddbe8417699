import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Loaded } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** What customers said of the officer who reads it. */
export function OwnPraise() {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const asked = useAsk(contract.praised, {}, { enabled: me.may('cases.read') });
  if (!me.may('cases.read')) return null;
  return (
    <section aria-labelledby="own-praise">
      <h2 id="own-praise">{say('What customers said of you')}</h2>
      <Loaded asked={asked} what={say('What customers said of you')}>
        {({ praise }) =>
          praise.length === 0 ? (
            <p className="quiet">
              {say('Nothing is on record yet. Praise is noted on the case in which it was said.')}
            </p>
          ) : (
            <ul className="plain-list">
              {praise.map(({ id, words, at, of }) => (
                <li key={id}>
                  <span className="voice">{words}</span>{' '}
                  <span className="small quiet">
                    {shortDay(at, now, zone)}
                    {of !== null && (
                      <>
                        {' · '}
                        <Link to="/case/$id" params={{ id: of.id }}>
                          {of.reference}
                        </Link>
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
