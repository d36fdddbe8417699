import { useSyncExternalStore } from 'react';
import { must } from '#kernel/must.ts';
import { letSingleKeys } from '../keys/keys.ts';

const CHOICES = {
  theme: ['system', 'light', 'dark'],
  contrast: ['system', 'more'],
  density: ['usual', 'compact', 'roomy'],
  keys: ['on', 'off'],
} as const;

type Name = keyof typeof CHOICES;
export type Look = { readonly [One in Name]: (typeof CHOICES)[One][number] } & {
  /** Empty: as the service was set up. */
  readonly language: string;
};

const listeners = new Set<() => void>();
const PLACE = 'kept.look';

function choose<One extends Name>(name: One, told: unknown): (typeof CHOICES)[One][number] {
  const options: readonly (typeof CHOICES)[One][number][] = CHOICES[name];
  return options.find((option) => option === told) ?? must(options[0], 'a choice to have options');
}

function kept(): Look {
  const told = new Map<string, unknown>(Object.entries(parsed(localStorage.getItem(PLACE))));
  return {
    theme: choose('theme', told.get('theme')),
    contrast: choose('contrast', told.get('contrast')),
    density: choose('density', told.get('density')),
    keys: choose('keys', told.get('keys')),
    language: textOf(told.get('language')),
  };
}

const textOf = (told: unknown): string => (typeof told === 'string' ? told : '');

function parsed(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Somebody else wrote there. The look is a convenience, so the usual one serves.
    return {};
  }
}

const state: { look: Look } = { look: kept() };

/** Puts the choice of light, contrast and density on the page. Called before anything is drawn, so nothing blinks. */
export function wear(look: Look = state.look): void {
  const { dataset } = document.documentElement;
  for (const name of ['theme', 'contrast', 'density'] as const) {
    const value = look[name];
    if (value === 'system' || value === 'usual') delete dataset[name];
    else dataset[name] = value;
  }
  if (look.contrast === 'system' && matchMedia('(prefers-contrast: more)').matches) dataset['contrast'] = 'more';
  letSingleKeys(look.keys === 'on');
}

export function changeLook(change: Partial<Look>): void {
  state.look = { ...state.look, ...change };
  localStorage.setItem(PLACE, JSON.stringify(state.look));
  wear();
  for (const listener of listeners) listener();
}

export const look = (): Look => state.look;

export const useLook = (): Look =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => state.look,
  );
