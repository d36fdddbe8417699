import pg from 'pg';

/** A hint that something changed, so that open screens ask again. It carries ids only, and may be lost. */
export type Hint = { readonly topic: string; readonly ids: readonly string[] };

export type Live = {
  /** Tells every server, soon. Hints of the same topic within a moment travel together. */
  readonly tell: (topic: string, id: string) => void;
  /** Hears every hint, from every server, this one included. Returns the way to stop. */
  readonly hear: (listener: (hint: Hint) => void) => () => void;
  /** What was told since a moment, by the machine's clock; a hint at anything where that is no longer known. */
  readonly since: (moment: number) => readonly Hint[];
  readonly close: () => Promise<void>;
};

const CHANNEL = 'kept';
const GATHER_MS = 40;
/** A NOTIFY payload may be 8,000 bytes; an id takes 39 of them. */
const MOST_IDS = 150;

/**
 * Live updates over LISTEN and NOTIFY on one connection of their own.
 *
 * Hints are sent after the commit and gathered for 40 ms. NOTIFY inside the transaction would be exact, but it takes a
 * lock that makes all commits of the whole database wait for each other.
 */
export function openLive(url: string, { onFault }: { onFault: (fault: Error) => void }): Live {
  const listeners = new Set<(hint: Hint) => void>();
  const waiting = new Map<string, Set<string>>();
  const gatherer: { timer: NodeJS.Timeout | undefined } = { timer: undefined };
  const told = newMemory();
  const onHint = (hint: Hint) => {
    told.keep(hint);
    for (const listener of listeners) listener(hint);
  };
  const line = openLine(url, { onFault, onHint });

  const flush = () => {
    gatherer.timer = undefined;
    for (const [topic, ids] of waiting) {
      const all = [...ids];
      for (let from = 0; from < all.length; from += MOST_IDS)
        line.send({ topic, ids: all.slice(from, from + MOST_IDS) });
    }
    waiting.clear();
  };
  return {
    tell: (topic, id) => {
      const ids = waiting.get(topic) ?? new Set();
      waiting.set(topic, ids.add(id));
      gatherer.timer ??= setTimeout(flush, GATHER_MS);
    },
    hear: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    since: told.since,
    close: async () => {
      clearTimeout(gatherer.timer);
      flush();
      await line.close();
    },
  };
}

const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 5000;
const ANYTHING: Hint = { topic: 'anything', ids: [] };

/** The hints of the last minute, for screens that were read just before they began to listen. */
function newMemory() {
  const kept: { readonly at: number; readonly hint: Hint }[] = [];
  const memory = { from: Date.now() };
  const forget = (now: number) => {
    const old = kept.findIndex(({ at }) => at >= now - REMEMBERED_MS);
    const count = Math.max(old < 0 ? kept.length : old, kept.length - MOST_REMEMBERED);
    const last = kept.splice(0, count).at(-1);
    if (last !== undefined) memory.from = last.at;
  };
  return {
    keep: (hint: Hint) => {
      const now = Date.now();
      kept.push({ at: now, hint });
      forget(now);
    },
    since: (moment: number): readonly Hint[] =>
      moment <= memory.from ? [ANYTHING] : kept.filter(({ at }) => at >= moment).map(({ hint }) => hint),
  };
}

type Line = { readonly send: (hint: Hint) => void; readonly close: () => Promise<void> };

/** One connection that listens and comes back by itself after a fault. */
function openLine(
  url: string,
  { onFault, onHint }: { onFault: (fault: Error) => void; onHint: (hint: Hint) => void },
): Line {
  const state: { client: pg.Client | undefined; closed: boolean; retry: NodeJS.Timeout | undefined } = {
    client: undefined,
    closed: false,
    retry: undefined,
  };

  const lose = (fault: Error) => {
    if (state.closed || state.retry !== undefined) return;
    state.client = undefined;
    onFault(fault);
    state.retry = setTimeout(() => {
      state.retry = undefined;
      void connect();
    }, 1000);
  };

  const connect = async () => {
    const client = new pg.Client({ connectionString: url, application_name: 'kept live' });
    client.on('error', lose);
    client.on('notification', ({ payload }) => onHint(JSON.parse(payload ?? '{}') as Hint));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      state.client = client;
      // Whatever was missed while away may have changed.
      onHint({ topic: 'anything', ids: [] });
      if (state.closed) await client.end();
    } catch (fault) {
      lose(fault as Error);
    }
  };
  const ready = connect();
  // One query at a time on the one connection.
  let sending: Promise<unknown> = ready;

  return {
    send: (hint) => {
      sending = sending
        .then(() => state.client?.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(hint)]))
        .catch(lose);
    },
    close: async () => {
      state.closed = true;
      clearTimeout(state.retry);
      await sending;
      await state.client?.end();
    },
  };
}
