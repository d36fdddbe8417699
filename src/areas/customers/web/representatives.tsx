import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { fromFields, shortDay, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { authorityOn, type AuthorityStanding } from '../rules/index.ts';
import { CustomerFinder } from './customer-finder.tsx';
import type { CustomerView } from './customer-screen.tsx';

type Acting = CustomerView['representatives'][number];

/** The day it is now where the agency is, year first. */
export function useToday(): string {
  return toFields(useNow(), useZone()).date;
}

/** Who may act for them, what for, from when until when, and how we know. */
export function Representatives({ it }: { it: CustomerView }) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Acting>();
  const may = me.may('customers.change');
  return (
    <section className="slot">
      <h2>
        {say('Who may act for them')}
        {may && (
          <button type="button" className="slot-act" onClick={() => setAdding(true)}>
            {say('Add')}
          </button>
        )}
      </h2>
      {it.representatives.length === 0 && <p className="small quiet">{say('Nobody. They speak for themselves.')}</p>}
      <ul>
        {it.representatives.map((one) => (
          <ActingLine key={one.id} one={one} {...(may ? { onEnd: () => setEnding(one) } : {})} />
        ))}
      </ul>
      {it.actsFor.length > 0 && (
        <>
          <h3>{say('They may act for')}</h3>
          <ul>
            {it.actsFor.map((one) => (
              <ActingLine key={one.id} one={one} />
            ))}
          </ul>
        </>
      )}
      {adding && <GiveAuthority it={it} onClose={() => setAdding(false)} />}
      {ending && <EndAuthority one={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

/** How long it holds, in the words of the desk. */
function useTerm({ from, until }: Pick<Acting, 'from' | 'until'>): string {
  const zone = useZone();
  const now = useNow();
  const day = (text: string) => shortDay(fromFields(text, '12:00', zone) ?? now, now, zone);
  return until === null
    ? say('from {{from}}', { from: day(from) })
    : say('from {{from}} until {{until}}', { from: day(from), until: day(until) });
}

function standingWord(standing: AuthorityStanding): string {
  const words = { current: say('May act'), 'not yet': say('Not yet'), lapsed: say('Lapsed'), ended: say('Ended') };
  return words[standing];
}

function ActingLine({ one, onEnd }: { one: Acting; onEnd?: () => void }) {
  const standing = authorityOn(one, useToday());
  const term = useTerm(one);
  return (
    <li className="line">
      <span>
        <Link to="/customer/$id" params={{ id: one.customerId }}>
          {one.name}
        </Link>{' '}
        <Tag {...(standing === 'current' ? { meaning: 'kept' as const } : { meaning: 'due' as const })}>
          {standingWord(standing)}
        </Tag>
        <small>
          {one.scope}, {term}
        </small>
        <small className="quiet">{one.endedWhy ?? one.evidence}</small>
      </span>
      {onEnd && standing !== 'ended' && (
        <Button
          weight="bare"
          onClick={onEnd}
          aria-label={say('End… {{name}} may act for them no longer', { name: one.name })}
        >
          {say('End…')}
        </Button>
      )}
    </li>
  );
}

function GiveAuthority({ it, onClose }: { it: CustomerView; onClose: () => void }) {
  const today = useToday();
  const [byId, setBy] = useState<string>();
  const [scope, setScope] = useState('');
  const [evidence, setEvidence] = useState('');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const give = useTell(contract.giveAuthority, { onDone: onClose });
  return (
    <Dialog
      title={say('Who may act for {{name}}?', { name: it.customer.name })}
      open
      onClose={onClose}
      onSubmit={() => {
        if (byId !== undefined)
          give.mutate({
            params: { id: it.customer.id },
            body: { byId, scope, evidence, from, until: until === '' ? null : until },
          });
      }}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" aria-disabled={byId === undefined} busy={give.isPending}>
            {say('Put it on record')}
          </Button>
        </>
      }
    >
      <CustomerFinder label={say('Name, e-mail or telephone')} chosen={byId} onChoose={setBy} except={it.customer.id} />
      <TextField
        label={say('What for')}
        hint={say('For example: everything, or the concession card only')}
        required
        maxLength={300}
        value={scope}
        onChange={setScope}
      />
      <TextField
        label={say('How do we know?')}
        hint={say('For example: power of attorney, seen on 3 March')}
        required
        maxLength={500}
        value={evidence}
        onChange={setEvidence}
      />
      <div className="columns">
        <TextField label={say('From')} type="date" required value={from} onChange={setFrom} />
        <TextField label={say('Until, that day included')} type="date" value={until} onChange={setUntil} />
      </div>
      <Trouble fault={give.error} />
    </Dialog>
  );
}

function EndAuthority({ one, onClose }: { one: Acting; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const end = useTell(contract.endAuthority, { onDone: onClose });
  return (
    <Dialog
      title={say('{{name}} may act for them no longer?', { name: one.name })}
      open
      onClose={onClose}
      onSubmit={() => end.mutate({ params: { id: one.id }, body: { why } })}
      acts={
        <>
          <Button onClick={onClose}>{say('It still holds')}</Button>
          <Button type="submit" weight="main" busy={end.isPending}>
            {say('End it')}
          </Button>
        </>
      }
    >
      <TextField label={say('Why')} required autoFocus maxLength={500} value={why} onChange={setWhy} />
      <Trouble fault={end.error} />
    </Dialog>
  );
}
