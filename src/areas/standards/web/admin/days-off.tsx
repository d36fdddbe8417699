import { useState, type ChangeEvent } from 'react';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { longDay } from '#ui/time/clock.ts';
import { useNow } from '#ui/time/now.tsx';
import { ask } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CalendarView } from './calendars.tsx';
import { clockText } from './hours-text.ts';

/** Holidays and closedowns of one year, and the way in and out as an iCalendar file. */
export function DaysOff({ calendar }: { calendar: CalendarView }) {
  const now = useNow();
  const [year, setYear] = useState(new Date(now).getUTCFullYear());
  const asked = useAsk(contract.holidays, { params: { id: calendar.id }, query: { year } });
  const remove = useTell(contract.removeHoliday);
  return (
    <section className="stack">
      <h2 className="part">
        {say('Days off in {{year}}', { year })}
        <span className="row-of">
          <Button onClick={() => setYear(year - 1)}>{year - 1}</Button>
          <Button onClick={() => setYear(year + 1)}>{year + 1}</Button>
        </span>
      </h2>
      <Loaded asked={asked} what={say('Days off')}>
        {({ holidays }) => (
          <table className="days-off">
            <tbody>
              {holidays.map(({ id, day, title, from, to }) => (
                <tr key={id}>
                  <td className="num">{longDay(Date.parse(`${day}T12:00:00Z`), 'UTC')}</td>
                  <td>
                    {title}
                    {(from > 0 || to < 1440) && <span className="quiet"> {`${clockText(from)}-${clockText(to)}`}</span>}
                  </td>
                  <td>
                    <IconButton
                      icon="cross"
                      weight="bare"
                      label={say('Remove {{title}}, {{day}}', { title, day })}
                      onClick={() => remove.mutate({ params: { id } })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      <Trouble fault={remove.error} />
      <AddDays calendar={calendar} />
      <Files calendar={calendar} />
    </section>
  );
}

function AddDays({ calendar }: { calendar: CalendarView }) {
  const [title, setTitle] = useState('');
  const [day, setDay] = useState('');
  const [until, setUntil] = useState('');
  const add = useTell(contract.addHoliday, { onDone: () => setTitle('') });
  return (
    <form
      className="page-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({
          params: { id: calendar.id },
          body: { title, day, from: 0, to: 1440, ...(until === '' ? {} : { until }) },
        });
      }}
    >
      <div className="columns">
        <TextField label={say('What it is')} required maxLength={200} value={title} onChange={setTitle} />
        <TextField label={say('Day')} type="date" required value={day} onChange={setDay} />
        <TextField label={say('Last day, if more than one')} type="date" value={until} onChange={setUntil} />
      </div>
      <Trouble fault={add.error} />
      <div className="row-of">
        <Button type="submit" icon="plus" busy={add.isPending}>
          {say('Add a day off')}
        </Button>
      </div>
    </form>
  );
}

function Files({ calendar }: { calendar: CalendarView }) {
  const read = useTell(contract.readIcal, {
    onDone: ({ added, faults }) =>
      toast({
        words: [sayCount(added, '{{count}} day added.', '{{count}} days added.'), ...faults].join(' '),
      }),
  });
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file !== undefined) read.mutate({ params: { id: calendar.id }, body: { text: await file.text() } });
  };
  const save = async () => {
    const { name, text } = await ask(contract.writeIcal, { params: { id: calendar.id } });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
    link.download = `${name}.ics`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="row-of">
      <label className="button">
        {say('Read an iCalendar file')}
        <input className="unseen" type="file" accept=".ics,text/calendar" onChange={(event) => void take(event)} />
      </label>
      <Button onClick={() => void save()}>{say('Save as iCalendar')}</Button>
      <Trouble fault={read.error} />
    </div>
  );
}
