import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { POINT_KINDS } from '../rules/index.ts';

type Told = ReplyOf<typeof contract.ofCustomer>;

/** What this customer asked to be told about, and which of their addresses want none of it. */
export function Consents({ customer }: { readonly customer: string }) {
  const asked = useAsk(contract.ofCustomer, { params: { id: customer } });
  const changes = useMe().may('customers.change');
  const [adding, setAdding] = useState(false);
  if (asked.data === undefined) return null;
  return (
    <section className="page" aria-labelledby="told">
      <h2 id="told">{say('What they asked to be told')}</h2>
      <List told={asked.data} />
      {changes && !adding && (
        <Button icon="plus" onClick={() => setAdding(true)}>
          {say('They want to be told')}
        </Button>
      )}
      {adding && <Add customer={customer} onDone={() => setAdding(false)} />}
    </section>
  );
}

function List({ told: { consents, optedOut } }: { told: Told }) {
  const off = useTell(contract.optOut);
  if (consents.length + optedOut.length === 0)
    return <p className="small quiet">{say('Nothing. They are written to about their cases only.')}</p>;
  return (
    <ul className="small">
      {consents.map(({ id, topic, address, evidence, givenAt }) => (
        <li key={id}>
          <b>{topic}</b> {address} <span className="quiet">{evidence}</span> <At at={givenAt} />{' '}
          <Button weight="bare" busy={off.isPending} onClick={() => off.mutate({ body: { address } })}>
            {say('They want no more')}
          </Button>
        </li>
      ))}
      {optedOut.map(({ address, at }) => (
        <li key={address}>
          {say('{{address}} wants no outreach.', { address })} <At at={at} />
        </li>
      ))}
      <Trouble fault={off.error} />
    </ul>
  );
}

type Kind = (typeof POINT_KINDS)[number];

const wayWords = (kind: Kind): string =>
  ({ email: say('By e-mail'), phone: say('By text message'), post: say('By letter') })[kind];
const addressWords = (kind: Kind): string =>
  ({ email: say('At the e-mail address'), phone: say('At the number'), post: say('At the postal address') })[kind];

function Add({ customer, onDone }: { customer: string; onDone: () => void }) {
  const [form, setForm] = useState({ kind: 'email' as Kind, address: '', topic: '', evidence: '' });
  const add = useTell(contract.recordConsent, { onDone });
  const put = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ body: { customerId: customer, ...form } });
      }}
    >
      <TextField label={say('About')} required maxLength={80} value={form.topic} onChange={(topic) => put({ topic })} />
      <Choice
        label={say('How they want to be told')}
        value={form.kind}
        options={POINT_KINDS.map((value) => ({ value, label: wayWords(value) }))}
        onChange={(kind) => put({ kind })}
      />
      {form.kind === 'post' ? (
        <TextArea
          label={addressWords(form.kind)}
          required
          rows={3}
          maxLength={500}
          value={form.address}
          onChange={(address) => put({ address })}
        />
      ) : (
        <TextField
          label={addressWords(form.kind)}
          type={form.kind === 'email' ? 'email' : 'tel'}
          required
          maxLength={320}
          value={form.address}
          onChange={(address) => put({ address })}
        />
      )}
      <TextField
        label={say('How we know')}
        hint={say('Such as: ticked it on the form of 3 November.')}
        required
        maxLength={300}
        value={form.evidence}
        onChange={(evidence) => put({ evidence })}
      />
      <div className="row-of">
        <Button type="submit" weight="main" busy={add.isPending}>
          {say('Note it')}
        </Button>
        <Button onClick={onDone}>{say('Leave it')}</Button>
      </div>
      <Trouble fault={add.error} />
    </form>
  );
}
