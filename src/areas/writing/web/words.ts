import { say } from '#ui/words/say.ts';
import type { Tone } from '../rules/index.ts';

export function toneWords(tone: Tone): string {
  const said: Readonly<Record<Tone, string>> = {
    blames: say('sounds like blame'),
    orders: say('sounds like an order'),
    shouts: say('reads like shouting'),
    impatient: say('sounds impatient'),
    cold: say('sounds cold'),
  };
  return said[tone];
}
