import { useDeferredValue } from 'react';
import { useOfficers } from '#areas/identity/web/index.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { locale, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Need } from './need-rows.tsx';

const asked = (needs: readonly Need[]) => needs.map(({ skill, level }) => `${skill}:${level}`).join(',');

/** "Who could take this now: 4 officers", while a leader changes what is needed. */
export function WhoCould({ team, needs }: { team: string; needs: readonly Need[] }) {
  const officers = useOfficers();
  const later = useDeferredValue(needs);
  const query = {
    team,
    hard: asked(later.filter(({ relax }) => relax === null)),
    preferred: asked(later.filter(({ relax }) => relax !== null)),
  };
  const { data } = useAsk(contract.whoCould, { query }, { watch: ['presence', 'routing'], every: 5000, keep: true });
  if (data === undefined) return null;
  const names = data.now.slice(0, 5).flatMap((id) => officers.find((one) => one.id === id)?.name ?? []);
  return (
    <p role="status">
      <b>{sayCount(data.now.length, 'One officer could take this now', '{{count}} officers could take this now')}</b>
      {names.length > 0 && `: ${new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names)}`}
      {'. '}
      <span className="quiet">
        {data.later.length > data.now.length &&
          sayCount(
            data.later.length,
            'One once what is wished for has let go.',
            '{{count}} once what is wished for has let go.',
          )}{' '}
        {sayCount(data.on, 'One officer of the queue is on.', '{{count}} officers of the queue are on.')}
      </span>
    </p>
  );
}
