import { MINUTE } from '#kernel/time.ts';
import { dayAndHour, shortDay } from '#ui/time/clock.ts';
import { useNow } from '#ui/time/now.tsx';
import { say, sayWith } from '#ui/words/say.ts';
import type { ClockView } from './clocks-panel.tsx';
import { amountWords, startWords } from './words.ts';

type Line = ClockView['working'][number];
type Told = { readonly what: string; readonly value: string };

/** How the due time was found, line by line. What is counted adds up to the rule's own number. */
export function Receipt({ clock }: { clock: ClockView }) {
  const now = useNow();
  const { rule } = clock;
  const told = clock.working.map((line) => toldOf(line, clock, now));
  const paused = clock.state === 'paused';
  return (
    <div className="clock-wide">
      <ol className="working">
        {told.map(({ what, value }, n) => (
          <li key={n}>
            <span>{what}</span>
            <span>{value}</span>
          </li>
        ))}
        {paused && (
          <li>
            <span>{say('Paused: it has no date until it runs again')}</span>
            <span />
          </li>
        )}
      </ol>
      <p className="small quiet">
        {say('Rule: {{amount}}, {{start}}. Version {{version}}, in force from {{from}}. Calendar: {{calendar}}.', {
          amount: amountWords(rule.amount + clock.extended, rule.unit),
          start: startWords(rule.start),
          version: rule.version,
          from: rule.effectiveFrom,
          calendar: rule.calendar,
        })}{' '}
        {rule.source.url === ''
          ? rule.source.title
          : sayWith('Source: {{source}}', {
              source: (
                <a href={rule.source.url} target="_blank" rel="noreferrer">
                  {`${rule.source.title}, ${rule.source.passage}`}
                </a>
              ),
            })}
      </p>
    </div>
  );
}

/** A day of the calendar as a moment in the middle of it, so that it is the same day in every zone near by. */
const noon = (day: string | null): number => Date.parse(`${day ?? ''}T12:00:00Z`);

const momentIn = (zone: string, now: number) => (at: number | null) => (at === null ? '' : dayAndHour(at, now, zone));

function toldOf(line: Line, { rule }: ClockView, now: number): Told {
  const { zone, unit } = rule;
  const moment = momentIn(zone, now);
  const day = (text: string | null) => shortDay(noon(text), now, 'UTC');
  switch (line.line) {
    case 'began':
      return { what: say('Began'), value: moment(line.at) };
    case 'deemed':
      return { what: say('Counts from the next working moment'), value: moment(line.at) };
    case 'first day':
      return { what: say('First day that counts'), value: day(line.day) };
    case 'counted':
      return { what: between(line, rule, now), value: countedWords(line, unit) };
    case 'closed':
      return {
        what: say('{{day}}: {{title}}', { day: day(line.day), title: `${line.title}` }),
        value: say('not counted'),
      };
    case 'paused':
      return { what: pausedWords(line, moment), value: moment(line.at) };
    case 'rolled':
      return { what: say('Moved to the next working day'), value: day(line.day) };
    case 'due':
      return { what: say('Due'), value: moment(line.at) };
    default:
      return line.line satisfies never;
  }
}

const pausedWords = ({ to }: Line, moment: (at: number) => string): string =>
  to === null ? say('Paused since') : say('Paused until {{when}}', { when: moment(to) });

/** Months are counted out in days. */
const countedWords = ({ amount }: Line, unit: string): string =>
  amountWords(amount ?? 0, unit === 'months' ? 'calendar days' : unit);

/** "Mon 23 to Fri 27": the days or hours that one line of the working counts. */
function between({ at, to }: Line, { zone, unit }: ClockView['rule'], now: number): string {
  if (at === null || to === null) return '';
  const minutes = unit === 'minutes' || unit === 'working minutes';
  const words = (moment: number) => (minutes ? dayAndHour(moment, now, zone) : shortDay(moment, now, zone));
  const [from, until] = [words(at), words(minutes ? to : to - MINUTE)];
  return from === until ? from : say('{{from}} to {{until}}', { from, until });
}
