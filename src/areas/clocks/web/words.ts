import { say, sayCount } from '#ui/words/say.ts';
import type { BreachCause } from '../rules/index.ts';

export const causeWords = (cause: BreachCause): string =>
  ({
    'waiting for somebody else': say('Waiting for somebody else'),
    'too much work': say('Too much work'),
    overlooked: say('Overlooked'),
    'customer not reached': say('The customer could not be reached'),
    'system fault': say('A fault of a system'),
    'harder than expected': say('Harder than expected'),
    other: say('Something else'),
  })[cause];

/** "5 working days", "7 h 30 min": an amount of the unit that a rule counts in. */
export function amountWords(amount: number, unit: string): string {
  if (unit === 'working days') return sayCount(amount, '{{count}} working day', '{{count}} working days');
  if (unit === 'calendar days') return sayCount(amount, '{{count}} day', '{{count}} days');
  if (unit === 'months') return sayCount(amount, '{{count}} month', '{{count}} months');
  const minutes = Math.round(amount);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return say('{{minutes}} min', { minutes: rest });
  return rest === 0 ? say('{{hours}} h', { hours }) : say('{{hours}} h {{minutes}} min', { hours, minutes: rest });
}

export const startWords = (start: string): string => {
  if (start === 'same day') return say('the day itself counts');
  return start === 'day after' ? say('counted from the day after') : say('counted from the next working moment');
};
