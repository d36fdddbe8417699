import { Fragment, type ReactNode } from 'react';
import { PromiseRing } from '#areas/promises/web/index.ts';
import { locale, number, say, sayWith } from '#ui/words/say.ts';
import type { Told } from './board.tsx';

/** What was promised for today, one ring each. */
export function OurWord({ told: { promises, queues } }: { told: Told }) {
  const { due, kept, toCome, close, late, rings } = promises;
  const count = (value: number, meaning?: string) => (
    <b className={value === 0 ? undefined : meaning}>{number(value)}</b>
  );
  return (
    <section className="vows" aria-label={say('Promises due today')}>
      <h2>{say('Our word today')}</h2>
      {due === 0 ? (
        <p className="quiet">{say('Nothing was promised for today.')}</p>
      ) : (
        <>
          <p className="sum">
            <span>{sayWith('{{count}} due', { count: count(due) })}</span>
            <span>{sayWith('{{count}} kept', { count: count(kept, 'kept') })}</span>
            <span>{sayWith('{{count}} to come', { count: count(toCome) })}</span>
            <span>{sayWith('{{count}} close', { count: count(close, 'due') })}</span>
            <span>{sayWith('{{count}} late', { count: count(late, 'late') })}</span>
          </p>
          <div
            className="rings"
            role="img"
            aria-label={say('{{due}} promises: {{kept}} kept, {{late}} late, {{close}} close, {{toCome}} to come', {
              due,
              kept,
              late,
              close,
              toCome,
            })}
          >
            {inOrder(rings).map(({ standing, run, key }) => (
              <PromiseRing key={key} standing={standing} run={run} />
            ))}
          </div>
        </>
      )}
      <Where queues={queues} late={late > 0} close={close > 0} />
    </section>
  );
}

const ORDER = ['kept', 'broken', 'late', 'due', 'open'] as const;

/** What is done first, then what asks for somebody, then what is to come. */
const inOrder = (rings: Told['promises']['rings']) =>
  rings
    .map((ring, n) => ({ ...ring, key: n, standing: ring.standing === 'broken' ? ('late' as const) : ring.standing }))
    .toSorted((one, other) => ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing) || other.run - one.run);

/** "Late: Concessions. Close: Fines 2, Licences 1." It names no more than what is counted above it. */
function Where({ queues, ...there }: { queues: Told['queues']; late: boolean; close: boolean }) {
  const named = (of: (queue: Told['queues'][number]) => number): string | undefined => {
    const found = queues.filter((queue) => of(queue) > 0);
    if (found.length === 0) return undefined;
    const each = found.map((queue) => say('{{queue}} {{count}}', { queue: queue.name, count: of(queue) }));
    return new Intl.ListFormat(locale(), { type: 'unit' }).format(each);
  };
  const late = named(({ promisesBroken }) => promisesBroken);
  const close = named(({ promisesClose }) => promisesClose);
  return (
    <p className="quiet">
      {there.late && late !== undefined && say('Late: {{queues}}.', { queues: late })}{' '}
      {there.close && close !== undefined && say('Close: {{queues}}.', { queues: close })}
    </p>
  );
}

/** Who of a team is here, where the team wants everybody to know. */
export function Names({ told: { names, queues } }: { told: Told }) {
  const here = names.filter(({ officers }) => officers.length > 0);
  if (here.length === 0) return null;
  return (
    <section className="here" aria-label={say('Here now')}>
      <h2>{say('Here now')}</h2>
      {here.map(({ teamId, officers }) => (
        <p key={teamId}>
          <b>{queues.find((queue) => queue.teamId === teamId)?.name}</b>{' '}
          {listed(officers.map(({ name, state }) => (state === 'away' ? say('{{name}} (away)', { name }) : name)))}
        </p>
      ))}
    </section>
  );
}

const listed = (names: readonly string[]): ReactNode => (
  <Fragment>{new Intl.ListFormat(locale(), { type: 'unit' }).format(names)}</Fragment>
);
