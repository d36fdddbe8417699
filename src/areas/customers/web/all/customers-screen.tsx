import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { AsOf, At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, usePages, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { describeNeeds } from '../needs-words.ts';

type Hit = ReplyOf<typeof contract.search>['customers'][number];
type CustomersProps = {
  readonly q: string;
  readonly onQuery: (q: string) => void;
  /** What areas above know of whom the officer looked at. */
  readonly children: ReactNode;
};

/** Everybody we serve: found by half a name or a number, those looked at last, and those who came last. */
export function CustomersScreen({ q, onQuery, children }: CustomersProps) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const may = me.may('customers.change');
  useKeys(may ? [{ does: say('Add a customer'), where: 'Customer', icon: 'plus', run: () => setAdding(true) }] : []);
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Customers')}</h1>
          <p>{say('People and organisations, over all their cases.')}</p>
        </div>
        <div className="row-of push">
          {may && (
            <Button icon="plus" onClick={() => setAdding(true)}>
              {say('Add a customer')}
            </Button>
          )}
        </div>
      </header>
      <div className="page">
        <div className="page-form">
          <TextField
            label={say('Name, e-mail or telephone')}
            hint={say('Half of it is enough.')}
            type="search"
            autoFocus
            value={q}
            onChange={onQuery}
          />
        </div>
        {q.trim().length > 1 ? (
          <Found q={q.trim()} />
        ) : (
          <>
            {children}
            <Newest />
          </>
        )}
      </div>
      {adding && <AddCustomer name={q.trim()} onClose={() => setAdding(false)} />}
    </main>
  );
}

function Found({ q }: { q: string }) {
  const asked = useAsk(contract.search, { query: { q } }, { keep: true, watch: ['customer'] });
  return (
    <Loaded asked={asked} what={say('The customers')}>
      {({ customers }) =>
        customers.length === 0 ? (
          <Empty title={say('Nobody is called so')} ring="released">
            <p>{say('Nobody matches “{{q}}”. Try half of the name, or the telephone number.', { q })}</p>
          </Empty>
        ) : (
          <ul className="found" aria-label={say('People found')}>
            {customers.map((one) => (
              <CustomerLine key={one.id} one={one}>
                {one.alike && say('sounds like it')}
              </CustomerLine>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Newest() {
  const asked = usePages(contract.newest, {}, { watch: ['customer', 'case'] });
  return (
    <section aria-label={say('Came to us last')}>
      <h2 className="part">
        {say('Came to us last')} <AsOf at={asked.dataUpdatedAt} />
      </h2>
      <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The customers')}>
        {({ pages }) => {
          const customers = pages.flatMap((page) => page.customers);
          if (customers.length === 0)
            return (
              <Empty title={say('Nobody has come to us yet')}>
                <p>{say('Whoever writes or rings is here from then on.')}</p>
              </Empty>
            );
          return (
            <ul className="found">
              {customers.map((one) => (
                <CustomerLine key={one.id} one={one}>
                  <At at={one.madeAt} />
                </CustomerLine>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {asked.hasNextPage && (
        <p className="more">
          <Button busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {say('Show more')}
          </Button>
        </p>
      )}
    </section>
  );
}

const CustomerLine = ({ one, children }: { one: Hit; children: ReactNode }) => (
  <li>
    <Icon
      name={one.kind === 'organisation' ? 'people' : 'person'}
      label={one.kind === 'organisation' ? say('Organisation') : say('Person')}
    />
    <div>
      <Link className="what" to="/customer/$id" params={{ id: one.id }}>
        {one.name}
      </Link>
      <p className="why">{[one.contact, describeNeeds(one.needs)].filter((text) => text !== '').join(' · ')}</p>
    </div>
    <p className="when num">{children}</p>
  </li>
);

/** Somebody nobody has a record of yet. */
function AddCustomer({ name: typed, onClose }: { name: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [kind, setKind] = useState('person');
  const [name, setName] = useState(typed);
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const add = useTell(contract.add, { onDone: ({ id }) => void navigate({ to: '/customer/$id', params: { id } }) });
  const points = [
    { kind: 'email' as const, value: email.trim() },
    { kind: 'phone' as const, value: phone.trim() },
  ].filter(({ value }) => value !== '');
  const send = () =>
    add.mutate({
      body: { kind: kind === 'organisation' ? 'organisation' : 'person', name, contactPoints: points },
    });
  return (
    <Dialog
      title={say('Add a customer')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={add.isPending}>
            {say('Add')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('What they are')}
        value={kind}
        options={[
          { value: 'person', label: say('Person') },
          { value: 'organisation', label: say('Organisation') },
        ]}
        onChange={setKind}
      />
      <TextField label={say('Name')} required autoFocus maxLength={200} value={name} onChange={setName} />
      <div className="columns">
        <TextField label={say('E-mail')} type="email" value={email} onChange={setEmail} />
        <TextField label={say('Telephone')} type="tel" value={phone} onChange={setPhone} />
      </div>
      <Trouble fault={add.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}
