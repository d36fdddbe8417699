import { say } from '#ui/words/say.ts';
import type { Field } from '../rules/index.ts';

const FIELDS: Readonly<Record<Field, () => string>> = {
  topic: () => say('What it is about'),
  agency: () => say('Agency'),
  service: () => say('Service'),
  queue: () => say('Queue'),
  kind: () => say('Kind of case'),
  urgency: () => say('Urgency'),
  language: () => say('Language'),
  tone: () => say('They sounded'),
};
export const fieldWords = (field: Field): string => FIELDS[field]();

const list = (words: readonly string[]): string =>
  new Intl.ListFormat(document.documentElement.lang || 'en', { type: 'unit' }).format(words);

export const because = (words: readonly string[]): string =>
  say('Because of: {{words}}', { words: list(words.map((word) => `“${word}”`)) });

/** A language by its own name in the reader's language. */
export function languageWords(code: string): string {
  const names = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language', fallback: 'code' });
  return names.of(code) ?? code;
}
