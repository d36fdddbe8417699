import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { present } from '../time/present.ts';
import { connection, onFound } from './connection.ts';
import { openLine } from './line.ts';

const hint = z.object({ topic: z.string(), ids: z.array(z.string()) });
type Hint = z.infer<typeof hint>;
const ANYTHING: Hint = { topic: 'anything', ids: [] };
/** Asks again who we are, which the smallest question answers: whether the service is there, and whether we are signed in. */
const WHO: Hint = { topic: 'identity', ids: [] };

/** Hints come in bursts; what they concern is asked for once. */
const GATHER_MS = 150;

/**
 * Listens to the live line and asks again for whatever is on the screen and has changed. What happens between the first
 * answers and the opening of the line is told by the service as the line opens; what happens while it is lost is found by
 * asking for everything again.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const first = { address: `/api/live?since=${Math.floor(present())}` };
    const { hear, end } = gathered(client);
    const close = openLine({
      address: () => first.address,
      onData: (data) => {
        const heard = hint.safeParse(JSON.parse(data));
        if (heard.success) hear(heard.data);
      },
      onOpen: (again) => {
        first.address = '/api/live';
        connection.find();
        if (again) hear(ANYTHING);
      },
      // Where only the line is shut, by some proxy, the desk asks instead of listening.
      onFail: () => {
        if (!navigator.onLine) connection.lose();
        hear(connection.isLost() ? WHO : ANYTHING);
      },
      onShut: () => hear(WHO),
    });
    // A request may find the service before the line does.
    const deaf = onFound(() => hear(ANYTHING));
    return () => {
      close();
      deaf();
      end();
    };
  }, [client]);
}

/** Gathers hints for a moment, and asks again for what they concern. */
function gathered(client: QueryClient) {
  const waiting: Hint[] = [];
  const calmed = new Map<string, ReturnType<typeof setTimeout>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    const hints = waiting.splice(0);
    const concerned = (query: Query) => hints.some((one) => concerns(one, query));
    void client.invalidateQueries({ predicate: (query) => query.meta?.every === undefined && concerned(query) });
    for (const query of client.getQueryCache().findAll({ predicate: concerned })) calm(query);
  };
  /** What asks not to be asked too often waits until its time has come; hints that come meanwhile cost nothing. */
  const calm = ({ meta, queryHash, queryKey, state }: Query) => {
    if (meta?.every === undefined || calmed.has(queryHash)) return;
    const rest = Math.max(0, state.dataUpdatedAt + meta.every - Date.now());
    const ring = () => {
      calmed.delete(queryHash);
      void client.invalidateQueries({ queryKey, exact: true });
    };
    calmed.set(queryHash, setTimeout(ring, rest));
  };
  return {
    hear: (one: Hint) => {
      waiting.push(one);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    end: () => {
      clearTimeout(timer);
      for (const one of calmed.values()) clearTimeout(one);
    },
  };
}

function concerns({ topic, ids }: Hint, { meta }: Query): boolean {
  if (topic === 'anything') return true;
  if (!meta?.watch?.includes(topic)) return false;
  return meta.about === undefined || ids.length === 0 || ids.includes(meta.about);
}
