import type { ReactNode } from 'react';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say, sayCount } from '#ui/words/say.ts';
import type { PerspectivePart } from '../../rules/index.ts';
import type { CaseEntry, CaseView } from '../types.ts';
import { useBeside } from './beside.ts';
import { entryIdOf } from './timeline-lines.ts';
import { Tone } from './tone.tsx';

/** How often the customer has come to us about this, in any channel. */
const timesTold = (entries: readonly CaseEntry[]): number =>
  new Set(
    entries.filter(({ direction, contactId }) => direction === 'in' && contactId !== null).map((one) => one.contactId),
  ).size;

const lastTone = (entries: readonly CaseEntry[]): string | null =>
  entries.findLast(({ tone }) => tone !== null)?.tone ?? null;

/**
 * The case in one line: what is asked, how they feel, how often they have had to tell us, what is new. The next step and its
 * date stand above it, so that ten seconds are enough.
 */
export function Brief({ it, fresh }: { it: CaseView; fresh: readonly CaseEntry[] }) {
  const told = timesTold(it.entries);
  return (
    <div className="brief" aria-label={say('In short')} role="group">
      <Asked it={it} />
      <Feels it={it} />
      {told > 0 && (
        <Point name={say('Told us')}>
          <span className={told > 2 ? 'due strong' : ''}>{sayCount(told, 'once', '{{count}} times')}</span>
        </Point>
      )}
      <Fresh fresh={fresh} />
    </div>
  );
}

const useSaid = (part: PerspectivePart) => useBeside()?.perspective.find((one) => one.part === part);

/** What was noted as asked, else what they wrote last: theirs in serif and quoted, ours plain. */
function Asked({ it }: { it: CaseView }) {
  const asked = useSaid('asked');
  const words = asked?.words ?? it.case.gist;
  const own = asked === undefined || asked.entryId !== null;
  if (words === '') return null;
  return (
    <Point name={say('Asked')} wide>
      <span className={own ? 'voice' : ''}>{own ? `“${words.replaceAll(/^[“"]|[”"]$/g, '')}”` : words}</span>
    </Point>
  );
}

function Feels({ it }: { it: CaseView }) {
  const feels = useSaid('feels');
  const tone = lastTone(it.entries);
  if (feels === undefined && tone === null) return null;
  return (
    <Point name={say('Feels')}>
      {feels?.words} {tone !== null && <Tone tone={tone} />}
    </Point>
  );
}

const Point = ({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) => (
  <p className={wide ? 'point is-wide' : 'point'}>
    <span className="label">{name}</span> {children}
  </p>
);

function Fresh({ fresh }: { fresh: readonly CaseEntry[] }) {
  const zone = useZone();
  const now = useNow();
  const [first] = fresh;
  if (first === undefined) return null;
  const since = shortDay(first.at, now, zone);
  return (
    <Point name={say('New')}>
      <a href={`#${entryIdOf(first.id)}`}>
        {sayCount(
          fresh.length,
          '{{count}} since you were here, {{since}}',
          '{{count}} since you were here, from {{since}}',
          {
            since,
          },
        )}
      </a>
    </Point>
  );
}
