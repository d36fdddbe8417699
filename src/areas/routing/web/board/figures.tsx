import type { ReactNode } from 'react';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { useNow } from '#ui/time/now.tsx';
import { span } from '#ui/time/clock.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import type { Told } from './board.tsx';
import { isOver, longestOf, percentOf } from './words.ts';

/** What everybody looks at first, in figures that can be read from across the room. */
export function Figures({ told }: { told: Told }) {
  const now = useNow();
  const { queues, people } = told;
  const waiting = queues.reduce((all, queue) => all + queue.waiting, 0);
  const missed = queues.reduce((all, queue) => all + queue.missed, 0);
  const longest = longestOf(queues);
  return (
    <section className="big" aria-label={say('Now')}>
      <Figure value={number(waiting)} words={sayCount(waiting, 'waiting', 'waiting')} />
      {longest === undefined ? (
        <Figure value="–" words={say('nobody waits')} />
      ) : (
        <Figure
          value={<Long ms={now - longest.since} />}
          meaning={isOver(longest.queue, now) ? 'due' : undefined}
          words={
            isOver(longest.queue, now)
              ? say('longest wait, {{queue}}: over its {{minutes}} min', {
                  queue: longest.queue.name,
                  minutes: longest.queue.withinMinutes,
                })
              : say('longest wait, {{queue}}', { queue: longest.queue.name })
          }
        />
      )}
      <Level queues={queues} />
      <Figure value={number(people.on)} words={onWords(people)} />
      <Figure value={number(people.away)} words={awayWords(people, now)} />
      <Figure
        value={number(missed)}
        meaning={missed > 0 ? 'late' : undefined}
        words={sayCount(missed, 'clock ran out today', 'clocks ran out today')}
      />
    </section>
  );
}

type FigureProps = { readonly value: ReactNode; readonly words: string; readonly meaning?: 'due' | 'late' | undefined };

const Figure = ({ value, words, meaning }: FigureProps) => (
  <div className="figure">
    <b className={meaning === undefined ? 'num' : `num ${meaning}`}>{value}</b>
    <span>{words}</span>
  </div>
);

/** 12 min, 3 h, 2 days: the figure large and its unit small. */
function Long({ ms }: { ms: number }) {
  const [count, unit] =
    ms < HOUR
      ? [Math.max(0, Math.floor(ms / MINUTE)), say('min')]
      : ms < DAY
        ? [Math.floor(ms / HOUR), say('h')]
        : [Math.floor(ms / DAY), sayCount(Math.floor(ms / DAY), 'day', 'days')];
  return (
    <>
      {number(count)}
      <small> {unit}</small>
    </>
  );
}

function Level({ queues }: { queues: Told['queues'] }) {
  const of = queues.reduce((all, { level }) => all + (level?.of ?? 0), 0);
  const inTime = queues.reduce((all, { level }) => all + (level?.inTime ?? 0), 0);
  if (of === 0) return <Figure value="–" words={say('in time: nothing to measure yet today')} />;
  return (
    <Figure
      value={percentOf({ inTime, of })}
      words={say('in time: {{inTime}} of {{of}} that came today', { inTime, of })}
    />
  );
}

type People = Told['people'];

const onWords = ({ available, busy, wrapUp }: People): string =>
  say('on: {{available}} free, {{busy}} with somebody, {{wrapUp}} writing up', { available, busy, wrapUp });

function awayWords({ awaySince, away, expected }: People, now: number): string {
  const told =
    awaySince === null || away === 0
      ? say('away')
      : sayCount(away, 'away, for {{time}}', 'away, the longest for {{time}}', { time: span(now - awaySince) });
  return expected === 0
    ? told
    : say('{{away}}; {{absent}}', {
        away: told,
        absent: sayCount(expected, 'one on the roster is not here', '{{count}} on the roster are not here'),
      });
}
