import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { CustomerFinder } from './customer-finder.tsx';
import type { CustomerView } from './customer-screen.tsx';

/** The organisations of a person, or the people of an organisation. */
export function Related({ it }: { it: CustomerView }) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const leave = useTell(contract.leave);
  const { customer, organisations, people } = it;
  const isPerson = customer.kind === 'person';
  const them = isPerson ? organisations : people;
  const may = me.may('customers.change');
  return (
    <section className="slot">
      <h2>
        {isPerson ? say('Organisations') : say('Its people')}
        {may && (
          <button type="button" className="slot-act" onClick={() => setAdding(true)}>
            {say('Add')}
          </button>
        )}
      </h2>
      {them.length === 0 && <p className="small quiet">{isPerson ? say('None is noted.') : say('Nobody is noted.')}</p>}
      <ul>
        {them.map(({ id, name, role }) => (
          <li key={id} className="line">
            <span>
              <Link to="/customer/$id" params={{ id }}>
                {name}
              </Link>{' '}
              {role !== '' && <Tag>{role}</Tag>}
            </span>
            {may && (
              <IconButton
                icon="cross"
                weight="bare"
                label={isPerson ? say('They have left {{name}}', { name }) : say('{{name}} has left', { name })}
                onClick={() =>
                  leave.mutate({
                    params: { id: isPerson ? customer.id : id },
                    body: { organisationId: isPerson ? id : customer.id },
                  })
                }
              />
            )}
          </li>
        ))}
      </ul>
      <Trouble fault={leave.error} />
      {adding && <Belong it={it} onClose={() => setAdding(false)} />}
    </section>
  );
}

function Belong({ it, onClose }: { it: CustomerView; onClose: () => void }) {
  const isPerson = it.customer.kind === 'person';
  const [other, setOther] = useState<string>();
  const [role, setRole] = useState('');
  const belong = useTell(contract.belong, { onDone: onClose });
  return (
    <Dialog
      title={
        isPerson
          ? say('Where does {{name}} belong?', { name: it.customer.name })
          : say('Who belongs to {{name}}?', { name: it.customer.name })
      }
      open
      onClose={onClose}
      onSubmit={() => {
        if (other !== undefined)
          belong.mutate({
            params: { id: isPerson ? it.customer.id : other },
            body: { organisationId: isPerson ? other : it.customer.id, role },
          });
      }}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" aria-disabled={other === undefined} busy={belong.isPending}>
            {say('Add')}
          </Button>
        </>
      }
    >
      <CustomerFinder
        label={isPerson ? say('Which organisation') : say('Who')}
        chosen={other}
        onChoose={setOther}
        except={it.customer.id}
        kind={isPerson ? 'organisation' : 'person'}
      />
      <TextField
        label={say('As')}
        hint={say('For example: treasurer')}
        maxLength={120}
        value={role}
        onChange={setRole}
      />
      <Trouble fault={belong.error} />
    </Dialog>
  );
}
