import { useEffect, useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { AsOf, At, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { ChangeCustomer } from './change-customer.tsx';
import { ContactPoints } from './contact-points.tsx';
import { LikelySame } from './likely-same.tsx';
import { MergeCustomer } from './merge-customer.tsx';
import { Needs } from './needs.tsx';
import { Related } from './related.tsx';
import { Representatives } from './representatives.tsx';

export type CustomerView = ReplyOf<typeof contract.read>;

/** One person or organisation, over all their cases. What later areas know of them comes in as children. */
export function CustomerScreen({ id, children }: { id: string; children: ReactNode }) {
  const asked = useAsk(contract.read, { params: { id } }, { watch: ['customer', 'case'] });
  useEffect(() => {
    if (asked.data) document.title = `${asked.data.customer.name} · Kept`;
  }, [asked.data]);
  return (
    <main className="sheet" id="main">
      <Loaded asked={asked} what={say('The customer')}>
        {(it) => (
          <>
            <AsOf at={asked.dataUpdatedAt} />
            <Customer it={it}>{children}</Customer>
          </>
        )}
      </Loaded>
    </main>
  );
}

type Act = { readonly name: 'change' } | { readonly name: 'merge'; readonly with?: string };

function Customer({ it, children }: { it: CustomerView; children: ReactNode }) {
  const me = useMe();
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const merged = it.customer.mergedInto !== null;
  useKeys([
    {
      keys: 'm',
      does: say('Merge with another record'),
      where: 'Customer',
      icon: 'people',
      also: say('duplicate join same'),
      run: () => setAct({ name: 'merge' }),
      whyNot: me.may('customers.change')
        ? merged
          ? say('This record is joined to another already. Undo that first.')
          : undefined
        : say('Your role does not change customers.'),
    },
    {
      keys: 'e',
      does: say('Change name or language'),
      where: 'Customer',
      icon: 'pen',
      run: () => setAct({ name: 'change' }),
      whyNot: me.may('customers.change') ? undefined : say('Your role does not change customers.'),
    },
  ]);
  return (
    <>
      <CustomerHead it={it} onAct={setAct} />
      <div className="split">
        <div>
          {it.customer.mergedInto !== null && <SamePerson into={it.customer.mergedInto} />}
          {!merged && <LikelySame id={it.customer.id} onMerge={(other) => setAct({ name: 'merge', with: other })} />}
          {children}
        </div>
        <aside className="side" aria-label={say('About this customer')}>
          <Needs it={it} />
          <ContactPoints it={it} />
          <Representatives it={it} />
          <Related it={it} />
          <Merged it={it} />
        </aside>
      </div>
      {act?.name === 'change' && <ChangeCustomer it={it} onClose={close} />}
      {act?.name === 'merge' && <MergeCustomer it={it} with={act.with} onClose={close} />}
    </>
  );
}

const SamePerson = ({ into }: { into: string }) => (
  <Notice icon="people">
    <b>{say('This is the same customer as another.')}</b>{' '}
    <Link to="/customer/$id" params={{ id: into }}>
      {say('Go to them')}
    </Link>
  </Notice>
);

function CustomerHead({ it, onAct }: { it: CustomerView; onAct: (act: Act) => void }) {
  const me = useMe();
  const zone = useZone();
  const now = useNow();
  const { customer } = it;
  const since = shortDay(customer.madeAt, now, zone);
  return (
    <header className="head">
      <div>
        <p className="ref inline">
          {customer.kind === 'person'
            ? say('Person · known since {{since}}', { since })
            : say('Organisation · known since {{since}}', { since })}
        </p>
        <h1 tabIndex={-1}>{customer.name}</h1>
      </div>
      {me.may('customers.change') && customer.mergedInto === null && (
        <div className="row-of push">
          <Button shortcut="M" onClick={() => onAct({ name: 'merge' })}>
            {say('Merge…')}
          </Button>
          <Button shortcut="E" onClick={() => onAct({ name: 'change' })}>
            {say('Change…')}
          </Button>
        </div>
      )}
    </header>
  );
}

function Merged({ it }: { it: CustomerView }) {
  const me = useMe();
  const undo = useTell(contract.undoMerge);
  if (it.merged.length === 0) return null;
  return (
    <section className="slot">
      <h2>{say('Also known as')}</h2>
      <ul>
        {it.merged.map(({ mergeId, name, at }) => (
          <li key={mergeId} className="line">
            <span>
              {name}
              <small>
                {say('merged')} <At at={at} />
              </small>
            </span>
            {me.may('customers.change') && (
              <Button weight="bare" icon="undo" onClick={() => undo.mutate({ params: { id: mergeId } })}>
                {say('Undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble fault={undo.error} />
    </section>
  );
}
