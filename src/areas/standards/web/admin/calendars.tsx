import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { DaysOff } from './days-off.tsx';
import { Hours } from './hours.tsx';
import { ClockRules } from './clock-rules.tsx';

type Reply = ReplyOf<typeof contract.calendars>;
export type CalendarView = Reply['calendars'][number];

/** When the office works, on which days it does not, and by which rules time is counted. */
export function Calendars() {
  const asked = useAsk(contract.calendars, {});
  const [chosen, setChosen] = useState<string>();
  return (
    <Loaded asked={asked} what={say('Calendars')}>
      {({ calendars, shipped }) => {
        const calendar = calendars.find(({ id }) => id === chosen) ?? calendars[0];
        return (
          <>
            {calendars.length > 1 && (
              <SelectField
                label={say('Calendar')}
                value={calendar?.id ?? ''}
                options={calendars.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setChosen}
              />
            )}
            {calendar !== undefined && (
              <>
                <Hours key={calendar.id} calendar={calendar} />
                <DaysOff key={`days ${calendar.id}`} calendar={calendar} />
              </>
            )}
            <Adopt shipped={shipped} onDone={setChosen} />
            <ClockRules calendars={calendars} />
          </>
        );
      }}
    </Loaded>
  );
}

/** Takes over a calendar that is shipped, with the holidays of its place. */
function Adopt({ shipped, onDone }: { shipped: Reply['shipped']; onDone: (id: string) => void }) {
  const [key, setKey] = useState('');
  const adopt = useTell(contract.adoptCalendar, { onDone: ({ id }) => onDone(id) });
  const options = [
    { value: '', label: say('Choose a place') },
    ...shipped.map((one) => ({ value: one.key, label: one.name })),
  ];
  if (shipped.length === 0) return null;
  return (
    <form
      className="page-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (key !== '') adopt.mutate({ body: { shipped: key } });
      }}
    >
      <SelectField
        label={say('Another calendar, with its public holidays')}
        value={key}
        options={options}
        onChange={setKey}
      />
      <div className="row-of">
        <Button type="submit" icon="plus" busy={adopt.isPending}>
          {say('Add the calendar')}
        </Button>
      </div>
      <Trouble fault={adopt.error} />
    </form>
  );
}
