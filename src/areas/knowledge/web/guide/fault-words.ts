import { say } from '#ui/words/say.ts';
import type { GuideFault } from '../../rules/index.ts';

const WORDS: Readonly<Record<GuideFault['fault'], () => string>> = {
  nothing: () => say('There is no step yet.'),
  'no-words': () => say('It has no words.'),
  'no-choices': () => say('It is a question without answers: nobody gets any further.'),
  'one-choice': () => say('A question with one answer asks nothing. Add another, or take it away.'),
  'choice-no-words': () => say('An answer has no words.'),
  'choices-alike': () => say('Two answers are the same.'),
  'leads-nowhere': () => say('An answer leads nowhere. Say which step comes next.'),
  'never-reached': () => say('No answer leads to this step.'),
  'never-ends': () => say('From here no way comes to an end.'),
  internal: () => say('Everybody reads this article, so it cannot end in a note between colleagues.'),
};

export const faultWords = ({ fault }: GuideFault): string => WORDS[fault]();
