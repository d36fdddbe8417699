import { useSyncExternalStore } from 'react';

type Overlay = 'find' | 'keys' | 'look' | 'none';

const listeners = new Set<() => void>();
const state: { open: Overlay } = { open: 'none' };

function open(overlay: Overlay): void {
  state.open = overlay;
  for (const listener of listeners) listener();
}

export const openFind = (): void => open('find');
export const openKeyMap = (): void => open('keys');
export const openLook = (): void => open('look');
export const closeOverlay = (): void => open('none');

/** What floats over the whole desk. One at a time. */
export const useOverlay = (): Overlay =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => state.open,
  );
