import { say } from '#ui/words/say.ts';
import type { Did, Trigger } from '../rules/index.ts';

export const triggerWords = (trigger: string): string => {
  const words: Readonly<Record<Trigger, () => string>> = {
    'promise broken': () => say('We broke a promise to them.'),
    'time missed': () => say('A time was missed.'),
    'came again': () => say('They came again and again without a word from us.'),
    'tone worse': () => say('They are more upset than when they first came.'),
  };
  return Object.entries(words).find(([name]) => name === trigger)?.[1]() ?? trigger;
};

export const didWords = (did: Did): string =>
  ({
    rang: say('Rang them'),
    met: say('Met them'),
    wrote: say('Wrote to them'),
    'put right': say('Put it right at once'),
    explained: say('Explained it'),
  })[did];
