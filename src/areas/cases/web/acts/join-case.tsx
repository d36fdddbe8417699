import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { tell } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import type { ActProps } from './acts.tsx';
import { CasePicker } from './case-picker.tsx';

/** Joins this case to another. Nothing moves, so it can be undone without loss. */
export function MergeCase({ it, onClose }: ActProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [into, setInto] = useState<string>();
  const undo = async (id: string) => {
    await tell(contract.undoMerge, { params: { id } });
    await client.invalidateQueries();
    await navigate({ to: '/case/$id', params: { id: it.case.id } });
  };
  const merge = useTell(contract.merge, {
    onDone: ({ mergeId, intoId }) => {
      onClose();
      void navigate({ to: '/case/$id', params: { id: intoId } });
      toast({
        words: `${it.case.reference} was joined to this case.`,
        act: { label: 'Undo', run: () => void undo(mergeId) },
      });
    },
  });
  return (
    <Dialog
      title={`Merge ${it.case.reference} into another case`}
      open
      onClose={onClose}
      onSubmit={() => {
        if (into !== undefined) merge.mutate({ params: { id: it.case.id }, body: { into, version: it.case.version } });
      }}
      acts={
        <>
          <Button onClick={onClose}>Leave them apart</Button>
          <Button type="submit" weight="main" aria-disabled={into === undefined} busy={merge.isPending}>
            Merge
          </Button>
        </>
      }
    >
      <p className="small quiet">
        The other case then shows both histories. You can undo it at any time; nothing is moved.
      </p>
      <CasePicker label="Which case is it really?" except={it.case.id} chosen={into} onChoose={setInto} />
      <Trouble fault={merge.error} />
    </Dialog>
  );
}

/** Says that two cases have to do with each other. Both stay as they are. */
export function LinkCase({ it, onClose }: ActProps) {
  const [other, setOther] = useState<string>();
  const link = useTell(contract.link, { onDone: onClose });
  return (
    <Dialog
      title="Link to another case"
      open
      onClose={onClose}
      onSubmit={() => {
        if (other !== undefined) link.mutate({ params: { id: it.case.id }, body: { other, linked: true } });
      }}
      acts={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button type="submit" weight="main" aria-disabled={other === undefined} busy={link.isPending}>
            Link
          </Button>
        </>
      }
    >
      <CasePicker label="Which case has to do with it?" except={it.case.id} chosen={other} onChoose={setOther} />
      <Trouble fault={link.error} />
    </Dialog>
  );
}
