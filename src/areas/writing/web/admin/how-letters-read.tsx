import { useState } from 'react';
import { useTeams } from '#areas/identity/web/index.ts';
import { TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { shortDate, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import { DAY } from '#kernel/time.ts';
import * as contract from '../../contract.ts';
import { AGREED_GRADE } from '../../rules/index.ts';

type Week = ReplyOf<typeof contract.trend>['weeks'][number];
const DAYS = 12 * 7;

/** How the answers of each team read, week by week. It measures texts and names nobody. */
export function HowLettersRead() {
  const zone = useZone();
  const now = useNow();
  const [days, setDays] = useState({ from: toFields(now - DAYS * DAY, zone).date, to: toFields(now, zone).date });
  const right = days.from !== '' && days.to !== '' && days.from <= days.to;
  const asked = useAsk(contract.trend, { query: days }, { keep: true, enabled: right });
  const teams = useTeams();
  return (
    <div className="letters-read">
      <div className="row-of">
        <TextField label={say('From')} type="date" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <TextField
          label={say('Until, that day included')}
          type="date"
          value={days.to}
          onChange={(to) => setDays({ ...days, to })}
        />
      </div>
      <p className="small quiet">
        {say(
          'The middle letter of each week by the Flesch-Kincaid formula, which counts lengths and knows nothing of sense. We aim for school year {{aim}} or below.',
          { aim: AGREED_GRADE },
        )}
      </p>
      <Loaded asked={asked} what={say('Figures')}>
        {({ weeks }) =>
          weeks.length === 0 ? (
            <Empty title={say('No letter was measured in these days')} ring="released">
              {say('Answers are measured some minutes after they went out.')}
            </Empty>
          ) : (
            [...Map.groupBy(weeks, ({ teamId }) => teamId)].map(([teamId, its]) => (
              <Team key={teamId} name={teams.find(({ id }) => id === teamId)?.name ?? say('A team')} weeks={its} />
            ))
          )
        }
      </Loaded>
    </div>
  );
}

function Team({ name, weeks }: { name: string; weeks: readonly Week[] }) {
  const [now, zone] = [useNow(), useZone()];
  const heads = [
    say('Week from'),
    say('Letters'),
    say('School year'),
    say('Above what we agreed'),
    say('Long, of 100 sentences'),
    say('Passive, of 100 sentences'),
    say('Officialese, of 100 words'),
  ];
  return (
    <section aria-label={name}>
      <h2 className="part">{name}</h2>
      <Line weeks={weeks} />
      {/* What scrolls sideways has to be reachable from the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="table-wide" tabIndex={0} role="region" aria-label={name}>
        <table className="days-off">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ week, letters, grade, above, long, passive, jargon }) => (
              <tr key={week}>
                <th scope="row">{shortDate(week, now, zone)}</th>
                <td className="num">{letters}</td>
                <td className="num">{grade.toFixed(1)}</td>
                <td className="num">{above}</td>
                <td className="num">{long.toFixed(1)}</td>
                <td className="num">{passive.toFixed(1)}</td>
                <td className="num">{jargon.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const WIDE = 480;
const HIGH = 80;
const HIGHEST = 16;

/** The table beside it says the same in figures. */
function Line({ weeks }: { weeks: readonly Week[] }) {
  if (weeks.length < 2) return null;
  const x = (n: number) => 4 + (n / (weeks.length - 1)) * (WIDE - 8);
  const y = (grade: number) => HIGH - 4 - (Math.min(grade, HIGHEST) / HIGHEST) * (HIGH - 8);
  const points = weeks.map(({ grade }, n) => `${x(n).toFixed(1)},${y(grade).toFixed(1)}`).join(' ');
  return (
    <svg className="letters-line" viewBox={`0 0 ${WIDE} ${HIGH}`} aria-hidden="true" preserveAspectRatio="none">
      <line x1="0" x2={WIDE} y1={y(AGREED_GRADE)} y2={y(AGREED_GRADE)} className="aim" />
      <polyline points={points} />
    </svg>
  );
}
