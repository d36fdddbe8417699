import { useState } from 'react';
import { CustomerFinder, CustomerPanel } from '#areas/customers/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { PARTY_ROLES } from '../../rules/index.ts';
import type { CaseView, Party } from '../types.ts';
import { sentence } from '../words.ts';

/** The customer first, then everybody else who has to do with the case. */
export function People({ it }: { it: CaseView }) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const others = it.parties.filter(({ customerId, role }) => customerId !== it.case.customerId || role !== 'customer');
  return (
    <>
      {it.case.customerId === null ? (
        <section className="slot">
          <h2>{say('No customer yet')}</h2>
          <p className="small quiet">{say('Nobody knows yet whom this is about. Add the customer when you do.')}</p>
        </section>
      ) : (
        <CustomerPanel id={it.case.customerId} others={others} />
      )}
      <section className="slot">
        <h2>
          {say('Others concerned')}
          {me.may('cases.change') && (
            <button type="button" className="slot-act" onClick={() => setAdding(true)}>
              {say('Add')}
            </button>
          )}
        </h2>
        {others.length === 0 && <p className="small quiet">{say('Nobody else.')}</p>}
        <ul>
          {others.map((party) => (
            <OtherParty key={party.id} party={party} />
          ))}
        </ul>
      </section>
      {adding && <AddParty caseId={it.case.id} onClose={() => setAdding(false)} />}
    </>
  );
}

function OtherParty({ party }: { party: Party }) {
  const me = useMe();
  const end = useTell(contract.endParty);
  return (
    <li className="line">
      <span>
        <b>{party.name}</b> <span className="quiet">{party.role}</span>
        {party.authority !== '' && <small>{party.authority}</small>}
        {party.contactPoints.map(({ value }) => (
          <small key={value}>{value}</small>
        ))}
      </span>
      {me.may('cases.change') && (
        <IconButton
          icon="cross"
          weight="bare"
          label={say('{{name}} has no more to do with it', { name: party.name })}
          onClick={() => end.mutate({ params: { id: party.id } })}
        />
      )}
      <Trouble fault={end.error} />
    </li>
  );
}

const ROLE_OPTIONS = PARTY_ROLES.map((role) => ({ value: role, label: sentence(role) }));

function AddParty({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [customerId, setCustomer] = useState<string>();
  const [role, setRole] = useState('representative');
  const [authority, setAuthority] = useState('');
  const add = useTell(contract.addParty, { onDone: onClose });
  const known = PARTY_ROLES.find((one) => one === role);
  const send = () => {
    if (customerId === undefined || known === undefined) return;
    add.mutate({ params: { id: caseId }, body: { customerId, role: known, authority } });
  };
  return (
    <Dialog
      title={say('Who else is concerned?')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" aria-disabled={customerId === undefined} busy={add.isPending}>
            {say('Add')}
          </Button>
        </>
      }
    >
      <CustomerFinder label={say('Name, e-mail or telephone')} chosen={customerId} onChoose={setCustomer} />
      <SelectField label={say('As')} value={role} options={ROLE_OPTIONS} onChange={setRole} />
      <TextField
        label={say('By what authority')}
        hint={say('For example: power of attorney, until 30 June')}
        maxLength={500}
        value={authority}
        onChange={setAuthority}
      />
      <Trouble fault={add.error} />
    </Dialog>
  );
}
