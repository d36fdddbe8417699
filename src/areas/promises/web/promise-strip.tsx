import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount, sayWith } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { MakePromise } from './make-promise.tsx';
import { OnePromise } from './one-promise.tsx';

type Reply = ReplyOf<typeof contract.ofCase>;
export type PromiseView = Reply['promises'][number];
type Offer = Reply['offers'][number];

/** What we promised on this case, what reads like a promise and is not one yet, and the way to make one. */
export function PromiseStrip({ it }: { it: CaseView }) {
  const me = useMe();
  const may = me.may('cases.change') && it.case.mergedInto === null;
  const [making, setMaking] = useState(false);
  const asked = useAsk(contract.ofCase, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  useKeys(may ? [{ keys: 'p', does: say('Promise something'), where: say('Case'), run: () => setMaking(true) }] : []);
  return (
    <section className="slot promises" aria-label={say('Promises')}>
      <h2>
        {say('Promises')} {asked.data !== undefined && <Tally promises={asked.data.promises} />}
      </h2>
      <Loaded asked={asked} what={say('Promises')}>
        {({ promises, offers }) => (
          <>
            {may &&
              offers.map((offer) => <Offered key={offer.contactId + offer.quote} caseId={it.case.id} offer={offer} />)}
            <ul className="promise-list">
              {promises.map((one) => (
                <OnePromise key={one.id} promise={one} may={may} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {may && (
        <Button weight="bare" icon="plus" shortcut="P" onClick={() => setMaking(true)}>
          {say('Promise something')}
        </Button>
      )}
      {making && <MakePromise caseId={it.case.id} onClose={() => setMaking(false)} />}
    </section>
  );
}

/** "1 late, 2 kept": only what there is. */
function Tally({ promises }: { promises: readonly PromiseView[] }) {
  const count = (...standings: string[]) => promises.filter(({ standing }) => standings.includes(standing)).length;
  const parts = [
    [count('late', 'broken'), (n: number) => sayCount(n, '{{count}} broken', '{{count}} broken')],
    [count('open', 'due'), (n: number) => sayCount(n, '{{count}} open', '{{count}} open')],
    [count('kept'), (n: number) => sayCount(n, '{{count}} kept', '{{count}} kept')],
  ] as const;
  const told = parts.flatMap(([n, words]) => (n === 0 ? [] : [words(n)])).join(', ');
  return <span className="label">{told === '' ? say('none') : told}</span>;
}

/** What somebody wrote that reads like a promise. One press records it, another says that it was not meant as one. */
function Offered({ caseId, offer }: { caseId: string; offer: Offer }) {
  const now = useNow();
  const zone = useZone();
  const make = useTell(contract.make);
  const pass = useTell(contract.passOver);
  const { contactId, quote, what, dueAt } = offer;
  const params = { id: caseId };
  return (
    <div className="offered">
      <p>
        {sayWith('You wrote “{{quote}}”', {
          quote: <span className="voice">{quote}</span>,
        })}
      </p>
      <p className="small quiet">
        {say('“{{said}}” and “{{when}}” make it a promise: {{due}}.', {
          said: offer.said,
          when: offer.when,
          due: dayAndHour(dueAt, now, zone),
        })}{' '}
        {offer.closed && <b className="due">{say('Nobody works on that day.')}</b>}
      </p>
      <div className="row-of">
        <Button
          weight="main"
          busy={make.isPending}
          onClick={() => make.mutate({ params, body: { what, dueAt, contactId, quote } })}
        >
          {say('Promise it')}
        </Button>
        <Button weight="bare" busy={pass.isPending} onClick={() => pass.mutate({ params, body: { contactId, quote } })}>
          {say('Not a promise')}
        </Button>
      </div>
      <Trouble fault={make.error ?? pass.error} />
    </div>
  );
}
