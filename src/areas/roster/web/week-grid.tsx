import { Icon } from '#ui/icons/icon.tsx';
import { hourOf } from '#ui/time/clock.ts';
import { useNow } from '#ui/time/now.tsx';
import { number, say } from '#ui/words/say.ts';
import type { Editing } from './shift-dialog.tsx';
import type { Week } from './team-roster.tsx';
import { dayName, dayTextAt, presenceName } from './words.ts';

type GridProps = { readonly week: Week; readonly onEdit: (editing: Editing) => void };
type Officer = Week['officers'][number];
type Shift = Officer['shifts'][number];

/** Officers down and days across; on a narrow screen one day after the other. */
export function WeekGrid({ week, onEdit }: GridProps) {
  const today = dayTextAt(useNow(), week.zone);
  return (
    <>
      {/* What scrolls sideways has to be reachable from the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="table-wide week-grid-box" tabIndex={0} role="region" aria-label={say('The week')}>
        <table className="week-grid">
          <thead>
            <tr>
              <th scope="col">{say('Officer')}</th>
              {week.days.map(({ day, closed }) => (
                <th key={day} scope="col" className={day === today ? 'is-today' : ''}>
                  {dayName(day)}
                  {closed !== null && <small>{closed}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.officers.map((officer) => (
              <tr key={officer.id}>
                <th scope="row">
                  {officer.name}
                  {officer.presence !== 'off' && <small>{presenceName(officer.presence)}</small>}
                </th>
                {week.days.map(({ day, closed }) => (
                  <td key={day} className={closed === null ? '' : 'is-closed'}>
                    <Cell {...{ week, officer, day, onEdit }} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('Working')}</th>
              {week.days.map(({ day }) => (
                <td key={day}>{number(workingOn(week, day))}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <DayList {...{ week, onEdit }} />
    </>
  );
}

const workingOn = ({ officers }: Week, day: string): number =>
  officers.filter(({ shifts }) => shifts.some((shift) => shift.day === day && shift.elsewhere === null)).length;

type CellProps = GridProps & { readonly officer: Officer; readonly day: string };

function Cell({ week, officer, day, onEdit }: CellProps) {
  const shifts = officer.shifts.filter((shift) => shift.day === day);
  const away = officer.away.includes(day);
  return (
    <>
      {away && <span className="a-shift quiet">{say('Away')}</span>}
      {shifts.map((shift) => (
        <OneShift key={shift.id} {...{ week, officer, shift, onEdit }} />
      ))}
      {week.manages && !away && shifts.length === 0 && (
        <button
          type="button"
          className="add-here"
          aria-label={say('Add a shift for {{name}} on {{day}}', { name: officer.name, day: dayName(day) })}
          onClick={() => onEdit({ officerId: officer.id, name: officer.name, day })}
        >
          <Icon name="plus" />
        </button>
      )}
    </>
  );
}

type ShiftProps = GridProps & { readonly officer: Officer; readonly shift: Shift };

function OneShift({ week, officer, shift, onEdit }: ShiftProps) {
  const warned = week.warnings.some(({ shiftId }) => shiftId === shift.id);
  const looks = [
    'a-shift',
    ...(shift.draft ? ['is-draft'] : []),
    ...(warned ? ['is-warned'] : []),
    ...(shift.elsewhere === null ? [] : ['is-elsewhere']),
  ].join(' ');
  const face = (
    <>
      {say('{{from}}–{{to}}', { from: hourOf(shift.startsAt, week.zone), to: hourOf(shift.endsAt, week.zone) })}
      {shift.elsewhere !== null && <small>{shift.elsewhere}</small>}
      {shift.elsewhere === null && shift.name !== '' && <small>{shift.name}</small>}
      {shift.draft && <small>{say('draft')}</small>}
      {shift.offered && <small>{say('offered')}</small>}
    </>
  );
  if (!week.manages || shift.elsewhere !== null) return <span className={looks}>{face}</span>;
  return (
    <button
      type="button"
      className={looks}
      onClick={() => onEdit({ officerId: officer.id, name: officer.name, day: shift.day, shift })}
    >
      <span className="unseen">{say('{{name}}, {{day}}', { name: officer.name, day: dayName(shift.day) })} </span>
      {face}
    </button>
  );
}

/** The same for a narrow screen: each day with those who work on it. */
function DayList({ week, onEdit }: GridProps) {
  return (
    <div className="day-list">
      {week.days.map(({ day, closed }) => (
        <section key={day} aria-label={dayName(day, true)}>
          <h3 className="week-of">
            {dayName(day, true)}
            {closed !== null && say(': {{title}}', { title: closed })}
          </h3>
          {workingOn(week, day) === 0 && <p className="small quiet">{say('Nobody works.')}</p>}
          <ul className="lines">
            {week.officers.flatMap((officer) =>
              officer.shifts
                .filter((shift) => shift.day === day)
                .map((shift) => (
                  <li key={shift.id}>
                    <span className="when">{officer.name}</span>
                    <OneShift {...{ week, officer, shift, onEdit }} />
                  </li>
                )),
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}
