import { useSyncExternalStore } from 'react';

/** What is known of a call when it begins: the case on the screen, and whom it concerns. */
export type CallAbout = {
  readonly caseId?: string;
  readonly subject?: string;
  readonly nextStep?: string | null;
  readonly nextDueAt?: number | null;
  readonly customerId?: string | null;
  readonly customerName?: string | null;
};

const listeners = new Set<() => void>();
const state: { about: CallAbout | undefined; here: CallAbout } = { about: undefined, here: {} };

function tell(): void {
  for (const listener of listeners) listener();
}

/** The case on the screen, so that a call which is logged from it is about it. */
export function setCallHere(here: CallAbout): () => void {
  state.here = here;
  return () => {
    if (state.here === here) state.here = {};
  };
}

export function openCall(about: CallAbout = state.here): void {
  state.about = about;
  tell();
}

export function closeCall(): void {
  state.about = undefined;
  tell();
}

export const useCallAbout = (): CallAbout | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => state.about,
  );
