import { say } from '#ui/words/say.ts';

export function stateWords(state: 'draft' | 'in use' | 'succeeded'): string {
  if (state === 'draft') return say('draft');
  return state === 'in use' ? say('in use') : say('succeeded');
}
