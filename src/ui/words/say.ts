import type { ReactNode } from 'react';
import i18next, { type Resource } from 'i18next';

/**
 * The words of the desk. The English sentence in the code is its own key, so that a screen reads as it is shown; a
 * catalogue in `src/ui/words` gives the same sentence in another language, and what it lacks is shown in English.
 */
export type Values = Readonly<Record<string, string | number>>;

/** Before the first screen is drawn. Errors: none; a language without a catalogue is English. */
export async function speak(language: string, resources: Resource): Promise<void> {
  await i18next.init({
    lng: language,
    fallbackLng: false,
    resources,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
}

/** `say('Send to {{name}}', { name })`: the sentence in the officer's language. */
export const say = (sentence: string, values: Values = {}): string =>
  i18next.isInitialized ? i18next.t(sentence, { ...values }) : filled(sentence, values);

/** `sayCount(n, '{{count}} case', '{{count}} cases')`: the form that this number takes, which other languages have more of. */
export const sayCount = (count: number, one: string, other: string, values: Values = {}): string =>
  i18next.isInitialized
    ? i18next.t(other, { ...values, count, defaultValue_one: one, defaultValue_other: other })
    : filled(count === 1 ? one : other, { ...values, count });

/** `sayWith('Read {{policy}} first', { policy: <a …/> })`: a sentence that holds something other than words. */
export function sayWith(sentence: string, parts: Readonly<Record<string, ReactNode>>): ReactNode[] {
  const whole = say(sentence, Object.fromEntries(Object.keys(parts).map((name) => [name, `\u0000${name}\u0000`])));
  return whole.split('\u0000').map((piece, at) => (at % 2 === 0 ? piece : (parts[piece] ?? piece)));
}

const filled = (sentence: string, values: Values): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
