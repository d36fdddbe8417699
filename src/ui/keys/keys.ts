import { flushSync } from 'react-dom';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

export type KeyAct = {
  /** One key ("j"), a key with others held ("Shift+x", "Control+Enter"), or two in a row ("g q"). */
  readonly keys: string;
  readonly does: string;
  readonly where: string;
  readonly run: () => void;
};

type Layer = { readonly acts: () => readonly KeyAct[] };

const layers: Layer[] = [];
const listeners = new Set<() => void>();
const memory: { first: string | undefined; at: number; shown: readonly KeyAct[]; off: boolean } = {
  first: undefined,
  at: 0,
  shown: [],
  off: false,
};
/** Two keys in a row belong together when they come within this time. */
const PAIR_MS = 900;

/** Single keys can be turned off (WCAG 2.1.4): people who dictate press many by accident. */
export const letSingleKeys = (on: boolean): void => {
  memory.off = !on;
};

function changed(): void {
  memory.shown = layers.flatMap(({ acts }) => acts());
  for (const listener of listeners) listener();
}

/** Gives keys to what is on the screen. The last screen to come is asked first. */
export function useKeys(acts: readonly KeyAct[]): void {
  const current = useEffectEvent(() => acts);
  const words = acts.map(({ keys, does }) => `${keys}:${does}`).join('|');
  useEffect(() => {
    const layer = { acts: current };
    layers.push(layer);
    changed();
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      changed();
    };
  }, [words]);
}

/** Everything a key does at this moment, for the map. */
export const useKeyMap = (): readonly KeyAct[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => memory.shown,
  );

/** Listens once for the whole desk. */
export function listenToKeys(): () => void {
  const press = (event: KeyboardEvent) => {
    if (memory.off || event.defaultPrevented || event.isComposing || resting(event)) return;
    const name = nameOf(event);
    const pair = memory.first !== undefined && Date.now() - memory.at < PAIR_MS ? `${memory.first} ${name}` : undefined;
    const act = (pair === undefined ? undefined : find(pair)) ?? find(name);
    memory.first = act === undefined && begins(name) ? name : undefined;
    memory.at = Date.now();
    if (act === undefined) return;
    event.preventDefault();
    // What opens has the focus before the next key comes, so that nothing typed after it is lost.
    flushSync(act.run);
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

const all = () => layers.toReversed().flatMap(({ acts }) => acts());
const find = (keys: string) => all().find((act) => act.keys === keys);
const begins = (name: string) => all().some((act) => act.keys.startsWith(`${name} `));

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // A sign such as ? is already the shifted key.
  return event.shiftKey && (/[a-z]/.test(key) || key.length > 1) ? `Shift+${key}` : key;
}

/** Keys rest while somebody writes, while a dialog or a menu is open, and while Control or Alt mean something else. */
function resting(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input:not([type=checkbox], [type=radio]), textarea, select');
  if (target.isContentEditable || field !== null) return true;
  if (document.querySelector('[aria-modal="true"], [role="menu"], [role="dialog"]') !== null) return true;
  if (event.key === 'Enter') return target.closest('button, a, summary, label') !== null;
  return event.key === ' ' && target.closest('button, summary, label, input') !== null;
}
