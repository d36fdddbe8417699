import { useDeferredValue, useState, type KeyboardEvent } from 'react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { offsetAt } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { tell } from '#ui/wire/call.ts';
import { useActName } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { ListRow } from '../lists/use-list.ts';
import { actName, doing, type ActName } from './acts.ts';
import { BulkFields } from './bulk-fields.tsx';
import { actOf, begin, endsOf, type BulkAct } from './draft.ts';
import { Outcomes, type Outcome } from './outcomes.tsx';

type BulkDialogProps = {
  readonly act: ActName;
  readonly cases: readonly ListRow[];
  readonly onClose: () => void;
  /** The cases that were left as they are. */
  readonly onDone: (left: readonly string[]) => void;
};

/** One act on many cases: what it would do to each is shown before it is done, and it can be undone afterwards. */
export function BulkDialog({ act, cases, onClose, onDone }: BulkDialogProps) {
  const zone = useZone();
  const ends = endsOf(cases);
  const [draft, setDraft] = useState(() => begin(act, ends, { now: Date.now(), offset: offsetAt(Date.now(), zone) }));
  const wanted = actOf(draft);
  const preview = usePreview(wanted, cases);
  const carry = useCarryOut(act, onDone);
  const outcomes = preview.data?.outcomes ?? [];
  const changes = outcomes.filter(({ because }) => because === null).length;
  const ready = wanted !== undefined && changes > 0;
  const send = () => {
    if (ready) carry.mutate({ act: wanted, cases: cases.map(({ id, version }) => ({ id, version })) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <Dialog
      title={sayCount(cases.length, '{{act}}: {{count}} case', '{{act}}: {{count}} cases', { act: actName(act) })}
      open
      wide
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave them')}</Button>
          <Button type="submit" weight="main" shortcut="Ctrl ↵" aria-disabled={!ready} busy={carry.isPending}>
            {ready ? doing(act, changes) : say('Nothing to do yet')}
          </Button>
        </>
      }
    >
      {/* The keys of the fields within reach the act from wherever one writes. */}
      <div className="bulk-columns" role="presentation" onKeyDown={onKeyDown}>
        <div className="stack">
          <BulkFields draft={draft} ends={ends} onChange={(change) => setDraft((old) => ({ ...old, ...change }))} />
          <Trouble fault={carry.error ?? preview.error} />
        </div>
        <Outcomes outcomes={outcomes} asked={wanted !== undefined} />
      </div>
    </Dialog>
  );
}

/** What would become of each case, asked while the act is being filled in. It changes nothing. */
function usePreview(act: BulkAct | undefined, cases: readonly ListRow[]) {
  const body = useDeferredValue(act);
  const named = cases.map(({ id, version }) => ({ id, version }));
  return useQuery<{ outcomes: Outcome[] }, Error>({
    queryKey: [contract.previewBulk.path, body, named],
    queryFn: () =>
      body === undefined ? { outcomes: [] } : tell(contract.previewBulk, { body: { act: body, cases: named } }),
    placeholderData: keepPreviousData,
    enabled: body !== undefined,
    gcTime: 0,
  });
}

type Asked = { readonly act: BulkAct; readonly cases: { id: string; version: number }[] };

function useCarryOut(name: ActName, onDone: (left: readonly string[]) => void) {
  const client = useQueryClient();
  const { nameOf } = useActName();
  const undo = async (id: string) => {
    const back = await tell(contract.undoBulk, { params: { id } });
    void client.invalidateQueries();
    const words = sayCount(back.done, '{{count}} case is as it was.', '{{count}} cases are as they were.');
    const left = sayCount(
      back.refused.length,
      '{{count}} had changed since and was left: {{which}}',
      '{{count}} had changed since and were left: {{which}}',
      {
        which: back.refused.map(({ reference }) => reference).join(', '),
      },
    );
    toast({ words: back.refused.length === 0 ? words : `${words} ${left}` });
  };
  return useMutation({
    mutationFn: (body: Asked) => tell(contract.doBulk, { body }, { act: nameOf(body) }),
    onSuccess: ({ bulkId, done, recallUntil, outcomes }) => {
      const left = outcomes.filter(({ because }) => because !== null);
      onDone(left.map(({ id }) => id));
      void client.invalidateQueries();
      const words = sayCount(done, '{{act}}: {{count}} case done.', '{{act}}: {{count}} cases done.', {
        act: actName(name),
      });
      const kept = sayCount(left.length, '{{count}} stays as it is.', '{{count}} stay as they are.');
      toast({
        words: left.length === 0 ? words : `${words} ${kept}`,
        ...(bulkId === null
          ? {}
          : {
              act: {
                label: recallUntil === null ? say('Undo') : say('Take them back'),
                run: () =>
                  void undo(bulkId).catch(() => toast({ words: say('It could not be undone. Look at the cases.') })),
              },
            }),
        ...(recallUntil === null ? {} : { until: recallUntil }),
      });
    },
  });
}
