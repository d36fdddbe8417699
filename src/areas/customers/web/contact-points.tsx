import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon, type IconName } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Pick, SelectField, TextField } from '#ui/parts/field.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { CustomerView } from './customer-screen.tsx';

type Point = CustomerView['contactPoints'][number];

const kinds = () =>
  [
    { value: 'email', label: say('E-mail'), icon: 'mail' },
    { value: 'phone', label: say('Telephone'), icon: 'phone' },
    { value: 'post', label: say('Post'), icon: 'letter' },
    { value: 'other', label: say('Other'), icon: 'chat' },
  ] as const satisfies readonly { value: string; label: string; icon: IconName }[];

const kindOf = (kind: string) => {
  const all = kinds();
  return all.find(({ value }) => value === kind) ?? all[3];
};

/** Every way to reach them, the one they would rather first. */
export function ContactPoints({ it }: { it: CustomerView }) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<string>();
  const may = me.may('customers.change');
  return (
    <section className="slot">
      <h2>
        {say('How to reach them')}
        {may && (
          <button type="button" className="slot-act" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {say('Add')}
          </button>
        )}
      </h2>
      {it.contactPoints.length === 0 && <p className="small quiet">{say('No address and no number yet.')}</p>}
      <ul>
        {it.contactPoints.map((point) => (
          <li key={point.id} className="line">
            <Icon name={kindOf(point.kind).icon} label={kindOf(point.kind).label} />
            {changing === point.id ? (
              <ChangePoint point={point} onClose={() => setChanging(undefined)} />
            ) : (
              <PointLine point={point} may={may} onChange={() => setChanging(point.id)} />
            )}
          </li>
        ))}
      </ul>
      {adding && <AddPoint customerId={it.customer.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function PointLine({ point, may, onChange }: { point: Point; may: boolean; onChange: () => void }) {
  const end = useTell(contract.endPoint);
  const prefer = useTell(contract.preferPoint);
  const params = { id: point.id };
  return (
    <>
      <span>
        {point.value}
        {point.preferred && <small>{say('They would rather be reached here')}</small>}
        {!point.sole && <small>{say('Shared with others, so it proves nothing alone')}</small>}
        <Trouble fault={end.error ?? prefer.error} />
      </span>
      {may && (
        <Menu
          label={say('Acts for {{value}}', { value: point.value })}
          look="button is-bare is-icon"
          acts={[
            ...(point.preferred
              ? []
              : [
                  {
                    does: say('They would rather be reached here'),
                    icon: 'tick' as const,
                    run: () => prefer.mutate({ params }),
                  },
                ]),
            { does: say('It has changed…'), icon: 'pen' as const, run: onChange },
            { does: say('It is no longer theirs'), icon: 'cross' as const, run: () => end.mutate({ params }) },
          ]}
        >
          <Icon name="dots" />
        </Menu>
      )}
    </>
  );
}

function ChangePoint({ point, onClose }: { point: Point; onClose: () => void }) {
  const [value, setValue] = useState(point.value);
  const change = useTell(contract.changePoint, { onDone: onClose });
  return (
    <form
      className="stack grow"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ params: { id: point.id }, body: { value, shared: !point.sole } });
      }}
    >
      <TextField label={say('Address or number')} required autoFocus value={value} onChange={setValue} />
      <Trouble fault={change.error} />
      <div className="row-of">
        <Button type="submit" busy={change.isPending}>
          {say('Change it')}
        </Button>
        <Button weight="bare" onClick={onClose}>
          {say('Leave it')}
        </Button>
      </div>
    </form>
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
      <SelectField label={say('Kind')} value={kind} options={kinds()} onChange={setKind} />
      <TextField label={say('Address or number')} required value={value} onChange={setValue} />
      <Pick label={say('Shared with others, such as a family or a front desk')} checked={shared} onChange={setShared} />
      <Trouble fault={add.error} />
      <div className="row-of">
        <Button type="submit" busy={add.isPending}>
          {say('Add')}
        </Button>
        <Button weight="bare" onClick={onClose}>
          {say('Leave it')}
        </Button>
      </div>
    </form>
  );
}
