import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { tell } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { afterMerge, type Field, type Side } from '../rules/index.ts';
import { CustomerFinder } from './customer-finder.tsx';
import type { CustomerView } from './customer-screen.tsx';
import { languageOf } from './languages.ts';
import { sayNeed } from './needs-words.ts';

type MergeCustomerProps = {
  readonly it: CustomerView;
  readonly with?: string | undefined;
  readonly onClose: () => void;
};

/** Says that two records are one customer. Nothing moves, so it can be undone without loss. */
export function MergeCustomer({ it, with: likely, onClose }: MergeCustomerProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [intoId, setInto] = useState(likely);
  const [why, setWhy] = useState('');
  const undo = async (id: string) => {
    await tell(contract.undoMerge, { params: { id } });
    await client.invalidateQueries();
    await navigate({ to: '/customer/$id', params: { id: it.customer.id } });
  };
  const merge = useTell(contract.merge, {
    onDone: ({ mergeId }) => {
      onClose();
      if (intoId !== undefined) void navigate({ to: '/customer/$id', params: { id: intoId } });
      toast({
        words: say('{{name}} is now one customer.', { name: it.customer.name }),
        act: { label: say('Undo'), run: () => void undo(mergeId) },
      });
    },
  });
  return (
    <Dialog
      title={say('Who is {{name}} really?', { name: it.customer.name })}
      open
      onClose={onClose}
      wide={intoId !== undefined}
      onSubmit={() => {
        if (intoId !== undefined) merge.mutate({ params: { id: it.customer.id }, body: { intoId, why } });
      }}
      acts={
        <>
          <span className="push-start small quiet">{say('Nothing is moved, and Z takes it back.')}</span>
          <Button onClick={onClose}>{say('They are two')}</Button>
          <Button type="submit" weight="main" aria-disabled={intoId === undefined} busy={merge.isPending}>
            {say('They are one')}
          </Button>
        </>
      }
    >
      {likely === undefined && (
        <CustomerFinder label={say('The same as')} chosen={intoId} onChoose={setInto} except={it.customer.id} />
      )}
      {intoId !== undefined && <Becoming from={it} into={intoId} />}
      <TextField
        label={say('How do you know?')}
        autoFocus={likely !== undefined}
        maxLength={500}
        value={why}
        onChange={setWhy}
      />
      <Trouble fault={merge.error} />
    </Dialog>
  );
}

const sideOf = ({ customer, contactPoints, needs, organisations, representatives }: CustomerView): Side => ({
  name: customer.name,
  language: customer.language === null ? null : languageOf(customer.language),
  needs: [...needs.map(sayNeed), ...(customer.needs === '' ? [] : [customer.needs])],
  points: contactPoints.map(({ value }) => value),
  organisations: organisations.map(({ name }) => name),
  representatives: representatives.filter(({ endedAt }) => endedAt === null).map(({ name }) => name),
});

/** Both records side by side, and what will be shown for the one customer. */
function Becoming({ from, into }: { from: CustomerView; into: string }) {
  const asked = useAsk(contract.read, { params: { id: into } });
  if (asked.data === undefined) return null;
  const names: Readonly<Record<Field, string>> = {
    name: say('Name'),
    language: say('Language'),
    points: say('Reached at'),
    needs: say('Needs'),
    organisations: say('Organisations'),
    representatives: say('May act for them'),
  };
  return (
    <table className="becoming">
      <caption className="unseen">{say('What becomes of both')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{say('What')}</span>
          </th>
          <th scope="col">{say('This record')}</th>
          <th scope="col">{say('The other')}</th>
          <th scope="col">{say('Then')}</th>
        </tr>
      </thead>
      <tbody>
        {afterMerge(sideOf(from), sideOf(asked.data)).map(({ field, from: one, into: other, becomes }) => (
          <tr key={field}>
            <th scope="row">{names[field]}</th>
            <td>{one.join(', ')}</td>
            <td>{other.join(', ')}</td>
            <td>
              <b>{becomes.join(', ')}</b>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say('Cases')}</th>
          <td>{say('its own')}</td>
          <td>{say('its own')}</td>
          <td>
            <b>{say('stand together, each as it is')}</b>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
