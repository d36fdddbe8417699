import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { dayOfText, weekdayOf } from '#kernel/civil.ts';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { useNow } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { PatternDialog } from './pattern-dialog.tsx';
import { dayName, dayTextAt } from './words.ts';
import './roster.css';

export type Patterns = ReplyOf<typeof contract.patterns>;
export type OnePattern = Patterns['patterns'][number];
type Doing = { readonly act: 'edit' | 'assign'; readonly pattern: OnePattern } | { readonly act: 'new' };

/** The patterns of the teams one leads, and who works them. */
export function PatternsPage() {
  const asked = useAsk(contract.patterns, {}, { watch: ['roster'] });
  const [doing, setDoing] = useState<Doing>();
  return (
    <main className="sheet roster" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Patterns')}</h1>
          <p>{say('Hours that come round, week after week, and who works them from when.')}</p>
        </div>
        <span className="row-of push">
          <Link to="/roster/team" className={buttonLook()}>
            {say('Team roster')}
          </Link>
          <Button weight="main" icon="plus" onClick={() => setDoing({ act: 'new' })}>
            {say('New pattern')}
          </Button>
        </span>
      </header>
      <div className="page">
        <Loaded asked={asked} what={say('The patterns')}>
          {(all) => (
            <>
              {all.patterns.length === 0 && (
                <Empty title={say('No pattern yet')}>
                  <p>{say('Make one for a week or more, give it to officers, and plan their shifts by it.')}</p>
                </Empty>
              )}
              {all.patterns.map((pattern) => (
                <Pattern key={pattern.id} pattern={pattern} onDo={(act) => setDoing({ act, pattern })} />
              ))}
              {doing?.act === 'assign' && (
                <Assign pattern={doing.pattern} all={all} onClose={() => setDoing(undefined)} />
              )}
              {doing !== undefined && doing.act !== 'assign' && (
                <PatternDialog
                  all={all}
                  pattern={doing.act === 'edit' ? doing.pattern : undefined}
                  onClose={() => setDoing(undefined)}
                />
              )}
            </>
          )}
        </Loaded>
      </div>
    </main>
  );
}

type PatternProps = { readonly pattern: OnePattern; readonly onDo: (act: 'edit' | 'assign') => void };

function Pattern({ pattern, onDo }: PatternProps) {
  const { id, name, team, days, officers } = pattern;
  const today = dayTextAt(useNow(), pattern.zone);
  const close = useTell(contract.closePattern);
  const end = useTell(contract.endAssignment);
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <p className="small quiet">
        {say('{{team}}, {{length}}', {
          team: team.name,
          length:
            days.length % 7 === 0
              ? sayCount(days.length / 7, 'every week', 'a turn of {{count}} weeks')
              : sayCount(days.length, 'a turn of one day', 'a turn of {{count}} days'),
        })}
      </p>
      <ul className="lines">
        {officers.map(({ assignmentId, officer, fromDay, untilDay }) => (
          <li key={assignmentId}>
            <span className="when">{officer.name}</span>
            <span>
              {untilDay === null
                ? say('from {{day}}', { day: dayName(fromDay) })
                : say('{{first}} to {{last}}', { first: dayName(fromDay), last: dayName(untilDay) })}
            </span>
            {untilDay === null && (
              <Button
                weight="bare"
                aria-label={say('End today for {{name}}', { name: officer.name })}
                onClick={() => end.mutate({ params: { id: assignmentId }, body: { lastDay: today } })}
              >
                {say('End today')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble fault={close.error ?? end.error} />
      <div className="row-of">
        <Button aria-label={say('Give it to an officer: {{name}}', { name })} onClick={() => onDo('assign')}>
          {say('Give it to an officer')}
        </Button>
        <Button aria-label={say('Change {{name}}', { name })} onClick={() => onDo('edit')}>
          {say('Change')}
        </Button>
        <Button
          weight="bare"
          aria-label={say('Close {{name}}', { name })}
          busy={close.isPending}
          onClick={() => close.mutate({ params: { id } })}
        >
          {say('Close')}
        </Button>
      </div>
    </section>
  );
}

type AssignProps = { readonly pattern: OnePattern; readonly all: Patterns; readonly onClose: () => void };

/** From a day on, beginning with one of its weeks: so that two officers work the same pattern in turn. */
function Assign({ pattern, all, onClose }: AssignProps) {
  const today = dayTextAt(useNow(), pattern.zone);
  const officers = all.teams.find(({ id }) => id === pattern.team.id)?.officers ?? [];
  const [officerId, setOfficerId] = useState(officers[0]?.id ?? '');
  const [fromDay, setFromDay] = useState(today);
  const [week, setWeek] = useState('1');
  const assign = useTell(contract.assign, { onDone: onClose });
  const weeks = Math.ceil(pattern.days.length / 7);
  const first = dayOfText(fromDay);
  const turn =
    pattern.days.length % 7 === 0 && first !== undefined ? (Number(week) - 1) * 7 + weekdayOf(first) : Number(week) - 1;
  return (
    <Dialog
      title={say('Give {{name}} to an officer', { name: pattern.name })}
      open
      onClose={onClose}
      onSubmit={() => assign.mutate({ params: { id: pattern.id }, body: { officerId, fromDay, turn } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={assign.isPending}>
            {say('Give it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Officer')}
        value={officerId}
        onChange={setOfficerId}
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField label={say('From')} type="date" required value={fromDay} onChange={setFromDay} />
      {weeks > 1 && (
        <SelectField
          label={say('Begins with')}
          value={week}
          onChange={setWeek}
          options={Array.from({ length: weeks }, (_, n) => ({
            value: String(n + 1),
            label: say('Week {{week}}', { week: n + 1 }),
          }))}
        />
      )}
      <p className="small quiet">{say('What they worked until then ends on the day before.')}</p>
      <Trouble fault={assign.error} />
    </Dialog>
  );
}
