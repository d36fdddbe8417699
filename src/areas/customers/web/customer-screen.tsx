import { useEffect, useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { At, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';
import { ChangeCustomer } from './change-customer.tsx';
import { ContactPoints } from './contact-points.tsx';
import { languageOf } from './customer-panel.tsx';
import { MergeCustomer } from './merge-customer.tsx';

export type CustomerView = ReplyOf<typeof contract.read>;

/** One person or organisation, over all their cases. What later areas know of them comes in as children. */
export function CustomerScreen({ id, children }: { id: string; children: ReactNode }) {
  const asked = useAsk(contract.read, { params: { id } }, { watch: ['customer', 'case'] });
  useEffect(() => {
    if (asked.data) document.title = `${asked.data.customer.name} · Kept`;
  }, [asked.data]);
  return (
    <main className="sheet" id="main">
      <Loaded asked={asked} what="The customer">
        {(it) => (
          <>
            <CustomerHead it={it} />
            <div className="split">
              <div>
                {it.customer.mergedInto !== null && <SamePerson into={it.customer.mergedInto} />}
                {children}
              </div>
              <CustomerSide it={it} />
            </div>
          </>
        )}
      </Loaded>
    </main>
  );
}

const SamePerson = ({ into }: { into: string }) => (
  <Notice icon="people">
    <b>This is the same customer as another.</b>{' '}
    <Link to="/customer/$id" params={{ id: into }}>
      Go to them
    </Link>
  </Notice>
);

function CustomerHead({ it }: { it: CustomerView }) {
  const me = useMe();
  const zone = useZone();
  const now = useNow();
  const [act, setAct] = useState<'change' | 'merge'>();
  const { customer } = it;
  const since = shortDay(customer.madeAt, now, zone).replace('Today', 'today');
  return (
    <header className="head">
      <div>
        <p className="ref inline">
          {customer.kind === 'person' ? 'Person' : 'Organisation'} · known since {since}
        </p>
        <h1 tabIndex={-1}>{customer.name}</h1>
      </div>
      {me.may('customers.change') && (
        <div className="row-of push">
          <Button onClick={() => setAct('merge')}>Merge…</Button>
          <Button onClick={() => setAct('change')}>Change…</Button>
        </div>
      )}
      {act === 'change' && <ChangeCustomer it={it} onClose={() => setAct(undefined)} />}
      {act === 'merge' && <MergeCustomer it={it} onClose={() => setAct(undefined)} />}
    </header>
  );
}

function CustomerSide({ it }: { it: CustomerView }) {
  const { customer, organisations, people } = it;
  return (
    <aside className="side" aria-label="About this customer">
      <section className="slot">
        <h2>What they need</h2>
        {customer.needs === '' && customer.language === null && <p className="small quiet">Nothing is noted.</p>}
        {customer.needs !== '' && (
          <p className="need">
            <Icon name="ear" /> <span>{customer.needs}</span>
          </p>
        )}
        {customer.language !== null && (
          <p className="need">
            <Icon name="speech" /> <span>Speaks {languageOf(customer.language)}</span>
          </p>
        )}
      </section>
      <ContactPoints it={it} />
      <Related title="Organisations" them={organisations} />
      <Related title="People" them={people} />
      <Merged it={it} />
    </aside>
  );
}

type Other = { readonly id: string; readonly name: string; readonly role: string };

function Related({ title, them }: { title: string; them: readonly Other[] }) {
  if (them.length === 0) return null;
  return (
    <section className="slot">
      <h2>{title}</h2>
      <ul>
        {them.map(({ id, name, role }) => (
          <li key={id} className="line">
            <Link to="/customer/$id" params={{ id }}>
              {name}
            </Link>
            {role !== '' && <Tag>{role}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Merged({ it }: { it: CustomerView }) {
  const me = useMe();
  const undo = useTell(contract.undoMerge);
  if (it.merged.length === 0) return null;
  return (
    <section className="slot">
      <h2>Also known as</h2>
      <ul>
        {it.merged.map(({ mergeId, name, at }) => (
          <li key={mergeId} className="line">
            <span>
              {name}
              <small>
                merged <At at={at} />
              </small>
            </span>
            {me.may('customers.change') && (
              <Button weight="bare" icon="undo" onClick={() => undo.mutate({ params: { id: mergeId } })}>
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble fault={undo.error} />
    </section>
  );
}
