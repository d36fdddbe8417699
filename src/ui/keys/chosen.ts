/** The keys an officer chose instead of those that acts come with, on this machine. An empty one means no key. */
const PLACE = 'kept.keys';

const listeners = new Set<() => void>();
const state: { keys: ReadonlyMap<string, string> } = { keys: new Map(kept()) };

function kept(): [string, string][] {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    return Object.entries(typeof told === 'object' && told !== null ? told : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
  } catch {
    // Somebody else wrote there, or nothing may be kept on this machine. The usual keys serve.
    return [];
  }
}

export const chosenKeys = (): ReadonlyMap<string, string> => state.keys;
export const onKeysChosen = (listener: () => void): void => void listeners.add(listener);

/** Gives an act another key, none (an empty one), or its own again (undefined). */
export function chooseKey(id: string, keys: string | undefined): void {
  const next = new Map(state.keys);
  if (keys === undefined) next.delete(id);
  else next.set(id, keys);
  become(next);
}

export const forgetChosenKeys = (): void => become(new Map());

function become(keys: ReadonlyMap<string, string>): void {
  state.keys = keys;
  localStorage.setItem(PLACE, JSON.stringify(Object.fromEntries(keys)));
  for (const listener of listeners) listener();
}
