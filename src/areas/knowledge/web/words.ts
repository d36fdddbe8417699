import { say } from '#ui/words/say.ts';
import type { Audience, Standing } from '../rules/index.ts';

const STANDINGS: Readonly<Record<Standing, () => string>> = {
  draft: () => say('Being written'),
  review: () => say('Waits for agreement'),
  scheduled: () => say('Published later'),
  published: () => say('Published'),
  retired: () => say('Retired'),
};
export const standingWords = (standing: Standing): string => STANDINGS[standing]();

export const audienceWords = (audience: Audience): string => (audience === 'public' ? say('Public') : say('Internal'));

const list = (words: readonly string[]): string =>
  new Intl.ListFormat(document.documentElement.lang || 'en', { type: 'unit' }).format(words);

/** Why an article is offered: the words that led to it. */
export const becauseOf = (words: readonly string[]): string =>
  words.length === 0
    ? say('It is the nearest there is.')
    : say('Because of: {{words}}', { words: list(words.map((word) => `“${word}”`)) });
