import { useEffect, useRef } from 'react';
import type { OffersProps, Promised } from '#areas/cases/web/index.ts';
import { stillSaid } from '#areas/cases/rules/index.ts';
import { signsOf } from '#ui/keys/clashes.ts';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Ring } from '#ui/parts/marks.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say, sayWith } from '#ui/words/say.ts';
import { useFound, type Found } from './find-date.ts';

/** What a text would promise, while it is written: offered with the words that led to it, and never made by itself. */
export function Offers({ text, promises, notPromised, onAccept, onPass, onDrop }: OffersProps) {
  const found = useFound(text);
  const settled = [...promises.map(({ quote }) => quote), ...notPromised];
  const offer = found.find(({ quote }) => stillSaid(text, quote) && !settled.includes(quote));
  const accept = ({ what, dueAt, quote }: Found) => onAccept({ what, dueAt, quote });
  const place = useRef<HTMLDivElement>(null);
  useOfferKeys(place, offer && { accept: () => accept(offer), pass: () => onPass(offer.quote) });
  return (
    <div ref={place} className="offers" role="status">
      {promises.map((one) => (
        <Accepted key={one.quote} one={one} onDrop={() => onDrop(one.quote)} />
      ))}
      {offer !== undefined && <Offer offer={offer} onAccept={() => accept(offer)} onPass={() => onPass(offer.quote)} />}
    </div>
  );
}

type OfferProps = { readonly offer: Found; readonly onAccept: () => void; readonly onPass: () => void };

function Offer({ offer: { what, dueAt, said, when, closed }, onAccept, onPass }: OfferProps) {
  const now = useNow();
  const zone = useZone();
  return (
    <div className="offer">
      <Ring state="open" />
      <p>
        {sayWith('Promise “{{what}}” by {{due}}?', { what: <b>{what}</b>, due: <b>{dayAndHour(dueAt, now, zone)}</b> })}{' '}
        <span className="small quiet">{say('Because you wrote “{{said}}” and “{{when}}”.', { said, when })}</span>{' '}
        {closed && <b className="small due">{say('Nobody works on that day.')}</b>}
      </p>
      <span className="row-of push">
        <Button shortcut={signsOf('Alt+p').join(' ')} onClick={onAccept}>
          {say('Promise it')}
        </Button>
        <Button weight="bare" shortcut={signsOf('Escape').join(' ')} onClick={onPass}>
          {say('Not a promise')}
        </Button>
      </span>
    </div>
  );
}

function Accepted({ one, onDrop }: { one: Promised; onDrop: () => void }) {
  const now = useNow();
  const zone = useZone();
  return (
    <div className="offer is-accepted">
      <Ring state="open" />
      <p>
        {sayWith('Promised with this: {{what}}, {{due}}', {
          what: <b>{one.what}</b>,
          due: dayAndHour(one.dueAt, now, zone),
        })}
      </p>
      <span className="push">
        <IconButton icon="cross" label={say('Do not promise: {{what}}', { what: one.what })} onClick={onDrop} />
      </span>
    </div>
  );
}

/** By the place of the key, because Alt turns its letter into another on some keyboards. */
function meant({ code, key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): keyof Acts | undefined {
  if (ctrlKey || metaKey || shiftKey) return undefined;
  if (altKey) return code === 'KeyP' ? 'accept' : undefined;
  return key === 'Escape' ? 'pass' : undefined;
}

type Acts = { readonly accept: () => void; readonly pass: () => void };

/** Alt P and Escape, from the field beside the offer. They come before what Escape does to the field or its dialog. */
function useOfferKeys(place: { readonly current: HTMLElement | null }, acts: Acts | undefined): void {
  const now = useRef(acts);
  useEffect(() => {
    now.current = acts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { current } = now;
      const writing = event.target instanceof Node && place.current?.parentElement?.contains(event.target) === true;
      // What is called for with a sign is nearer to whoever writes than the offer.
      if (current === undefined || !writing || document.querySelector('.suggests') !== null) return;
      const act = meant(event);
      if (act === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      current[act]();
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [place]);
}
