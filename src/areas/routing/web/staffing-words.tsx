import { number, say, sayCount } from '#ui/words/say.ts';
import type { FiguresProps, Staffed } from './staffing.tsx';

const asMinutes = (seconds: number) => Math.round(seconds / 6) / 10;

/** What stands for an empty field, and where it comes from. */
export function handlingHint(handling: Staffed['handling'] | undefined): string {
  if (handling === undefined) return '';
  if (handling.measured === null)
    return say('Empty: {{minutes}}, until enough was handled to measure it.', { minutes: asMinutes(handling.usual) });
  return say('Empty: as measured, {{minutes}} on average.', { minutes: asMinutes(handling.measured.mean) });
}

/** Where the roster of the day has too few, in one sentence; or that it has enough. */
export function Gap({ rows, hour }: FiguresProps) {
  if (rows.every(({ planned }) => planned === 0))
    return <p>{say('Nobody is on the published roster of this day yet.')}</p>;
  const short = rows.filter((row) => row.short > 0);
  const worst = short.toSorted((one, other) => other.short - one.short)[0];
  if (worst === undefined) return <p className="kept">{say('The roster has enough in every half hour.')}</p>;
  return (
    <p className="due">
      <b>
        {sayCount(
          short.length,
          'The roster is short in one half hour: {{missing}} too few at {{from}}.',
          'The roster is short in {{count}} half hours: {{missing}} too few at {{from}}, the most.',
          { missing: worst.short, from: hour(worst.at) },
        )}
      </b>
    </p>
  );
}

type WorkingProps = Pick<Staffed, 'forecast' | 'handling'>;

export function Working({ forecast: { weeks, measured }, handling }: WorkingProps) {
  const share = (value: number) => number(Math.round(value * 1000) / 10);
  return (
    <div className="working small">
      <h3>{say('The working')}</h3>
      <p>
        {sayCount(
          weeks,
          'Expected is what came in this half hour one week before.',
          'Expected is the mean of this half hour in the last {{count}} weeks.',
        )}{' '}
        {measured === null
          ? say('With four weeks of cases the forecast is measured on weeks it has not seen.')
          : sayCount(
              measured.weeks,
              'On one week held back it missed by {{error}} in a hundred arrivals; the week before repeated would have missed by {{last}}. The band held {{inside}} in a hundred half hours.',
              'On {{count}} weeks held back it missed by {{error}} in a hundred arrivals; the week before repeated would have missed by {{last}}. The band held {{inside}} in a hundred half hours.',
              {
                error: share(measured.error),
                last: share(measured.errorOfLastWeek),
                inside: share(measured.inside),
              },
            )}
      </p>
      <HandlingWords measured={handling.measured} />
      <p>
        {say(
          'Needed is by Erlang A: answered in time ÷ all that arrive, where customers give up. If all wait is by Erlang C, the careful figure. Both are models: arrivals are taken as independent.',
        )}
      </p>
    </div>
  );
}

/** How the handling time was measured, with its spread and with what was left out. */
function HandlingWords({ measured }: Pick<Staffed['handling'], 'measured'>) {
  if (measured === null) return null;
  const { count, mean, spread, low, high, leftOut, halfHours } = measured;
  return (
    <p>
      {say(
        'A contact took {{mean}} min on average, of {{count}} in six weeks: eight in ten between {{low}} and {{high}} min, standard deviation {{spread}}. Who has several in hand shares their time equally among them. {{leftOut}} that lay for more than four hours or were over at once are left out.',
        {
          mean: asMinutes(mean),
          count,
          low: asMinutes(low),
          high: asMinutes(high),
          spread: asMinutes(spread),
          leftOut,
        },
      )}{' '}
      {halfHours > 0 &&
        sayCount(
          halfHours,
          'One half hour of the day has enough for a mean of its own.',
          '{{count}} half hours of the day have enough for a mean of their own.',
        )}
    </p>
  );
}
