import { say } from '#ui/words/say.ts';
import type { Finding, Flag, Grade, Matter } from '../rules/index.ts';

export const matterWords = (matter: string): string => {
  const words: Readonly<Record<Matter, () => string>> = {
    'privacy complaint': () => say('Privacy complaint'),
    'human rights complaint': () => say('Human rights complaint'),
    'safety concern': () => say('Safety concern'),
    'corruption report': () => say('Corruption report'),
    'public interest disclosure': () => say('Public interest disclosure'),
  };
  return Object.entries(words).find(([name]) => name === matter)?.[1]() ?? matter;
};

/** “rude to me”, “third time”: what was written, as it was written. */
export const quoted = (words: readonly string[]): string => words.map((one) => `“${one}”`).join(', ');

export const findingWords = (finding: Finding): string =>
  ({
    upheld: say('Upheld'),
    'partly upheld': say('Partly upheld'),
    'not upheld': say('Not upheld'),
    'not determined': say('Not determined'),
  })[finding];

export const gradeWords = (grade: Grade): string =>
  ({ low: say('Little'), medium: say('Middling'), high: say('Very') })[grade];

export const flagWords = (flag: Flag): string =>
  ({
    hardship: say('Hardship'),
    safety: say('Safety'),
    vulnerability: say('Needs more care'),
    'legal action': say('Legal action announced'),
    'media or parliament': say('Media or parliament'),
  })[flag];
