import { useEffect, useRef, useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Who } from '#ui/parts/marks.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { hourOf } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { say, sayCount } from '#ui/words/say.ts';
import type { Other, Visit } from './visit.ts';

/** Who else has the case open. Seen at a glance; said aloud once for each officer and for each who begins to write. */
export function Here({ others }: { others: readonly Other[] }) {
  const nameOf = useNameOf();
  const told = others.map((one) => ({ ...one, name: nameOf(one.officerId) }));
  const said = useSaidOnce(told.map(({ name, doing }) => wordsFor(name, doing)));
  const [first, ...more] = told.toSorted((a, b) => Number(b.doing === 'writing') - Number(a.doing === 'writing'));
  return (
    <>
      {first !== undefined && (
        <span
          className="here row-of small quiet"
          title={told.map(({ name, doing }) => wordsFor(name, doing)).join('\n')}
        >
          <Who name={first.name} />
          <span className={first.doing === 'writing' ? 'due strong' : ''}>{wordsFor(first.name, first.doing)}</span>
          {more.length > 0 && <span>{sayCount(more.length, 'and {{count}} other', 'and {{count}} others')}</span>}
        </span>
      )}
      <span className="unseen" role="status">
        {said}
      </span>
    </>
  );
}

const wordsFor = (name: string, doing: Other['doing']): string =>
  doing === 'writing' ? say('{{name}} is writing', { name }) : say('{{name}} is reading', { name });

/** Of what is true now, what has not been said in this visit. Going and coming again is not worth a second word. */
function useSaidOnce(sentences: readonly string[]): string {
  const before = useRef(new Set<string>());
  const [said, setSaid] = useState('');
  const key = sentences.join('\n');
  useEffect(() => {
    const fresh = key.split('\n').filter((one) => one !== '' && !before.current.has(one));
    if (fresh.length === 0) return;
    for (const one of fresh) before.current.add(one);
    setSaid(fresh.join('. '));
  }, [key]);
  return said;
}

/** Two who write at once answer a customer twice, so both are told before either has sent. */
export function BothWriting({ visit }: { visit: Visit }) {
  const nameOf = useNameOf();
  const zone = useZone();
  const writing = visit.others.filter(({ doing }) => doing === 'writing');
  const [first] = writing;
  if (visit.doing !== 'writing' || first === undefined) return null;
  const names = writing.map(({ officerId }) => nameOf(officerId)).join(', ');
  const since = hourOf(first.since, zone);
  return (
    <div className="both-writing">
      <Notice meaning="due" icon="people" role="alert">
        <b>
          {sayCount(
            writing.length,
            '{{names}} is writing here too, since {{since}}.',
            '{{names}} are writing here too, since {{since}}.',
            { names, since },
          )}
        </b>{' '}
        {say('Agree who answers before one of you sends. What you write is kept.')}
      </Notice>
    </div>
  );
}
