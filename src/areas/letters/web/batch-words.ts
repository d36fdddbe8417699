import type { Meaning } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import type { BatchState } from '../rules/index.ts';

export function stateOf(state: BatchState): { word: string; meaning?: Meaning } {
  if (state === 'to check') return { word: say('To be looked at'), meaning: 'due' };
  return state === 'released' ? { word: say('Released'), meaning: 'kept' } : { word: say('Stopped'), meaning: 'late' };
}
