import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { connection } from './connection.ts';

const hint = z.object({ topic: z.string(), ids: z.array(z.string()) });
type Hint = z.infer<typeof hint>;

/** Hints come in bursts; what they concern is asked for once. */
const GATHER_MS = 150;

/** Listens to the live line and asks again for whatever is on the screen and has changed. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const line = new EventSource('/api/live');
    const waiting: Hint[] = [];
    const calmed = new Map<string, ReturnType<typeof setTimeout>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;

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
    const hear = (one: Hint) => {
      waiting.push(one);
      timer ??= setTimeout(flush, GATHER_MS);
    };
    line.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const heard = hint.safeParse(JSON.parse(String(data)));
      if (heard.success) hear(heard.data);
    });
    line.addEventListener('open', () => {
      connection.find();
      // What happened while the line was down was missed.
      if (wasLost) hear({ topic: 'anything', ids: [] });
      wasLost = false;
    });
    line.addEventListener('error', () => {
      wasLost = true;
      if (!navigator.onLine) connection.lose();
    });
    const offline = () => connection.lose();
    const online = () => hear({ topic: 'anything', ids: [] });
    window.addEventListener('offline', offline);
    window.addEventListener('online', online);
    return () => {
      clearTimeout(timer);
      for (const one of calmed.values()) clearTimeout(one);
      line.close();
      window.removeEventListener('offline', offline);
      window.removeEventListener('online', online);
    };
  }, [client]);
}

function concerns({ topic, ids }: Hint, { meta }: Query): boolean {
  if (topic === 'anything') return true;
  if (!meta?.watch?.includes(topic)) return false;
  return meta.about === undefined || ids.length === 0 || ids.includes(meta.about);
}
