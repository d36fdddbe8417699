import { say } from '#ui/words/say.ts';

type Standing = 'good' | 'expiring' | 'expired' | 'missing' | 'not asked';

export function trainingWords(standing: Standing): string {
  if (standing === 'good') return say('taken');
  if (standing === 'expiring') return say('soon to be taken again');
  if (standing === 'expired') return say('counts no more');
  return standing === 'missing' ? say('to be taken') : say('not asked for');
}

export function standingMeaning(standing: Standing): 'kept' | 'due' | 'late' | undefined {
  if (standing === 'good') return 'kept';
  if (standing === 'expired') return 'late';
  return standing === 'not asked' ? undefined : 'due';
}
