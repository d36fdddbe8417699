import { hourOf, longDay } from '#ui/time/clock.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../contract.ts';
import { lengthOf } from './words.ts';

type Warning = ReplyOf<typeof contract.team>['warnings'][number];

/** A warning as one would say it; without a name it is about the reader. */
export function warningWords({ kind, name, at, minutes, limit }: Warning, zone: string): string {
  const values = {
    name,
    day: longDay(at, zone),
    hour: hourOf(at, zone),
    length: lengthOf(minutes),
    limit: lengthOf(limit),
  };
  const own = name === '';
  if (kind === 'rest')
    return own
      ? say('Only {{length}} of rest before the shift on {{day}} at {{hour}}; {{limit}} is the least.', values)
      : say('{{name}}: only {{length}} of rest before {{day}} at {{hour}}; {{limit}} is the least.', values);
  if (kind === 'long')
    return own
      ? say('{{day}} is a working day of {{length}}; {{limit}} is the most.', values)
      : say('{{name}}: {{day}} is a working day of {{length}}; {{limit}} is the most.', values);
  return own
    ? say('{{length}} in the week of {{day}}; {{limit}} is the most.', values)
    : say('{{name}}: {{length}} in the week of {{day}}; {{limit}} is the most.', values);
}
