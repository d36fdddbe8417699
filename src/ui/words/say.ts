import { Fragment, createElement, type ReactNode } from 'react';
import { mirrored } from './mirror.ts';

/**
 * The words of the desk. The English sentence in the code is its own key, so that a screen reads as it is shown; a
 * catalogue in `src/ui/words` gives the same sentence in another language, and what it lacks is shown in English.
 */
export type Values = Readonly<Record<string, string | number>>;
/** A sentence with a number has as many forms as the language has kinds of number: Polish has four, Japanese one. */
export type Catalogue = Readonly<Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>>;

type Spoken = { readonly locale: string; readonly catalogue: Catalogue; readonly turn: (english: string) => string };

const asItIs = (english: string) => english;
const state: { spoken: Spoken } = { spoken: { locale: 'en-AU', catalogue: {}, turn: asItIs } };

/** Before the first screen is drawn, and again when an officer chooses another language. */
export function speak(locale: string, catalogue: Catalogue = {}): void {
  state.spoken = { locale, catalogue, turn: locale.endsWith('-XB') ? mirrored : asItIs };
  numbers = new Intl.NumberFormat(locale);
  plurals = new Intl.PluralRules(locale);
}

/** The language and country by which words, dates and numbers are written now. */
export const locale = (): string => state.spoken.locale;

let numbers = new Intl.NumberFormat('en-AU');
let plurals = new Intl.PluralRules('en-AU');

/** A number as this language writes it: 12,345 or 12 345. */
export const number = (value: number): string => numbers.format(value);

/**
 * `say('Send to {{name}}', { name })`: the sentence in the officer's language. A value that is a number is written as
 * the language writes numbers; a year or a reference is no quantity, so it is given as text.
 */
export const say = (sentence: string, values: Values = {}): string => filled(found(sentence, 'other'), values);

/** `sayCount(n, '{{count}} case', '{{count}} cases')`: the form that this number takes, which other languages have more of. */
export function sayCount(count: number, one: string, other: string, values: Values = {}): string {
  const told = Object.hasOwn(state.spoken.catalogue, other);
  const sentence = told ? found(other, plurals.select(count)) : found(count === 1 ? one : other, 'other');
  return filled(sentence, { ...values, count });
}

/** `sayWith('Read {{policy}} first', { policy: <a …/> })`: a sentence that holds something other than words. */
export function sayWith(sentence: string, parts: Readonly<Record<string, ReactNode>>): ReactNode {
  const whole = say(sentence, Object.fromEntries(Object.keys(parts).map((name) => [name, `\u0000${name}\u0000`])));
  const pieces = whole.split('\u0000').map((piece, at) => (at % 2 === 0 ? piece : parts[piece]));
  return createElement(Fragment, null, ...pieces);
}

function found(sentence: string, form: Intl.LDMLPluralRule): string {
  const { catalogue, turn } = state.spoken;
  const said = Object.hasOwn(catalogue, sentence) ? catalogue[sentence] : undefined;
  if (typeof said === 'string') return said;
  return said?.[form] ?? said?.other ?? turn(sentence);
}

const filled = (sentence: string, values: Values): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : (value ?? whole);
  });
