import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask, tell, Unreachable, type ReplyOf } from '#ui/wire/call.ts';
import { onFound } from '#ui/wire/connection.ts';
import { keyOf } from '#ui/wire/use-ask.ts';
import { present } from '#ui/time/present.ts';
import * as contract from '../../contract.ts';
import { editOf, merged, type Edit } from '../../rules/index.ts';
import { deviceName, forgetEdits, keepEdit, unsentEdits } from './kept-edits.ts';

const TRY_AGAIN_MS = 4000;

export type Checklist = {
  readonly edits: readonly Edit[];
  /** How many changes the service has told of. */
  readonly known: number;
  /** How many changes only this device has. */
  readonly unsent: number;
  readonly fault: Error | null;
  readonly write: (field: string, value: string) => void;
};

/** A checklist that is written on this device first and brought to the service whenever there is a line. Nothing is written over. */
export function useChecklist(programme: string): Checklist {
  const [edits, setEdits] = useState<readonly Edit[]>([]);
  const [unsent, setUnsent] = useState(0);
  const { count, remember, before } = useTold(programme);
  const [fault, setFault] = useState<Error | null>(null);
  const known = useRef<readonly Edit[]>([]);
  const turn = useRef<Promise<void>>(Promise.resolve());

  const learn = useCallback((more: readonly Edit[]) => {
    known.current = merged(known.current, more);
    setEdits(known.current);
  }, []);

  const bring = useCallback(() => {
    // One after the other: two that ran at once would send the same twice, for nothing.
    turn.current = turn.current.then(async () => {
      try {
        const waiting = await unsentEdits(programme);
        learn(waiting);
        const reply =
          waiting.length === 0
            ? await ask(contract.checklist, { params: { id: programme } })
            : await tell(contract.addToChecklist, { params: { id: programme }, body: { edits: waiting.map(sent) } });
        learn(reply.edits);
        remember(reply);
        await forgetEdits(waiting.map(({ id }) => id));
        setFault(null);
      } catch (caught) {
        setFault(caught instanceof Error && !(caught instanceof Unreachable) ? caught : null);
      }
      setUnsent((await unsentEdits(programme)).length);
    });
  }, [programme, learn, remember]);

  useEffect(() => {
    learn(before());
    bring();
    const again = setInterval(bring, TRY_AGAIN_MS);
    const deaf = onFound(bring);
    return () => {
      clearInterval(again);
      deaf();
    };
  }, [bring, learn, before]);

  const write = useCallback(
    (field: string, value: string) => {
      const edit = editOf(known.current, {
        id: crypto.randomUUID(),
        field,
        value,
        at: present(),
        device: deviceName(),
      });
      learn([edit]);
      turn.current = turn.current
        .then(() => keepEdit(programme, edit))
        .catch((caught: unknown) => setFault(caught instanceof Error ? caught : null));
      bring();
    },
    [programme, learn, bring],
  );
  return { edits, known: count, unsent, fault, write };
}

/** What the service has told of: remembered where a page that is opened anew without a line finds it. */
function useTold(programme: string) {
  const client = useQueryClient();
  const [count, setCount] = useState(0);
  const key = useMemo(() => keyOf(contract.checklist, { params: { id: programme } }), [programme]);
  const remember = useCallback(
    (reply: ReplyOf<typeof contract.checklist>) => {
      client.setQueryData(key, reply);
      setCount(reply.edits.length);
    },
    [client, key],
  );
  const before = useCallback(
    () => client.getQueryData<ReplyOf<typeof contract.checklist>>(key)?.edits ?? [],
    [client, key],
  );
  return { count, remember, before };
}

const sent = (edit: Edit) => ({ ...edit, replaces: [...edit.replaces] });
