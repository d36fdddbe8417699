import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { locale, say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { hoursFromText, textOfHours } from './pattern-text.ts';
import type { OnePattern, Patterns } from './patterns.tsx';

type DialogProps = {
  readonly all: Patterns;
  readonly pattern: OnePattern | undefined;
  readonly onClose: () => void;
};

/** Monday 1 January 2024, from which the names of the days are taken. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const weekday = (n: number) =>
  new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format(MONDAY + (n % 7) * 86_400_000);

const NEW_WEEK = ['9:00-17:00', '9:00-17:00', '9:00-17:00', '9:00-17:00', '9:00-17:00', '', ''];

type Draft = {
  readonly teamId: string;
  readonly name: string;
  /** As they are written. */
  readonly days: readonly string[];
  readonly onHolidays: boolean;
  readonly needs: readonly string[];
};

const draftOf = ({ all, pattern }: Pick<DialogProps, 'all' | 'pattern'>): Draft =>
  pattern === undefined
    ? { teamId: all.teams[0]?.id ?? '', name: '', days: NEW_WEEK, onHolidays: false, needs: [] }
    : { ...pattern, teamId: pattern.team.id, days: pattern.days.map(textOfHours) };

/** The days of a pattern, a week in each row, written as one would say them: 7:00-15:00 Early. */
export function PatternDialog({ all, pattern, onClose }: DialogProps) {
  const [draft, setDraft] = useState(() => draftOf({ all, pattern }));
  const make = useTell(contract.makePattern, { onDone: onClose });
  const change = useTell(contract.changePattern, { onDone: onClose });
  const keep = () => {
    const days = draft.days.map(hoursFromText).flatMap((one) => (one === undefined ? [] : [one]));
    if (days.length < draft.days.length) return;
    const { teamId, name, onHolidays, needs } = draft;
    const body = { name, days, onHolidays, needs: [...needs] };
    if (pattern === undefined) make.mutate({ body: { ...body, teamId } });
    else change.mutate({ params: { id: pattern.id }, body });
  };
  return (
    <Dialog
      wide
      title={pattern === undefined ? say('New pattern') : say('Change {{name}}', { name: pattern.name })}
      open
      onClose={onClose}
      onSubmit={keep}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={make.isPending || change.isPending}>
            {say('Keep this')}
          </Button>
        </>
      }
    >
      <Head {...{ all, draft, setDraft, fresh: pattern === undefined }} />
      <Days days={draft.days} setDays={(days) => setDraft({ ...draft, days })} />
      <Needs {...{ all, draft, setDraft }} />
      {pattern !== undefined && (
        <p className="small quiet">{say('What is published stays as it is. Plan again for what comes after.')}</p>
      )}
      <Trouble fault={make.error ?? change.error} />
    </Dialog>
  );
}

type PartProps = { readonly all: Patterns; readonly draft: Draft; readonly setDraft: (draft: Draft) => void };

const Head = ({ all, draft, setDraft, fresh }: PartProps & { readonly fresh: boolean }) => (
  <div className="columns">
    <TextField
      label={say('What it is called')}
      required
      maxLength={80}
      value={draft.name}
      onChange={(name) => setDraft({ ...draft, name })}
    />
    {fresh && (
      <SelectField
        label={say('Team')}
        value={draft.teamId}
        onChange={(teamId) => setDraft({ ...draft, teamId })}
        options={all.teams.map((team) => ({ value: team.id, label: team.name }))}
      />
    )}
  </div>
);

function Needs({ all, draft, setDraft }: PartProps) {
  const { needs } = draft;
  return (
    <>
      <Pick
        label={say('Also worked on public holidays')}
        checked={draft.onHolidays}
        onChange={(onHolidays) => setDraft({ ...draft, onHolidays })}
      />
      {all.skills.length > 0 && (
        <fieldset className="field">
          <legend>{say('Whoever works it needs')}</legend>
          {all.skills.map(({ id, name }) => (
            <Pick
              key={id}
              label={name}
              checked={needs.includes(id)}
              onChange={(on) => setDraft({ ...draft, needs: on ? [...needs, id] : needs.filter((one) => one !== id) })}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

type DaysProps = {
  readonly days: readonly string[];
  readonly setDays: (days: readonly string[]) => void;
};

const MOST_WEEKS = 12;

function Days({ days, setDays }: DaysProps) {
  const weeks = Math.ceil(days.length / 7);
  return (
    <>
      {Array.from({ length: weeks }, (_, week) => (
        <fieldset key={week} className="field">
          <legend>{say('Week {{week}}', { week: week + 1 })}</legend>
          <div className="pattern-days">
            {days.slice(week * 7, week * 7 + 7).map((text, n) => (
              <TextField
                // The days of a pattern never change places.
                // oxlint-disable-next-line react/no-array-index-key
                key={n}
                label={weekday(n)}
                value={text}
                onChange={(next) => setDays(days.with(week * 7 + n, next))}
                fault={
                  hoursFromText(text) === undefined ? say('Write 7:00-15:00, or nothing for a day off.') : undefined
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="row-of">
        {weeks < MOST_WEEKS && (
          <Button icon="plus" onClick={() => setDays([...days, ...days.slice(-7)])}>
            {say('One week more')}
          </Button>
        )}
        {weeks > 1 && <Button onClick={() => setDays(days.slice(0, (weeks - 1) * 7))}>{say('One week less')}</Button>}
      </div>
      <p className="hint small">
        {say('Several stretches with commas: 8:00-12:00, 13:00-17:00. A name may follow: 7:00-15:00 Early.')}
      </p>
    </>
  );
}
