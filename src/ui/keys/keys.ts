import { flushSync } from 'react-dom';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { IconName } from '../icons/icon.tsx';
import { chosenKeys, onKeysChosen } from './chosen.ts';

export type KeyAct = {
  /**
   * One key ("j"), a key with others held ("Shift+x", "Control+k"), or two in a row ("g q"). An act without a key is done
   * from the palette.
   */
  readonly keys?: string | undefined;
  readonly does: string;
  readonly where: string;
  readonly run: () => void;
  readonly icon?: IconName | undefined;
  /** Why it cannot be done at this moment. The palette says so, and the key says nothing and does nothing. */
  readonly whyNot?: string | undefined;
  /** Other words by which it is looked for. */
  readonly also?: string | undefined;
};

/** An act as the map shows it: with the key that this officer has for it, and the name under which that choice is kept. */
export type MappedAct = KeyAct & { readonly id: string };

type Layer = { readonly acts: () => readonly KeyAct[] };

const layers: Layer[] = [];
const listeners = new Set<() => void>();
const memory: { first: string | undefined; at: number; shown: readonly MappedAct[] | undefined; off: boolean } = {
  first: undefined,
  at: 0,
  shown: undefined,
  off: false,
};
/** Two keys in a row belong together when they come within this time. */
const PAIR_MS = 900;

/** Single keys can be turned off (WCAG 2.1.4): people who dictate press many by accident. */
export const letSingleKeys = (on: boolean): void => {
  memory.off = !on;
};

/** What an act is known by, whatever language it is said in: where it is done and the key it comes with. */
const idOf = ({ where, keys, does }: KeyAct): string => `${where}:${keys ?? does}`;

function mapped(act: KeyAct): MappedAct {
  const id = idOf(act);
  const chosen = act.keys === undefined ? undefined : chosenKeys().get(id);
  return { ...act, id, ...(chosen === undefined ? {} : { keys: chosen === '' ? undefined : chosen }) };
}

/** The last screen to come is asked first, and an act that two of them name is the later one's. */
function all(): readonly MappedAct[] {
  const found = new Map<string, MappedAct>();
  for (const act of layers.toReversed().flatMap(({ acts }) => acts().map(mapped)))
    if (!found.has(act.id)) found.set(act.id, act);
  return [...found.values()];
}

/** What is there is put together when it is next asked for: many screens come and go with no map open. */
function changed(): void {
  memory.shown = undefined;
  for (const listener of listeners) listener();
}
onKeysChosen(changed);

/** Gives keys to what is on the screen, from the picture on in which it is seen. */
export function useKeys(acts: readonly KeyAct[]): void {
  const current = useRef(acts);
  useLayoutEffect(() => {
    current.current = acts;
  });
  const words = acts.map(({ keys, does, whyNot }) => `${keys}:${does}:${whyNot}`).join('|');
  useLayoutEffect(() => {
    const layer = { acts: () => current.current };
    layers.push(layer);
    changed();
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      changed();
    };
  }, [words]);
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Everything that can be done at this moment, for the map and the palette. There is no second list. */
export const useKeyMap = (): readonly MappedAct[] => useSyncExternalStore(listen, () => (memory.shown ??= all()));

/** Listens once for the whole desk. */
export function listenToKeys(): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (isHeld(event) ? floats() : memory.off || resting(event)) return;
    const act = actOf(nameOf(event));
    if (act === undefined || act.whyNot !== undefined) return;
    event.preventDefault();
    // What opens has the focus before the next key comes, so that nothing typed after it is lost.
    flushSync(act.run);
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

/** The act of a key, or of this key and the one before it. A key that only begins a pair is remembered. */
function actOf(name: string): MappedAct | undefined {
  const pair = memory.first !== undefined && Date.now() - memory.at < PAIR_MS ? `${memory.first} ${name}` : undefined;
  const act = (pair === undefined ? undefined : find(pair)) ?? find(name);
  memory.first = act === undefined && begins(name) ? name : undefined;
  memory.at = Date.now();
  return act;
}

const find = (keys: string) => all().find((act) => act.keys === keys);
const begins = (name: string) => all().some((act) => act.keys?.startsWith(`${name} `) === true);
const isHeld = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => ctrlKey || metaKey || altKey;
const floats = () => document.querySelector('[aria-modal="true"], [role="menu"], [role="dialog"]') !== null;

/** A key as acts name it: "j", "Shift+x", "Control+k". */
export function nameOf(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // On a Mac the command key is what Control is elsewhere.
  const held = event.ctrlKey || event.metaKey ? 'Control+' : event.altKey ? 'Alt+' : '';
  // A sign such as ? is already the shifted key.
  return `${held}${event.shiftKey && (/^[a-z]$/.test(key) || key.length > 1) ? 'Shift+' : ''}${key}`;
}

/** Single keys rest while somebody writes, and while a dialog or a menu is open. */
function resting(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input:not([type=checkbox], [type=radio]), textarea, select');
  if (target.isContentEditable || field !== null) return true;
  if (floats()) return true;
  if (event.key === 'Enter') return target.closest('button, a, summary, label') !== null;
  return event.key === ' ' && target.closest('button, summary, label, input') !== null;
}
