import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon, type IconName } from '#ui/icons/icon.tsx';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Pick, SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';
import type { CustomerView } from './customer-screen.tsx';

const KINDS = [
  { value: 'email', label: 'E-mail', icon: 'mail' },
  { value: 'phone', label: 'Telephone', icon: 'phone' },
  { value: 'post', label: 'Post', icon: 'letter' },
  { value: 'other', label: 'Other', icon: 'chat' },
] as const satisfies readonly { value: string; label: string; icon: IconName }[];

const kindOf = (kind: string) => KINDS.find(({ value }) => value === kind) ?? KINDS[3];

/** Every way to reach them. */
export function ContactPoints({ it }: { it: CustomerView }) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const end = useTell(contract.endPoint);
  const may = me.may('customers.change');
  return (
    <section className="slot">
      <h2>
        How to reach them
        {may && (
          <button type="button" className="slot-act" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            Add
          </button>
        )}
      </h2>
      {it.contactPoints.length === 0 && <p className="small quiet">No address and no number yet.</p>}
      <ul>
        {it.contactPoints.map(({ id, kind, value, sole }) => (
          <li key={id} className="line">
            <Icon name={kindOf(kind).icon} label={kindOf(kind).label} />
            <span>
              {value}
              {!sole && <small>Shared with others, so it proves nothing alone</small>}
            </span>
            {may && (
              <IconButton
                icon="cross"
                weight="bare"
                label={`${value} is no longer theirs`}
                onClick={() => end.mutate({ params: { id } })}
              />
            )}
          </li>
        ))}
      </ul>
      {adding && <AddPoint customerId={it.customer.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddPoint({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const [kind, setKind] = useState('email');
  const [value, setValue] = useState('');
  const [shared, setShared] = useState(false);
  const add = useTell(contract.addPoint, { onDone: onClose });
  return (
    <form
      className="stack add-point"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ params: { id: customerId }, body: { kind: kindOf(kind).value, value, shared } });
      }}
    >
      <SelectField label="Kind" value={kind} options={KINDS} onChange={setKind} />
      <TextField label="Address or number" required value={value} onChange={setValue} />
      <Pick label="Shared with others, such as a family or a front desk" checked={shared} onChange={setShared} />
      <Trouble fault={add.error} />
      <div className="row-of">
        <Button type="submit" busy={add.isPending}>
          Add
        </Button>
        <Button weight="bare" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
