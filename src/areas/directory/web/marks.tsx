import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import type { Freshness } from '../rules/index.ts';
import { statusWords } from './words.ts';

/** Whether what is written about a service can be relied on. What is fresh needs no mark. */
export function FreshnessMark({ freshness }: { freshness: Freshness }) {
  if (freshness === 'fresh') return null;
  return (
    <Tag meaning="due" icon="clock">
      {freshness === 'stale' ? say('Not checked for a year') : say('Never checked')}
    </Tag>
  );
}

export const StatusMark = ({ status }: { status: string }) =>
  status === 'active' ? null : <Tag meaning="late">{statusWords(status)}</Tag>;
