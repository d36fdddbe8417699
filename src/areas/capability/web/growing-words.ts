import { say } from '#ui/words/say.ts';

const ACTIONS: Readonly<Record<string, () => string>> = {
  work: () => say('something at work'),
  shadow: () => say('sit beside somebody'),
  article: () => say('write it down for others'),
  'learning case': () => say('a case to learn from'),
  course: () => say('a course'),
  renew: () => say('renew a skill'),
};
export const actionWords = (kind: string): string => ACTIONS[kind]?.() ?? kind;

const SESSIONS: Readonly<Record<string, () => string>> = {
  'one-to-one': () => say('One-to-one'),
  coaching: () => say('Coaching'),
  'mid-year review': () => say('Mid-year review'),
  'end-of-year review': () => say('End-of-year review'),
};
export const sessionWords = (kind: string): string => SESSIONS[kind]?.() ?? kind;
