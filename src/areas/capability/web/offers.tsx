import { useState } from 'react';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { ClaimDialog } from './claim-dialog.tsx';
import { kindWords } from './words.ts';

export type Offer = ReplyOf<typeof contract.candidates>['candidates'][number];

const lines = () => [...document.querySelectorAll<HTMLElement>('.offers button.what')];

/** What happened of late and may be claimed. J and K go along, Enter or C claims, X sets aside. */
export function Offers() {
  const asked = useAsk(contract.candidates, {}, { watch: ['case'], every: 10_000 });
  const [claiming, setClaiming] = useState<Offer>();
  const aside = useTell(contract.setAside);
  const candidates = asked.data?.candidates ?? [];
  const focused = () => candidates[lines().findIndex((line) => line === document.activeElement)];
  const step = (by: 1 | -1) => () => {
    const all = lines();
    const at = all.findIndex((line) => line === document.activeElement);
    all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };
  useKeys([
    { keys: 'j', does: say('Down'), where: 'List', run: step(1) },
    { keys: 'k', does: say('Up'), where: 'List', run: step(-1) },
    { keys: 'c', does: say('Claim it'), where: 'List', run: () => setClaiming(focused() ?? candidates[0]) },
    {
      keys: 'x',
      does: say('Set it aside'),
      where: 'List',
      run: () => {
        const one = focused();
        if (one !== undefined) aside.mutate({ body: { seq: one.seq } });
      },
    },
  ]);
  return (
    <Loaded asked={asked} what={say('Your work')}>
      {() =>
        candidates.length === 0 ? (
          <Empty title={say('Nothing waits to be claimed')} ring="kept">
            <p>{say('Close a case, keep a promise, answer a complaint or advise a colleague: it will stand here.')}</p>
          </Empty>
        ) : (
          <>
            <HowMany n={candidates.length} />
            <Trouble fault={aside.error} />
            <ul className="found offers">
              {candidates.map((one) => (
                <OfferLine
                  key={one.seq}
                  it={one}
                  onClaim={() => setClaiming(one)}
                  onAside={() => aside.mutate({ body: { seq: one.seq } })}
                />
              ))}
            </ul>
            {claiming !== undefined && <ClaimDialog offer={claiming} onClose={() => setClaiming(undefined)} />}
          </>
        )
      }
    </Loaded>
  );
}

const HowMany = ({ n }: { n: number }) => (
  <p className="page-words">
    {sayCount(n, 'One thing you did of late may be evidence.', '{{count}} things you did of late may be evidence.')}{' '}
    {say('Each says why.')}{' '}
    <span className="with-keys">{say('J and K go along, C claims with one sentence, X sets aside.')}</span>
  </p>
);

type LineProps = { readonly it: Offer; readonly onClaim: () => void; readonly onAside: () => void };

function OfferLine({ it, onClaim, onAside }: LineProps) {
  const now = useNow();
  const zone = useZone();
  const frameworks = Map.groupBy(it.lines, ({ framework }) => framework);
  return (
    <li>
      <span className="when num">{shortDay(it.at, now, zone)}</span>
      <div>
        <button type="button" className="what" onClick={onClaim}>
          {it.reference === null
            ? it.title
            : say('{{title}}, {{reference}}', { title: it.title, reference: it.reference })}
        </button>
        <p className="why">
          {it.because} <Tag>{kindWords(it.kind)}</Tag>
        </p>
        <p className="why">
          {[...frameworks].map(([framework, some]) => (
            <span key={framework} className="for">
              <b>{framework}</b> {some.map(({ code }) => code).join(', ')}
            </span>
          ))}
        </p>
      </div>
      <div className="row-of">
        <Button onClick={onClaim} aria-label={say('Claim it: {{title}}', { title: it.title })}>
          {say('Claim it')}
        </Button>
        <Button weight="bare" onClick={onAside} aria-label={say('Set it aside: {{title}}', { title: it.title })}>
          {say('Set it aside')}
        </Button>
      </div>
    </li>
  );
}
