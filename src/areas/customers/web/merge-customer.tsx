import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { tell } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';
import { CustomerFinder } from './customer-finder.tsx';
import type { CustomerView } from './customer-screen.tsx';

/** Says that two records are one customer. Nothing moves, so it can be undone without loss. */
export function MergeCustomer({ it, onClose }: { it: CustomerView; onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [intoId, setInto] = useState<string>();
  const [why, setWhy] = useState('');
  const undo = async (id: string) => {
    await tell(contract.undoMerge, { params: { id } });
    await client.invalidateQueries();
  };
  const merge = useTell(contract.merge, {
    onDone: ({ mergeId }) => {
      onClose();
      if (intoId !== undefined) void navigate({ to: '/customer/$id', params: { id: intoId } });
      toast({
        words: `${it.customer.name} is now one customer.`,
        act: { label: 'Undo', run: () => void undo(mergeId) },
      });
    },
  });
  return (
    <Dialog
      title={`Who is ${it.customer.name} really?`}
      open
      onClose={onClose}
      onSubmit={() => {
        if (intoId !== undefined) merge.mutate({ params: { id: it.customer.id }, body: { intoId, why } });
      }}
      acts={
        <>
          <Button onClick={onClose}>They are two</Button>
          <Button type="submit" weight="main" aria-disabled={intoId === undefined} busy={merge.isPending}>
            They are one
          </Button>
        </>
      }
    >
      <p className="small quiet">Their cases then stand together. Undo parts them again, with nothing lost.</p>
      <CustomerFinder label="The same as" chosen={intoId} onChoose={setInto} except={it.customer.id} />
      <TextField label="How do you know?" maxLength={500} value={why} onChange={setWhy} />
      <Trouble fault={merge.error} />
    </Dialog>
  );
}
