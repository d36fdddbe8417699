import { sayCount, say } from '#ui/words/say.ts';
import type { Gap } from '../rules/index.ts';

/** What is still to be filled, in the order of the text; each leads to its place. */
export function Gaps({ gaps, onGo }: { gaps: readonly Gap[]; onGo: (gap: Gap) => void }) {
  if (gaps.length === 0) return null;
  return (
    <div className="gaps row-of" role="group" aria-label={say('Gaps to fill')}>
      <span className="small due">{sayCount(gaps.length, '{{count}} gap to fill', '{{count}} gaps to fill')}</span>
      {gaps.map((gap) => (
        <button key={gap.from} type="button" className="gap" onClick={() => onGo(gap)}>
          {gap.asks}
        </button>
      ))}
      <span className="small quiet">{say('Tab goes through them.')}</span>
    </div>
  );
}
