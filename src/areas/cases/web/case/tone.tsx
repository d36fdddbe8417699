import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';

const RISKY = new Set(['upset', 'angry', 'abusive']);

function toneWord(tone: string): string {
  switch (tone) {
    case 'calm':
      return say('calm');
    case 'worried':
      return say('worried');
    case 'upset':
      return say('upset');
    case 'angry':
      return say('angry');
    case 'abusive':
      return say('abusive');
    default:
      return tone;
  }
}

/** How somebody sounded. Only what may escalate has a tint. */
export const Tone = ({ tone }: { tone: string }) =>
  RISKY.has(tone) ? <Tag meaning="risk">{toneWord(tone)}</Tag> : <Tag>{toneWord(tone)}</Tag>;
