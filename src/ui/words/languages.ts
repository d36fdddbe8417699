import { useSyncExternalStore } from 'react';
import { locale, speak, type Catalogue } from './say.ts';

type Language = {
  readonly locale: string;
  /** In its own words, because whoever looks for it may read no other. */
  readonly name: string;
  readonly catalogue?: () => Promise<Catalogue>;
};

/** English is in the code, and needs no catalogue; its kinds differ in how they write days, hours and numbers. */
export const LANGUAGES: readonly Language[] = [
  { locale: 'en-AU', name: 'English (Australia)' },
  { locale: 'en-CA', name: 'English (Canada)' },
  { locale: 'en-GB', name: 'English (United Kingdom)' },
  { locale: 'en-US', name: 'English (United States)' },
  { locale: 'fr-CA', name: 'Français (Canada)', catalogue: async () => (await import('./fr-CA.json')).default },
  { locale: 'ar-XB', name: 'Mirrored English, to try a desk that reads from the right' },
];

const FROM_THE_RIGHT = /^(ar|fa|he|ur)\b/;

const languageOf = (locale: string): Language | undefined => LANGUAGES.find((one) => one.locale === locale);

/** Fetches the words of a language and speaks it. What cannot be fetched is said in English: work goes on. */
export async function learn(wanted: string): Promise<void> {
  const language = languageOf(wanted);
  const known = language?.locale ?? 'en-AU';
  const catalogue = await language?.catalogue?.().catch((): Catalogue => ({}));
  speak(known, catalogue);
  for (const listener of listeners) listener();
  const { documentElement } = document;
  documentElement.lang = known.startsWith('ar-XB') ? 'en' : known;
  documentElement.dir = FROM_THE_RIGHT.test(known) ? 'rtl' : 'ltr';
}

const listeners = new Set<() => void>();

export const useSpoken = (): string =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, locale);
