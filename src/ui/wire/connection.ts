import { useSyncExternalStore } from 'react';

type Since = number | undefined;

const listeners = new Set<() => void>();
const state: { lostAt: Since } = { lostAt: undefined };

function become(lostAt: Since): void {
  if ((state.lostAt === undefined) === (lostAt === undefined)) return;
  state.lostAt = lostAt;
  for (const listener of listeners) listener();
}

/** Whether the service can be reached, as far as the last request and the live line know. */
export const connection = {
  lose: () => become(Date.now()),
  find: () => become(undefined),
  isLost: () => state.lostAt !== undefined,
};

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Runs each time the service can be reached again. Gives the way to stop. */
export const onFound = (run: () => void): (() => void) => listen(() => connection.isLost() || run());

/** Since when there is no connection, or undefined while there is. */
export const useLostSince = (): Since => useSyncExternalStore(listen, () => state.lostAt);
