import { DAY } from '#kernel/time.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { hourOf, shortDay, span, standingOf } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { priorityName } from '../lists/labels.ts';
import type { Thing, TodayWords } from './words.tsx';

type LineProps = {
  readonly it: Thing;
  readonly words: TodayWords | undefined;
  readonly now: number;
  readonly team: string;
};

/** One thing to do: when, what, why and for whom. What no area knows how to tell is not shown. */
export function ThingLine({ it, words, now, team }: LineProps) {
  if (words === undefined) return null;
  const { What, Why, icon } = words;
  return (
    <li>
      <When at={it.dueAt} now={now} />
      <Icon name={it.priority === 1 ? 'flag' : icon} className="kind" />
      <div>
        <What it={it} />
        {it.priority === 1 && (
          <Tag meaning="due" icon="flag">
            {priorityName(1)}
          </Tag>
        )}
        {it.restricted && (
          <Tag meaning="veiled" icon="lock">
            {say('Restricted')}
          </Tag>
        )}
        <p className="why">
          <Why it={it} now={now} />
        </p>
      </div>
      <p className="whom">
        {it.customerName}
        <small>
          {it.reference === null ? (
            ''
          ) : (
            <>
              {team}
              {team !== '' && ' · '}
              <span className="ref">{it.reference}</span>
            </>
          )}
        </small>
      </p>
    </li>
  );
}

/** Of today the hour says enough; of another day its name does. */
const since = (at: number, now: number, zone: string): string =>
  now - at < DAY ? hourOf(at, zone) : shortDay(at, now, zone);

/** Time is the first thing on the line: how late, what hour, or which day. */
function When({ at, now }: { at: number | null; now: number }) {
  const zone = useZone();
  if (at === null) return <p className="when quiet">{say('Any day')}</p>;
  const standing = standingOf(at, now, zone);
  const iso = new Date(at).toISOString();
  if (standing === 'ahead')
    return (
      <p className="when quiet">
        <time dateTime={iso}>
          {shortDay(at, now, zone)}
          <small>{hourOf(at, zone)}</small>
        </time>
      </p>
    );
  return (
    <p className={`when ${standing}`}>
      <time dateTime={iso}>
        {standing === 'late' ? say('{{time}} late', { time: span(now - at) }) : hourOf(at, zone)}
        <small>{standing === 'late' ? since(at, now, zone) : say('in {{time}}', { time: span(at - now) })}</small>
      </time>
    </p>
  );
}
