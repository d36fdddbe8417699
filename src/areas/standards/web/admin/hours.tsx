import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CalendarView } from './calendars.tsx';
import { hoursFromText, hoursText, weekdays } from './hours-text.ts';

/** Name, zone and the hours of each day, as a person writes them: "9:00-12:30, 13:00-17:00". */
export function Hours({ calendar }: { calendar: CalendarView }) {
  const [name, setName] = useState(calendar.name);
  const [zone, setZone] = useState(calendar.zone);
  const [days, setDays] = useState(() => calendar.week.map(hoursText));
  const set = useTell(contract.setHours, { onDone: () => toast({ words: say('Saved. What runs is counted again.') }) });
  const read = days.map(hoursFromText);
  const week = read.flatMap((spans) => (spans === undefined ? [] : [spans]));
  return (
    <form
      className="page-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (week.length === 7) set.mutate({ params: { id: calendar.id }, body: { name, zone, week } });
      }}
    >
      <h2 className="part">{say('Hours')}</h2>
      <div className="columns">
        <TextField label={say('Name')} required maxLength={120} value={name} onChange={setName} />
        <TextField label={say('Time zone')} required maxLength={60} value={zone} onChange={setZone} />
      </div>
      {weekdays().map((weekday, n) => (
        <TextField
          key={weekday}
          label={weekday}
          value={days[n] ?? ''}
          placeholder={say('closed')}
          {...(read[n] === undefined ? { fault: say('Write 9:00-17:00, or nothing where it is closed.') } : {})}
          onChange={(text) => setDays(days.map((old, at) => (at === n ? text : old)))}
        />
      ))}
      <Trouble fault={set.error} />
      <div className="row-of">
        <Button type="submit" busy={set.isPending}>
          {say('Save the hours')}
        </Button>
      </div>
    </form>
  );
}
