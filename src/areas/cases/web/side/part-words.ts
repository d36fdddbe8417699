import { say } from '#ui/words/say.ts';
import type { PerspectivePart } from '../../rules/index.ts';

export function partWord(part: PerspectivePart): string {
  switch (part) {
    case 'asked':
      return say('Asked');
    case 'needs':
      return say('Needs');
    case 'feels':
      return say('Feels');
    case 'expects':
      return say('Expects');
    case 'affected':
      return say('Who else is affected');
  }
}
