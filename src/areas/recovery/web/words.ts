import { say } from '#ui/words/say.ts';
import type { Did, Sign, Trigger } from '../rules/index.ts';

export const triggerWords = (trigger: string): string => {
  const words: Readonly<Record<Trigger, () => string>> = {
    'promise broken': () => say('We broke a promise to them.'),
    'time missed': () => say('A time was missed.'),
    'came again': () => say('They came again and again without a word from us.'),
    'tone worse': () => say('They are more upset than when they first came.'),
  };
  return Object.entries(words).find(([name]) => name === trigger)?.[1]() ?? trigger;
};

export const signWords = (sign: Sign): string =>
  ({
    'promise broken': triggerWords('promise broken'),
    'time missed': triggerWords('time missed'),
    'came again': triggerWords('came again'),
    'tone worse': triggerWords('tone worse'),
    'angry now': say('They are angry.'),
    'speaks of going further': say('They speak of a lawyer, the Ombudsman or the papers.'),
    'complained before': say('They complained within the last year.'),
    'late now': say('Our next step is late.'),
    'open for long': say('It has been open for a month or more.'),
  })[sign];

export const didWords = (did: Did): string =>
  ({
    rang: say('Rang them'),
    met: say('Met them'),
    wrote: say('Wrote to them'),
    'put right': say('Put it right at once'),
    explained: say('Explained it'),
  })[did];
