import { useSyncExternalStore } from 'react';
import { LOOKS, USUAL, worn, type Look } from '#kernel/look.ts';
import { must } from '#kernel/must.ts';
import { letSingleKeys } from '../keys/keys.ts';

type Name = keyof typeof LOOKS;
type Told = Readonly<Record<string, unknown>>;

const listeners = new Set<() => void>();
/** For the door, where nobody is known yet: how the desk last looked on this machine. */
const PLACE = 'kept.look';

function choose<One extends Name>(name: One, told: Told): (typeof LOOKS)[One][number] {
  const options: readonly (typeof LOOKS)[One][number][] = LOOKS[name];
  return options.find((option) => option === told[name]) ?? must(options[0], 'a choice to have options');
}

const lookFrom = (told: Told): Look => ({
  theme: choose('theme', told),
  contrast: choose('contrast', told),
  density: choose('density', told),
  size: choose('size', told),
  motion: choose('motion', told),
  keys: choose('keys', told),
  language: typeof told['language'] === 'string' ? told['language'] : USUAL.language,
});

/** The page comes from the server as its officer chose it; for anybody else this machine remembers. */
function first(): Look {
  const { dataset } = document.documentElement;
  return lookFrom(dataset['known'] === 'yes' ? { ...dataset } : parsed(localStorage.getItem(PLACE)));
}

function parsed(text: string | null): Told {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    // Somebody else wrote there. The look is a convenience, so the usual one serves.
    return {};
  }
}

const state: { look: Look } = { look: first() };

/** Puts what was chosen on the page. Called before anything is drawn, so nothing blinks. */
export function wear(): void {
  const { dataset } = document.documentElement;
  for (const [name, value] of Object.entries(worn(state.look)))
    if (value === undefined) delete dataset[name];
    else dataset[name] = value;
  if (state.look.contrast === 'system' && matchMedia('(prefers-contrast: more)').matches) dataset['contrast'] = 'more';
  letSingleKeys(state.look.keys === 'on');
}

export function changeLook(change: Partial<Look>): void {
  state.look = { ...state.look, ...change };
  localStorage.setItem(PLACE, JSON.stringify(state.look));
  wear();
  for (const listener of listeners) listener();
}

export const look = (): Look => state.look;

export const useLook = (): Look =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, look);
