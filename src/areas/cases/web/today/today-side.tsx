import { Link } from '@tanstack/react-router';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { number, say, sayCount } from '#ui/words/say.ts';
import { useDeskSlots } from '../desk-slots.ts';
import type { DayList } from './today-screen.tsx';

/** Noon, so that a day is named rightly also where the clocks change at night. */
const NOON_MS = 12 * 60 * 60 * 1000;

/** Beside the day: the week, and where people wait for somebody. */
export function TodaySide({ it: { week, queues } }: { it: DayList }) {
  const zone = useZone();
  const now = useNow();
  const { Round } = useDeskSlots();
  const most = Math.max(1, ...week.map(({ due }) => due));
  return (
    <aside className="side" aria-label={say('Round about')}>
      <section className="slot">
        <h2>{say('Your next steps this week')}</h2>
        <ol className="days">
          {week.map(({ begins, due }, n) => (
            <li key={begins} aria-current={n === 0 ? 'date' : undefined}>
              <span>{shortDay(begins + NOON_MS, now, zone)}</span>
              <span className="bar" style={{ '--run': `${(100 * due) / most}%` } as React.CSSProperties}>
                <i />
              </span>
              <b className="num">{number(due)}</b>
            </li>
          ))}
        </ol>
      </section>
      <Round />
      {queues.length > 0 && (
        <section className="slot">
          <h2>{say('Waiting for somebody')}</h2>
          <ul className="waits">
            {queues.map(({ teamId, name, unowned, late }) => (
              <li key={teamId}>
                <Link to="/queue/$team" params={{ team: teamId }}>
                  {name}
                </Link>
                <span className="num">{unowned === 0 ? say('no one') : number(unowned)}</span>
                <b className="num late">{late > 0 && sayCount(late, '{{count}} late', '{{count}} late')}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
