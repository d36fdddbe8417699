import { MINUTE } from '#kernel/time.ts';
import { useNow } from '#ui/time/now.tsx';
import { span } from '#ui/time/clock.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import type { Told } from './board.tsx';
import { isOver, percentOf, type Queue } from './words.ts';

/** As many as can be read from four metres. Where there are more, those come first in which something waits longest. */
const MOST_ROWS = 9;
const MOST_DOTS = 8;

export function Queues({ told: { queues } }: { told: Told }) {
  const now = useNow();
  const first =
    queues.length <= MOST_ROWS
      ? queues
      : queues
          .toSorted((one, other) => (one.longestSince ?? Infinity) - (other.longestSince ?? Infinity))
          .slice(0, MOST_ROWS);
  const rest = queues.filter((queue) => !first.includes(queue));
  return (
    <section className="lines" aria-label={say('Queues')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Queue')}</th>
            <th scope="col">{say('Waiting')}</th>
            <th scope="col" className="n">
              {say('Longest')}
            </th>
            <th scope="col" className="n">
              {say('In time')}
            </th>
            <th scope="col" className="n">
              {say('On')}
            </th>
            <th scope="col" className="n">
              {say('Ran out')}
            </th>
          </tr>
        </thead>
        <tbody>
          {first.map((queue) => (
            <Row key={queue.teamId} {...{ queue, now }} />
          ))}
        </tbody>
      </table>
      {rest.length > 0 && (
        <p className="quiet">
          {sayCount(
            rest.length,
            'One more queue, in which {{waiting}} wait.',
            '{{count}} more queues, in which {{waiting}} wait.',
            { waiting: rest.reduce((all, { waiting }) => all + waiting, 0) },
          )}
        </p>
      )}
    </section>
  );
}

function Row({ queue, now }: { queue: Queue; now: number }) {
  const { name, level, withinMinutes, mode, on, away, missed } = queue;
  return (
    <tr>
      <th scope="row">{name}</th>
      <Waits queue={queue} now={now} />
      <td className={level === null ? 'n quiet' : 'n'}>
        {level === null ? '–' : percentOf(level)}
        {mode !== 'list' && <small>{say('within {{time}}', { time: span(withinMinutes * MINUTE) })}</small>}
      </td>
      <td className="n">
        {number(on)}
        {away > 0 && <small>{say('{{away}} away', { away })}</small>}
      </td>
      <td className={missed > 0 ? 'n late' : 'n quiet'}>{missed === 0 ? say('none') : number(missed)}</td>
    </tr>
  );
}

function Waits({ queue, now }: { queue: Queue; now: number }) {
  const { waiting, longestSince, withinMinutes } = queue;
  const over = isOver(queue, now);
  return (
    <>
      <td className={waiting === 0 ? 'quiet' : ''}>
        {waiting > 0 && waiting <= MOST_DOTS && (
          <i className="waits" style={{ ['--n' as string]: waiting }} aria-hidden="true" />
        )}
        {waiting === 0 ? say('none') : number(waiting)}
      </td>
      <td className={over ? 'n due' : longestSince === null ? 'n quiet' : 'n'}>
        {longestSince === null ? '–' : span(now - longestSince)}
        {over && <small>{say('over {{time}}', { time: span(withinMinutes * MINUTE) })}</small>}
      </td>
    </>
  );
}

/** What waits for somebody who can do a particular thing. */
export function Skills({ skills }: { skills: Told['skills'] }) {
  if (skills.length === 0) return null;
  return (
    <section className="skills" aria-label={say('Waiting for a skill')}>
      <h2>{say('Waiting for a skill')}</h2>
      <ul>
        {skills.map(({ id, name, waiting, on }) => (
          <li key={id}>
            {say('{{skill}}: {{waiting}}', { skill: name, waiting })}{' '}
            <span className={on === 0 ? 'late' : 'quiet'}>
              {on === 0 ? say('nobody on') : sayCount(on, 'one on', '{{count}} on')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
