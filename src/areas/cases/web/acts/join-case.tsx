import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Trouble, Waiting } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { tell } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { ActProps } from './acts.tsx';
import { CasePicker } from './case-picker.tsx';
import { LikelyCases } from './likely-cases.tsx';
import { MergedCase } from './merged-case.tsx';

/** Joins this case to another. Nothing moves, so it can be undone without loss. */
export function MergeCase({ it, onClose }: ActProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [into, setInto] = useState<string>();
  const likely = useAsk(contract.likelySame, { params: { id: it.case.id } }).data?.cases;
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
        words: say('{{reference}} was joined to this case.', { reference: it.case.reference }),
        act: { label: say('Undo'), run: () => void undo(mergeId) },
      });
    },
  });
  return (
    <Dialog
      title={say('Merge {{reference}} into another case', { reference: it.case.reference })}
      open
      onClose={onClose}
      wide={into !== undefined}
      onSubmit={() => {
        if (into !== undefined) merge.mutate({ params: { id: it.case.id }, body: { into, version: it.case.version } });
      }}
      acts={
        <>
          <span className="push-start small quiet">{say('Nothing is moved, and Z takes it back.')}</span>
          <Button onClick={onClose}>{say('Leave them apart')}</Button>
          <Button type="submit" weight="main" aria-disabled={into === undefined} busy={merge.isPending}>
            {say('Merge')}
          </Button>
        </>
      }
    >
      {likely === undefined ? (
        <Waiting what={say('Cases like this one')} />
      ) : (
        <>
          {likely.length > 0 && <LikelyCases cases={likely} chosen={into} onChoose={setInto} />}
          <CasePicker
            label={likely.length > 0 ? say('Or another case') : say('Which case is it really?')}
            except={it.case.id}
            chosen={into}
            onChoose={setInto}
            {...(likely.length > 0 ? { begins: false } : {})}
          />
        </>
      )}
      {into !== undefined && <MergedCase from={it} into={into} />}
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
      title={say('Link to another case')}
      open
      onClose={onClose}
      onSubmit={() => {
        if (other !== undefined) link.mutate({ params: { id: it.case.id }, body: { other, linked: true } });
      }}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" aria-disabled={other === undefined} busy={link.isPending}>
            {say('Link')}
          </Button>
        </>
      }
    >
      <CasePicker label={say('Which case has to do with it?')} except={it.case.id} chosen={other} onChoose={setOther} />
      <Trouble fault={link.error} />
    </Dialog>
  );
}
