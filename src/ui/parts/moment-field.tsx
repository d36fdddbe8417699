import { useId } from 'react';
import { DAY, type Instant } from '#kernel/time.ts';
import { fromFields, longDay, hourOf, toFields } from '../time/clock.ts';
import { useNow, useZone } from '../time/now.tsx';
import { say } from '../words/say.ts';

type MomentFieldProps = {
  readonly label: string;
  readonly value: Instant;
  readonly onChange: (at: Instant) => void;
  /** It has been, so no days to come are offered. */
  readonly past?: boolean;
};

const FIVE_PM = '17:00';
const soon = () => [
  { word: say('Tomorrow'), days: 1 },
  { word: say('In 2 days'), days: 2 },
  { word: say('In a week'), days: 7 },
];

/** A day and an hour in the agency's zone, with the three days that are chosen most. */
export function MomentField({ label, value, onChange, past = false }: MomentFieldProps) {
  const zone = useZone();
  const now = useNow();
  const id = useId();
  const { date, time } = toFields(value, zone);
  const put = (day: string, hour: string) => {
    const at = fromFields(day, hour, zone);
    if (at !== undefined) onChange(at);
  };
  return (
    <fieldset className="field moment">
      <legend>{label}</legend>
      <div className="row-of">
        <label className="unseen" htmlFor={`${id}-date`}>
          {say('Day')}
        </label>
        <input
          id={`${id}-date`}
          className="input"
          type="date"
          value={date}
          onChange={(e) => put(e.target.value, time)}
        />
        <label className="unseen" htmlFor={`${id}-time`}>
          {say('Hour')}
        </label>
        <input
          id={`${id}-time`}
          className="input"
          type="time"
          value={time}
          onChange={(e) => put(date, e.target.value)}
        />
      </div>
      <span className="hint">{say('{{day}}, {{hour}}', { day: longDay(value, zone), hour: hourOf(value, zone) })}</span>
      {!past && (
        <div className="row-of">
          {soon().map(({ word, days }) => (
            <button
              key={word}
              type="button"
              className="filter"
              onClick={() => put(toFields(now + days * DAY, zone).date, FIVE_PM)}
            >
              {word}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}
