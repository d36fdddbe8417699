import { useDeferredValue, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { Power } from '#areas/delegations/rules/index.ts';
import { Fold } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { matterWords, stateWords } from './words.ts';

/** How the like was decided before, folded away until somebody wants to know. */
export function Precedents({ power }: { power: Power }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="precedents">
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {say('How it was decided before')}
      </Fold>
      {open && <Found power={power} />}
    </div>
  );
}

function Found({ power }: { power: Power }) {
  const now = useNow();
  const zone = useZone();
  const [q, setQ] = useState('');
  const words = useDeferredValue(q);
  const asked = useAsk(contract.precedents, { query: { q: words, power } }, { keep: true });
  return (
    <>
      <TextField label={say('With these words')} value={q} maxLength={200} onChange={setQ} />
      <Loaded asked={asked} what={say('What was decided')}>
        {({ precedents, sign }) =>
          precedents.length === 0 ? (
            <p className="small quiet">{say('Nothing like it was decided yet.')}</p>
          ) : (
            <ul className="decision-list small">
              {precedents.map((one) => (
                <li key={one.id}>
                  <b>{matterWords(one.power, one.amountCents, sign)}</b>{' '}
                  <Tag {...(one.state === 'approved' ? { meaning: 'kept' as const } : {})}>{stateWords(one.state)}</Tag>{' '}
                  <span className="quiet">{shortDay(one.settledAt, now, zone)}</span>
                  <p>{one.what}</p>
                  <p className="quiet">{one.reasons}</p>
                  {one.said !== '' && one.said !== one.reasons && <q>{one.said}</q>}
                  {one.case !== null && (
                    <p>
                      <Link to="/case/$id" params={{ id: one.case.id }} target="_blank">
                        {one.case.reference}
                      </Link>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
